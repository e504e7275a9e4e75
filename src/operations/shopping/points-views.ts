import type { Facts } from '../../domain/facts.ts'
import { pointsAsOffered, pointsOffers } from '../../domain/loyalty/points-offers.ts'
import type { PricedCart } from '../../domain/priced-cart.ts'
import { lazily } from '../lazily.ts'
import { nameBasedId } from '../name-based-id.ts'
import type { OfferView } from '../views.ts'

/** The points that a shopper is offered to pay with; `priced` gives null without a cart. */
export function pointsViews(facts: Facts, cartId: string | null, priced: () => PricedCart | null): OfferView[] {
  return pointsOffers(facts, priced).map(({ member: { cardId, program }, offer }) => {
    const id = lazily(() => nameBasedId([facts.customer?.id ?? null, cartId, program.id, cardId]))
    return {
      get id() {
        return id()
      },
      offer,
      campaign: pointsAsOffered(program, facts.settings.locale),
      voucher: null,
      giftCard: null,
      reward: null,
      referral: null,
      currency: facts.cart?.currency ?? null,
    }
  })
}
