import type { Campaign } from '../domain/campaign.ts'
import { type GiftCard, isCardAccepted } from '../domain/gift-card.ts'
import type { ReferralCode } from '../domain/referral/referral-code.ts'
import type { Voucher } from '../domain/voucher.ts'
import { isAccepted } from '../domain/voucher.ts'
import { type Db, rows } from './database.ts'
import { CampaignEntity } from './entities/campaign.ts'
import { GIFT_CARD_COLUMNS } from './find-gift-cards.ts'
import { VOUCHER_COLUMNS } from './find-vouchers.ts'
import { acceptedReferralCodes } from './read-referrals.ts'

/** What a code stands for: of vouchers and gift cards with its campaign. */
export type AcceptedCode =
  | { readonly kind: 'voucher'; readonly voucher: Voucher; readonly campaign: Campaign }
  | { readonly kind: 'giftCard'; readonly card: GiftCard; readonly campaign: Campaign }
  | { readonly kind: 'referralCode'; readonly referralCode: ReferralCode }

/**
 * A code with its campaign, where this customer may name it: else null, for unknown, foreign and withdrawn alike (law 36).
 * Vouchers, gift cards, referral codes and the campaign are looked up whatever the code is: the same work for all.
 */
export async function findAcceptedCode(db: Db, code: string, customerId: string | null): Promise<AcceptedCode | null> {
  const [voucher] = await rows<Voucher>(db, `select ${VOUCHER_COLUMNS} from voucher where code = $1`, [code])
  const [card] = await rows<GiftCard>(db, `select ${GIFT_CARD_COLUMNS} from gift_card where code = $1`, [code])
  const id = voucher?.campaignId ?? card?.campaignId ?? NO_CAMPAIGN
  const campaign = await db.entities().findOne(CampaignEntity, { id }, { disableIdentityMap: true })
  const referralCode = (await acceptedReferralCodes(db, [code])).get(code)
  if (campaign === null) return referralCode === undefined ? null : { kind: 'referralCode', referralCode }
  if (voucher !== undefined)
    return isAccepted(voucher, campaign, customerId) ? { kind: 'voucher', voucher, campaign } : null
  return card !== undefined && isCardAccepted(card, campaign, customerId) ? { kind: 'giftCard', card, campaign } : null
}

const NO_CAMPAIGN = '00000000-0000-0000-0000-000000000000'
