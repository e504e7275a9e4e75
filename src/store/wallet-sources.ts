import type { WalletItem, WalletItemKind } from '../domain/wallet-item.ts'
import type { Db } from './database.ts'
import { CARD_ENDS_AT, giftCardStatusAt } from './gift-card-status.ts'
import { cardsByIds } from './loyalty-cards.ts'
import { perksByIds } from './perks.ts'
import { giftCardsByIds } from './read-gift-cards.ts'
import { entriesByIds, entryStatusAt } from './read-giveaways.ts'
import { referralCodesByIds } from './read-referrals.ts'
import { vouchersByIds } from './read-vouchers.ts'
import { voucherStatusAt } from './voucher-status.ts'

/** How a wallet finds what it holds of one kind. */
interface WalletSource {
  /** SQL for one customer's (`owner.id`) holdings at `$2::timestamptz`: `id`, `ends` (never null) and `status_now`, in this order. */
  readonly holdings: string
  /** What these are now; missing ids are missing. */
  byIds(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, WalletItem>>
}

const NOW = '$2::timestamptz'

/** Every kind: one that is added here is listed, counted, read and followed live. Public codes that a customer has kept are hers. */
const WALLET_SOURCES: Readonly<Record<WalletItemKind, WalletSource>> = {
  VOUCHER: {
    holdings: `
      select voucher.id, coalesce(least(voucher.ends_at, campaign.ends_at), 'infinity') as ends, ${voucherStatusAt(NOW)} as status_now
      from (
        select id as voucher_id from voucher where holder_id = owner.id
        union all
        select voucher_id from public_claim where customer_id = owner.id
      ) held join voucher on voucher.id = held.voucher_id join campaign on campaign.id = voucher.campaign_id`,
    byIds: vouchersByIds,
  },
  GIFT_CARD: {
    holdings: `
      select gift_card.id, coalesce(${CARD_ENDS_AT}, 'infinity') as ends, ${giftCardStatusAt(NOW)} as status_now
      from gift_card join campaign on campaign.id = gift_card.campaign_id where gift_card.holder_id = owner.id`,
    byIds: giftCardsByIds,
  },
  LOYALTY_CARD: {
    holdings: `
      select loyalty_card.id, 'infinity'::timestamptz as ends, 'ACTIVE' as status_now
      from loyalty_card where loyalty_card.holder_id = owner.id`,
    byIds: cardsByIds,
  },
  REFERRAL_CODE: {
    holdings: `
      select referral_code.id, 'infinity'::timestamptz as ends, case when program.enabled then 'ACTIVE' else 'DISABLED' end as status_now
      from referral_code join referral_program program on program.id = referral_code.program_id
      where referral_code.holder_id = owner.id`,
    byIds: referralCodesByIds,
  },
  GIVEAWAY_ENTRY: {
    holdings: `
      select giveaway_entry.id, giveaway.ends_at as ends, ${entryStatusAt(NOW)} as status_now
      from giveaway_entry join giveaway on giveaway.id = giveaway_entry.giveaway_id where giveaway_entry.holder_id = owner.id`,
    byIds: entriesByIds,
  },
  PERK: {
    holdings: `
      select perk.id, coalesce(perk.ends_at, 'infinity') as ends, case when perk.revoked_at is not null then 'REVOKED'
        when perk.ends_at <= ${NOW} then 'EXPIRED' else 'ACTIVE' end as status_now
      from perk where perk.holder_id = owner.id`,
    byIds: perksByIds,
  },
}

/** SQL for one customer's (`owner.id`) holdings of the kinds `$4::text[]` at `$2`, as of the statuses `$3::text[]`: `kind`, `id`, `ends`. */
export const HOLDINGS = Object.entries(WALLET_SOURCES)
  .map(
    ([kind, { holdings }]) => `
    select '${kind}' as kind, id, ends from (${holdings}) holding where '${kind}' = any($4::text[]) and status_now = any($3::text[])`,
  )
  .join('\n    union all')

/** Something in a wallet, named by its kind. */
export interface Held {
  readonly kind: WalletItemKind
  readonly id: string
}

/** What these are now, by id: one query a kind that is among them. */
export async function walletItemsByIds(db: Db, held: readonly Held[]): Promise<Map<string, WalletItem>> {
  const found = new Map<string, WalletItem>()
  for (const [kind, of] of Map.groupBy(held, (each) => each.kind)) {
    const ids = of.map(({ id }) => id)
    for (const [id, item] of await WALLET_SOURCES[kind].byIds(db, ids)) found.set(id, item)
  }
  return found
}
