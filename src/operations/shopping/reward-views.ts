import type { Facts } from '../../domain/facts.ts'
import { rewardAsOffered, rewardOffers } from '../../domain/loyalty/reward-offers.ts'
import { lazily } from '../lazily.ts'
import { nameBasedId } from '../name-based-id.ts'
import type { OfferView } from '../views.ts'

/** The rewards that a shopper is offered, those she could buy first. */
export function rewardViews(facts: Facts, cartId: string | null): OfferView[] {
  return rewardOffers(facts).map(({ candidate, offer }) => {
    const { reward } = candidate
    const id = lazily(() => nameBasedId([facts.customer?.id ?? null, cartId, reward.id, null]))
    return {
      get id() {
        return id()
      },
      offer,
      campaign: rewardAsOffered(candidate, facts.settings.timeZone),
      voucher: null,
      giftCard: null,
      reward,
      referral: null,
      currency: facts.cart?.currency ?? null,
    }
  })
}
