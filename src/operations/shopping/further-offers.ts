import { earlier } from '../../domain/condition/verdict.ts'
import type { OffersWanted } from '../../domain/decisions/list-offers.ts'
import type { Facts } from '../../domain/facts.ts'
import { pointsChangeAt } from '../../domain/loyalty/points-offers.ts'
import { rewardsChangeAt } from '../../domain/loyalty/reward-offers.ts'
import type { OfferStatus } from '../../domain/offer.ts'
import type { PricedCart } from '../../domain/priced-cart.ts'
import type { Snapshot } from '../../store/catalogue.ts'
import type { OfferView, OfferViews } from '../views.ts'
import { pointsViews } from './points-views.ts'
import { referralViews } from './referral-views.ts'
import { rewardViews } from './reward-views.ts'

/** Offers that take nothing off a cart, best first, and when the clock alone could change them. */
export interface FurtherOffers {
  readonly offers: readonly OfferView[]
  readonly changesAt: Date | null
}

const BEST_FIRST: readonly OfferStatus[] = ['APPLIED', 'ELIGIBLE', 'NEARLY', 'INELIGIBLE']

/** The points to pay with, the rewards and the referral programs that a shopper is offered; `priced` gives null without a cart. */
export function furtherOffers(
  facts: Facts,
  snapshot: Snapshot,
  cartId: string | null,
  priced: () => PricedCart | null,
): FurtherOffers {
  const referrals = referralViews(facts, snapshot, cartId)
  const offers = [...pointsViews(facts, cartId, priced), ...rewardViews(facts, cartId), ...referrals.offers]
  return {
    offers: offers.toSorted((a, b) => placeOf(a) - placeOf(b)),
    get changesAt() {
      return [pointsChangeAt(facts), rewardsChangeAt(facts), referrals.changesAt].reduce(earlier, null)
    },
  }
}

/** Those of them that are wanted. */
export function wantedOf(
  offers: readonly OfferView[],
  { statuses, kinds, placement }: OffersWanted,
): readonly OfferView[] {
  return offers.filter(
    ({ offer: { kind, status }, campaign }) =>
      statuses.includes(status) &&
      (kinds === null || kinds.includes(kind)) &&
      (placement === null || campaign.display.placements.includes(placement)),
  )
}

/** They come last. */
export function followedBy(listed: OfferViews, further: readonly OfferView[]): OfferViews {
  const { length } = listed
  return {
    length: length + further.length,
    slice: (from, to) => [
      ...(from < length ? listed.slice(from, Math.min(to, length)) : []),
      ...further.slice(Math.max(0, from - length), Math.max(0, to - length)),
    ],
  }
}

function placeOf({ offer }: OfferView): number {
  return BEST_FIRST.indexOf(offer.status)
}
