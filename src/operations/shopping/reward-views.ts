import type { OffersWanted } from '../../domain/decisions/list-offers.ts'
import type { Facts } from '../../domain/facts.ts'
import { rewardAsOffered, rewardOffers } from '../../domain/loyalty/reward-offers.ts'
import { lazily } from '../lazily.ts'
import { nameBasedId } from '../name-based-id.ts'
import type { OfferView, OfferViews } from '../views.ts'

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
      currency: facts.cart?.currency ?? null,
    }
  })
}

/** Those of them that are wanted. */
export function wantedOf(rewards: readonly OfferView[], { statuses, kinds, placement }: OffersWanted): OfferView[] {
  if (kinds !== null && !kinds.includes('REWARD')) return []
  return rewards.filter(
    ({ offer, campaign }) =>
      statuses.includes(offer.status) && (placement === null || campaign.display.placements.includes(placement)),
  )
}

/** Rewards come last: they cost points, and take nothing off a cart. */
export function followedBy(listed: OfferViews, rewards: readonly OfferView[]): OfferViews {
  const { length } = listed
  return {
    length: length + rewards.length,
    slice: (from, to) => [
      ...(from < length ? listed.slice(from, Math.min(to, length)) : []),
      ...rewards.slice(Math.max(0, from - length), Math.max(0, to - length)),
    ],
  }
}
