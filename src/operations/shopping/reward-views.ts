import type { Facts } from '../../domain/facts.ts'
import { rewardAsOffered, rewardOffers } from '../../domain/loyalty/reward-offers.ts'
import type { OfferView } from '../views.ts'
import { furtherView } from './further-view.ts'

/** The rewards that a shopper is offered, those she could buy first. */
export function rewardViews(facts: Facts, cartId: string | null): OfferView[] {
  return rewardOffers(facts).map(({ candidate, offer }) => {
    const { reward } = candidate
    const campaign = rewardAsOffered(candidate, facts.settings.timeZone)
    return furtherView({ source: reward.id, offer, campaign, reward }, facts, cartId)
  })
}
