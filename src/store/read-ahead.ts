import type { CustomerRef } from '../domain/input/reference-input.ts'
import type { GiftCard } from '../domain/gift-card.ts'
import { isStorable } from '../domain/input/values.ts'
import type { Product } from '../domain/product.ts'
import type { Voucher } from '../domain/voucher.ts'
import { HOLD_DUE } from './catalogue.ts'
import { type Db, hotReads } from './database.ts'
import { findingGiftCards } from './find-gift-cards.ts'
import { findingVouchers } from './find-vouchers.ts'
import { type CustomerRow, CUSTOMER_ROW_COLUMNS } from './load-customer-facts.ts'
import { PRODUCT_COLUMNS } from './read-products.ts'
import { wrongCodesOf } from './wrong-codes.ts'

/** Whose carts, and what is on them. */
export interface AheadRequest {
  /** By reference, of several with one address the first known; or by ids. Null: nobody is known. */
  readonly customers: CustomerRef | readonly string[] | null
  readonly skus: readonly string[]
  /** Normal form. */
  readonly codes: readonly string[]
  readonly now: Date
  /** The clock, whatever instant is asked about: holds run out by it. */
  readonly clock: Date
}

/** What every decision on carts looks at, as of one instant. */
export interface Ahead {
  /** Of the shop's rules. */
  readonly version: number
  /** What was read holds what nobody has given back yet: it is to be read again after that. */
  readonly isHoldDue: boolean
  readonly customers: readonly CustomerRow[]
  /** By sku; unknown ones are missing. */
  readonly products: ReadonlyMap<string, Product>
  /** Behind the codes, and the usable ones in these customers' wallets. */
  readonly vouchers: readonly Voucher[]
  /** Likewise. */
  readonly cards: readonly GiftCard[]
  /** Wrong codes named for these customers of late, as far as they matter (law 36). */
  readonly wrongCodes: number
}

/** Reads all of that in one statement: four statements fewer are what a price mostly waits for. */
export async function readAhead(db: Db, { customers, skus, codes, now, clock }: AheadRequest): Promise<Ahead> {
  const [where, value] = whereOf(customers)
  const [row] = await hotReads<AheadRow>(db, textFor(where), [value, skus, codes, now, clock])
  return aheadOf(row!)
}

/** A row of `aheadColumns`. */
export function aheadOf({ version, isHoldDue, customers, products, vouchers, cards, wrongCodes }: AheadRow): Ahead {
  return {
    version,
    isHoldDue,
    customers: (customers ?? []).map((each) => ({ ...each, createdAt: new Date(each.createdAt) })),
    products: new Map((products ?? []).map((product) => [product.sku, product])),
    vouchers: (vouchers ?? []).map((each) => revived<Voucher>(each)),
    cards: (cards ?? []).map(revivedCard),
    wrongCodes,
  }
}

/** A row that PostgreSQL made JSON of: instants come as text. */
export type AsJson<Row> = {
  [Key in keyof Row]: Row[Key] extends Date | null ? string | Exclude<Row[Key], Date> : Row[Key]
}

/** What was read, as it comes. */
export interface AheadRow {
  version: number
  isHoldDue: boolean
  customers: AsJson<CustomerRow>[] | null
  products: Product[] | null
  vouchers: AsJson<Voucher>[] | null
  cards: AsJson<GiftCard>[] | null
  wrongCodes: number
}

/** A code as it was before PostgreSQL made JSON of it. */
export function revived<Holding extends Voucher | GiftCard>(holding: AsJson<Holding>): Holding {
  const { givenAt, endsAt, createdAt } = holding as AsJson<Voucher | GiftCard>
  return {
    ...(holding as unknown as Holding),
    givenAt: instant(givenAt),
    endsAt: instant(endsAt),
    createdAt: new Date(createdAt),
  }
}

function revivedCard(card: AsJson<GiftCard>): GiftCard {
  const { expiredAt, revivedUntil } = card
  return { ...revived<GiftCard>(card), expiredAt: instant(expiredAt), revivedUntil: instant(revivedUntil) }
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}

const BY_IDS = 'id = any($1::uuid[])'

/** One of four conditions, and its parameter. What PostgreSQL cannot hold names nobody. */
function whereOf(customers: AheadRequest['customers']): [string, string | readonly string[]] {
  if (customers === null || isIds(customers)) return [BY_IDS, customers ?? []]
  const { id, externalId, email } = customers
  const [where, value] = id
    ? ['id = $1', id]
    : externalId
      ? ['external_id = $1', externalId]
      : ['lower(email) = $1 order by id limit 1', email?.toLowerCase()]
  return value && isStorable(value) ? [where, value] : [BY_IDS, []]
}

/** Whether they are named by their ids. */
export function isIds(customers: CustomerRef | readonly string[]): customers is readonly string[] {
  return Array.isArray(customers)
}

const texts = new Map<string, string>()

function textFor(where: string): string {
  const known = texts.get(where)
  if (known !== undefined) return known
  const sql = { skus: '$2', codes: '$3', holders: 'select id from who', now: '$4', clock: '$5' }
  const text = `
    with who as materialized (select ${CUSTOMER_ROW_COLUMNS} from customer where ${where}) select ${aheadColumns(sql)}`
  texts.set(where, text)
  return text
}

/** SQL of all columns but the statement's own: of a statement with the customers in `who`; each part is SQL itself. */
export function aheadColumns(sql: Readonly<Record<'skus' | 'codes' | 'holders' | 'now' | 'clock', string>>): string {
  const { skus, codes, holders, now, clock } = sql
  return `
      (select version from catalogue_version) as version, ${HOLD_DUE(clock)} as "isHoldDue",
      (select json_agg(who) from who) as customers,
      (select json_agg(goods) from (select ${PRODUCT_COLUMNS} from product where sku = any(${skus}::text[])) goods) as products,
      (select json_agg(found) from (${findingVouchers(codes, holders, now)}) found) as vouchers,
      (select json_agg(card) from (${findingGiftCards(codes, holders, now)}) card) as cards,
      (select count(*) from (${wrongCodesOf('select id from who', now)}) tries) as "wrongCodes"`
}
