import type { LedgerEntry } from '../domain/ledger-entry.ts'
import type { Page, PageRequest } from '../domain/page.ts'
import { type Db, rows } from './database.ts'
import { pagesByOwner } from './page-of.ts'

/** Columns of `ledger_entry` under the names of the domain. */
export const LEDGER_COLUMNS = `
  ledger_entry.id, ledger_entry.kind, ledger_entry.gift_card_id as "giftCardId", ledger_entry.customer_id as "customerId",
  ledger_entry.currency, ledger_entry.delta, ledger_entry.held_delta as "heldDelta", ledger_entry.balance, ledger_entry.description,
  ledger_entry.redemption_id as "redemptionId", ledger_entry.order_reference as "orderReference",
  ledger_entry.occurred_at as "occurredAt", ledger_entry.available_at as "availableAt", ledger_entry.expires_at as "expiresAt"`

/** Entries by id; missing ids are missing. */
export async function ledgerEntriesByIds(db: Db, ids: readonly string[]): Promise<Map<string, LedgerEntry>> {
  const found = await rows<LedgerEntry>(db, `select ${LEDGER_COLUMNS} from ledger_entry where id = any($1::uuid[])`, [
    ids,
  ])
  return new Map(found.map((entry) => [entry.id, entry]))
}

/** Whose entries are listed: those of a gift card or a loyalty card, or those that moved in a customer's wallet. */
export type LedgerOwner = 'gift_card_id' | 'loyalty_card_id' | 'customer_id'

/** Each owner's entries, newest first. */
export async function pageLedgerOf(
  db: Db,
  owner: LedgerOwner,
  ownerIds: readonly string[],
  page: PageRequest,
): Promise<Map<string, Page<LedgerEntry>>> {
  const found = await rows<LedgerEntry & { ownerId: string; seq: string }>(db, pageQuery(owner), [
    ownerIds,
    page.after?.[0] ?? null,
    page.first + 1,
  ])
  const totals = await rows<{ ownerId: string; count: number }>(db, totalsQuery(owner), [ownerIds])
  return pagesByOwner(ownerIds, found, totals, page, ({ seq }) => [seq])
}

function pageQuery(owner: LedgerOwner): string {
  return `
    select owner.id as "ownerId", found.* from unnest($1::uuid[]) as owner(id) cross join lateral (
      select ${LEDGER_COLUMNS}, ledger_entry.seq::text as seq from ledger_entry
      where ${owner} = owner.id and ($2::bigint is null or ledger_entry.seq < $2) order by ledger_entry.seq desc limit $3
    ) found`
}

function totalsQuery(owner: LedgerOwner): string {
  return `
    select ${owner} as "ownerId", count(*) as count from ledger_entry where ${owner} = any($1::uuid[]) group by ${owner}`
}
