import type { GiftCard } from '../domain/gift-card.ts'
import type { HoldingStatus, Voucher } from '../domain/voucher.ts'
import { type Db, rows } from './database.ts'
import { GIFT_CARD_COLUMNS } from './find-gift-cards.ts'
import { VOUCHER_COLUMNS } from './find-vouchers.ts'
import { giftCardStatusAt } from './gift-card-status.ts'
import { voucherStatusAt } from './voucher-status.ts'

/** Whose holdings are read, and which. */
interface Asked {
  readonly statuses: readonly HoldingStatus[]
  readonly limit: number
  readonly now: Date
}

/** Up to `limit` of one customer's vouchers that are of these statuses at `now`, public codes that she has kept among them. */
export function readWalletHoldings(db: Db, customerId: string, { statuses, limit, now }: Asked): Promise<Voucher[]> {
  return rows<Voucher>(db, HOLDINGS, [customerId, now, statuses, limit])
}

/** Up to `limit` of one customer's gift cards that are of these statuses at `now`. */
export function readHeldCards(db: Db, customerId: string, { statuses, limit, now }: Asked): Promise<GiftCard[]> {
  return rows<GiftCard>(db, CARDS, [customerId, now, statuses, limit])
}

/** In the order of ids: a wallet over the limit does not seem to change by a new voucher. */
const HOLDINGS = `
  select ${VOUCHER_COLUMNS} from (
    select id as voucher_id from voucher where holder_id = $1
    union
    select voucher_id from public_claim where customer_id = $1
  ) held join voucher on voucher.id = held.voucher_id join campaign on campaign.id = voucher.campaign_id
  where ${voucherStatusAt('$2::timestamptz')} = any($3::text[])
  order by voucher.id limit $4`

const CARDS = `
  select ${GIFT_CARD_COLUMNS} from gift_card join campaign on campaign.id = gift_card.campaign_id
  where gift_card.holder_id = $1 and ${giftCardStatusAt('$2::timestamptz')} = any($3::text[])
  order by gift_card.id limit $4`
