import type { StoredCart } from '../domain/cart.ts'
import { type Db, hotReads } from './database.ts'
import { CUSTOMER_ROW_COLUMNS } from './load-customer-facts.ts'
import { type Ahead, aheadColumns, aheadOf, type AheadRow } from './read-ahead.ts'
import { CART_COLUMNS, OPEN_HOLD } from './read-carts.ts'

/** A kept cart with all that it is judged on, as of one instant. */
export interface CartAhead {
  readonly cart: StoredCart
  /** An open hold keeps it. */
  readonly isHeld: boolean
  readonly ahead: Ahead
}

type Row = StoredCart & Omit<AheadRow, 'version'> & { readonly isHeld: boolean; readonly rulesVersion: number }

/** Reads a cart, and with it its customer, goods, codes (those on it, and `codes` in normal form) and the version of the rules; null where there is none. */
export async function readCartAhead(
  db: Db,
  id: string,
  { codes, now }: { readonly codes: readonly string[]; readonly now: Date },
): Promise<CartAhead | null> {
  const [row] = await hotReads<Row>(db, READ, [id, codes, now])
  if (row === undefined) return null
  const { isHeld, rulesVersion, isHoldDue, customers, products, vouchers, cards, wrongCodes, ...cart } = row
  const ahead = aheadOf({ version: rulesVersion, isHoldDue, customers, products, vouchers, cards, wrongCodes })
  return { cart, isHeld, ahead }
}

const AHEAD = aheadColumns({
  skus: `array(select line ->> 'sku' from jsonb_array_elements(cart.lines) line)`,
  codes: '(cart.codes || $2::text[])',
  holders: 'select id from who',
  now: '$3',
  clock: '$3',
})

const READ = `
  select ${CART_COLUMNS}, ahead.version as "rulesVersion", ahead."isHoldDue", ahead.customers, ahead.products, ahead.vouchers, ahead.cards,
    ahead."wrongCodes", exists (select from redemption where cart_id = cart.id and ${OPEN_HOLD('$3')}) as "isHeld"
  from cart cross join lateral (
    with who as materialized (select ${CUSTOMER_ROW_COLUMNS} from customer where id = cart.customer_id) select ${AHEAD}
  ) ahead where cart.id = $1`
