import type { Facts } from '../../domain/facts.ts'
import { pointsAsOffered, pointsOffers } from '../../domain/loyalty/points-offers.ts'
import type { PricedCart } from '../../domain/priced-cart.ts'
import type { OfferView } from '../views.ts'
import { furtherView } from './further-view.ts'

/** The points that a shopper is offered to pay with; `priced` gives null without a cart. */
export function pointsViews(facts: Facts, cartId: string | null, priced: () => PricedCart | null): OfferView[] {
  return pointsOffers(facts, priced).map(({ member: { cardId, program }, offer }) => {
    const campaign = pointsAsOffered(program, facts.settings.locale)
    return furtherView({ source: program.id, cardId, offer, campaign }, facts, cartId)
  })
}
