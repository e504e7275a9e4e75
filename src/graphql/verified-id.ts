import type { Difference, VerifiedKind } from '../domain/verification.ts'
import { encodeId, type IdKind } from './ids.ts'

const KINDS: Readonly<Record<VerifiedKind, IdKind>> = {
  bulkOperation: 'bulk',
  campaign: 'campaign',
  customer: 'customer',
  earningRule: 'rule',
  giftCard: 'giftcard',
  giveaway: 'giveaway',
  giveawayEntry: 'giveawayentry',
  loyaltyCard: 'loyaltycard',
  order: 'order',
  redemption: 'redemption',
  referralCode: 'referralcode',
  reward: 'reward',
  voucher: 'voucher',
}

/** The public id of what a difference is about. */
export function verifiedId({ kind, id }: Pick<Difference, 'kind' | 'id'>): string {
  return encodeId(KINDS[kind], id)
}
