import { ApiError, execute } from '../client.ts'
import { ReferralCodeMutation, RewardRedeemMutation } from '../operations.ts'
import { inTurn } from './basket-steps.ts'
import type { ShopStore } from './shop-store.ts'
import { wordsOf } from './words.ts'

/** The demo's only referral program: its offer does not name its key. */
const PROGRAM_KEY = 'friends'

/** Gets the customer's code for friends; it turns up in the wallet. */
export function ensureReferralCode(store: ShopStore): Promise<void> {
  return inTurn(store, async () => {
    const input = { programKey: PROGRAM_KEY }
    refuse((await execute(ReferralCodeMutation, { input }, store.caller())).referralCodeEnsure)
    await store.refresh()
    return null
  })
}

/** Buys a reward with points; what it gives turns up in the wallet. */
export function redeemReward(store: ShopStore, loyaltyCardId: string, rewardId: string, title: string): Promise<void> {
  const idempotencyKey = `shop-${crypto.randomUUID()}`
  return inTurn(store, async () => {
    const input = { loyaltyCardId, rewardId, idempotencyKey }
    refuse((await execute(RewardRedeemMutation, { input }, store.caller())).rewardRedeem)
    await store.refresh()
    return { tone: 'good', text: wordsOf(store.read().stored.locale).rewarded(title) }
  })
}

/** A refusal is thrown, in the server's words. */
function refuse(payload: { readonly userErrors: readonly { readonly message: string }[] } | null): void {
  const refusal = payload?.userErrors[0]
  if (refusal) throw new ApiError('REFUSED', refusal.message)
}
