import type { Page, PageRequest } from '../domain/page.ts'
import type { HoldingStatus, Voucher } from '../domain/voucher.ts'
import type { WalletItem, WalletItemKind } from '../domain/wallet-item.ts'
import { HOLD_DUE } from './catalogue.ts'
import { type Db, hotReads } from './database.ts'
import { VOUCHER_COLUMNS } from './find-vouchers.ts'
import { pageOf } from './page-of.ts'
import { type AsJson, revived } from './read-ahead.ts'
import { HOLDINGS, walletItemsByIds } from './wallet-sources.ts'

/** Which holdings are listed. */
export interface WalletFilter {
  readonly kinds: readonly WalletItemKind[]
  readonly statuses: readonly HoldingStatus[]
}

/** Where holdings stand in each wallet's page. */
export interface WalletPlaces {
  /** Of the shop's rules, as of the same instant. */
  readonly version: number
  /** What was read holds what nobody has given back yet: it is to be read again after that. */
  readonly isHoldDue: boolean
  readonly owners: readonly OwnerRow[]
}

interface OwnerRow {
  readonly ownerId: string
  readonly count: number
  /** Null for none. */
  readonly page: readonly Place[] | null
}

interface Place {
  readonly kind: WalletItemKind
  readonly id: string
  readonly sortKey: string
  /** Of a voucher all there is; null for other kinds, which are read by themselves. */
  readonly voucher: AsJson<Voucher> | null
}

/**
 * Finds each customer's holdings of these kinds and statuses at `now`, public codes that she has kept among them, soonest to end first: in one
 * statement, together with what a request must know before it believes them.
 */
export async function findWalletItems(
  db: Db,
  customerIds: readonly string[],
  { kinds, statuses }: WalletFilter,
  page: PageRequest,
  now: Date,
): Promise<WalletPlaces> {
  const after = [page.after?.[0] ?? null, page.after?.[1] ?? null]
  const [found] = await hotReads<WalletPlaces>(db, FIND, [customerIds, now, statuses, kinds, ...after, page.first + 1])
  return found!
}

/** Reads what was found, as pages by customer. */
export async function readWalletItems(
  db: Db,
  { owners }: WalletPlaces,
  asked: PageRequest,
): Promise<Map<string, Page<WalletItem>>> {
  const places = owners.flatMap(({ page }) => page ?? [])
  const others = await walletItemsByIds(
    db,
    places.filter(({ voucher }) => voucher === null),
  )
  return new Map(
    owners.map(({ ownerId, count, page }) => {
      const places = pageOf(page ?? [], count, asked, ({ sortKey, id }) => [sortKey, id])
      const items = places.items.map(({ id, voucher }) =>
        voucher === null ? others.get(id)! : revived<Voucher>(voucher),
      )
      return [ownerId, { ...places, items }]
    }),
  )
}

const FIND = `
  select version, ${HOLD_DUE('$2')} as "isHoldDue", (
    select json_agg(json_build_object('ownerId', owner.id, 'count', found.count, 'page', found.page))
    from unnest($1::uuid[]) as owner(id) cross join lateral (
      with holding as materialized (${HOLDINGS})
      select (select count(*) from holding) as count, (select json_agg(place) from (
        select kind, id, ends::text as "sortKey", case kind when 'VOUCHER' then (
          select row_to_json(voucher) from (select ${VOUCHER_COLUMNS} from voucher where voucher.id = holding.id) voucher
        ) end as voucher from holding
        where $5::text is null or (ends, id) > ($5::timestamptz, $6::uuid) order by ends, id limit $7
      ) place) as page
    ) found
  ) as owners
  from catalogue_version`
