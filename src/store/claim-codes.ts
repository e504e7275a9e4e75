import type { GiftCard } from '../domain/gift-card.ts'
import type { Voucher } from '../domain/voucher.ts'
import { type Db, rows } from './database.ts'
import { GIFT_CARD_COLUMNS } from './find-gift-cards.ts'
import { VOUCHER_COLUMNS } from './find-vouchers.ts'

/** Keeps a public code in a wallet; kept twice is once. */
export async function claimPublicCode(db: Db, voucherId: string, customerId: string, now: Date): Promise<void> {
  await rows(
    db,
    'insert into public_claim (customer_id, voucher_id, claimed_at) values ($1, $2, $3) on conflict do nothing',
    [customerId, voucherId, now],
  )
}

/** Makes a single code that nobody holds a customer's own; null where somebody took it meanwhile. */
export async function holdVoucher(
  db: Db,
  voucherId: string,
  customerId: string,
  now: Date,
  endsAt: Date | null,
): Promise<Voucher | null> {
  const [voucher] = await rows<Voucher>(
    db,
    `update voucher set holder_id = $2, given_at = $3, ends_at = $4, version = version + 1
     where id = $1 and holder_id is null and not is_public returning ${VOUCHER_COLUMNS}`,
    [voucherId, customerId, now, endsAt],
  )
  return voucher ?? null
}

/** Makes a gift card that nobody holds a customer's own; null where somebody took it meanwhile. */
export async function holdGiftCard(
  db: Db,
  giftCardId: string,
  customerId: string,
  now: Date,
  endsAt: Date | null,
): Promise<GiftCard | null> {
  const [card] = await rows<GiftCard>(
    db,
    `update gift_card set holder_id = $2, given_at = $3, ends_at = $4, version = version + 1
     where id = $1 and holder_id is null returning ${GIFT_CARD_COLUMNS}`,
    [giftCardId, customerId, now, endsAt],
  )
  return card ?? null
}
