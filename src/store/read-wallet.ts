import type { Page, PageRequest } from '../domain/page.ts'
import type { HoldingStatus } from '../domain/voucher.ts'
import type { WalletItem, WalletItemKind } from '../domain/wallet-item.ts'
import { type Db, rows } from './database.ts'
import { CARD_ENDS_AT, giftCardStatusAt } from './gift-card-status.ts'
import { pagesByOwner } from './page-of.ts'
import { entryStatusAt } from './read-giveaways.ts'
import { voucherStatusAt } from './voucher-status.ts'
import { walletItemsByIds } from './wallet-items-by-ids.ts'

/** Which holdings are listed. */
export interface WalletFilter {
  readonly kinds: readonly WalletItemKind[]
  readonly statuses: readonly HoldingStatus[]
}

interface WalletRow {
  readonly ownerId: string
  readonly kind: WalletItemKind
  readonly id: string
  readonly sortKey: string
}

/** Each customer's holdings of these kinds and statuses at `now`, public codes that she has kept among them: soonest to end first. */
export async function pageWalletItemsOf(
  db: Db,
  customerIds: readonly string[],
  { kinds, statuses }: WalletFilter,
  page: PageRequest,
  now: Date,
): Promise<Map<string, Page<WalletItem>>> {
  const asked = [customerIds, now, statuses, kinds]
  const after = [page.after?.[0] ?? null, page.after?.[1] ?? null]
  const found = await rows<WalletRow>(db, PAGE, [...asked, ...after, page.first + 1])
  const totals = await rows<{ ownerId: string; count: number }>(db, TOTALS, asked)
  const items = await walletItemsByIds(db, found)
  const pages = pagesByOwner(customerIds, found, totals, page, ({ sortKey, id }) => [sortKey, id])
  const shown = (listed: Page<WalletRow>): Page<WalletItem> => ({
    ...listed,
    items: listed.items.map(({ id }) => items.get(id)!),
  })
  return new Map([...pages].map(([ownerId, listed]) => [ownerId, shown(listed)]))
}

/** One customer's holdings with their end (`ends`) and status; `owner.id` is hers, `$2` is now, `$4` the kinds. */
const HOLDINGS = `
  select 'VOUCHER' as kind, voucher.id, coalesce(least(voucher.ends_at, campaign.ends_at), 'infinity') as ends,
    ${voucherStatusAt('$2::timestamptz')} as status_now
  from (
    select id as voucher_id from voucher where holder_id = owner.id
    union all
    select voucher_id from public_claim where customer_id = owner.id
  ) held join voucher on voucher.id = held.voucher_id join campaign on campaign.id = voucher.campaign_id
  where 'VOUCHER' = any($4::text[])
  union all
  select 'GIFT_CARD', gift_card.id, coalesce(${CARD_ENDS_AT}, 'infinity'), ${giftCardStatusAt('$2::timestamptz')}
  from gift_card join campaign on campaign.id = gift_card.campaign_id
  where gift_card.holder_id = owner.id and 'GIFT_CARD' = any($4::text[])
  union all
  select 'LOYALTY_CARD', loyalty_card.id, 'infinity', 'ACTIVE'
  from loyalty_card where loyalty_card.holder_id = owner.id and 'LOYALTY_CARD' = any($4::text[])
  union all
  select 'REFERRAL_CODE', referral_code.id, 'infinity', case when program.enabled then 'ACTIVE' else 'DISABLED' end
  from referral_code join referral_program program on program.id = referral_code.program_id
  where referral_code.holder_id = owner.id and 'REFERRAL_CODE' = any($4::text[])
  union all
  select 'GIVEAWAY_ENTRY', giveaway_entry.id, giveaway.ends_at, ${entryStatusAt('$2::timestamptz')}
  from giveaway_entry join giveaway on giveaway.id = giveaway_entry.giveaway_id
  where giveaway_entry.holder_id = owner.id and 'GIVEAWAY_ENTRY' = any($4::text[])
  union all
  select 'PERK', perk.id, coalesce(perk.ends_at, 'infinity'),
    case when perk.revoked_at is not null then 'REVOKED' when perk.ends_at <= $2::timestamptz then 'EXPIRED' else 'ACTIVE' end
  from perk where perk.holder_id = owner.id and 'PERK' = any($4::text[])`

const PAGE = `
  select owner.id as "ownerId", found.* from unnest($1::uuid[]) as owner(id) cross join lateral (
    select holding.kind, holding.id, holding.ends::text as "sortKey" from (${HOLDINGS}) holding
    where status_now = any($3::text[]) and ($5::text is null or (ends, id) > ($5::timestamptz, $6::uuid))
    order by ends, id limit $7
  ) found`

const TOTALS = `
  select owner.id as "ownerId", totals.count from unnest($1::uuid[]) as owner(id) cross join lateral (
    select count(*) as count from (${HOLDINGS}) holding where status_now = any($3::text[])
  ) totals`
