import { NOWHERE, type Whereabouts } from '../../store/load-facts.ts'
import type { JudgedOffers, OfferView } from '../views.ts'
import type { Session } from '../session.ts'
import { findCart } from './find-cart.ts'

/**
 * The viewer's offers on her cart, or without one, for one place or all; null where there is no such cart of hers.
 * A cart says itself where it is bought, and `whereabouts` counts without one only: what is offered on a cart is what `redeem` sees (law 18).
 */
export async function judgeOffers(
  session: Session,
  { cartId, placement }: { readonly cartId: string | null; readonly placement: string | null },
  whereabouts: Whereabouts = NOWHERE,
): Promise<JudgedOffers | null> {
  const judged = await judgeFor(session, cartId, whereabouts)
  if (judged === null || placement === null) return judged
  return {
    get offers() {
      return atPlacement(judged.offers, placement)
    },
    get hers() {
      return atPlacement(judged.hers, placement)
    },
    get codeOffers() {
      return atPlacement(judged.codeOffers, placement)
    },
    list: (wanted) => judged.list({ ...wanted, placement }),
    get changesAt() {
      return judged.changesAt
    },
    get reach() {
      return judged.reach
    },
  }
}

async function judgeFor(
  session: Session,
  cartId: string | null,
  whereabouts: Whereabouts,
): Promise<JudgedOffers | null> {
  const customerId = session.viewer?.customerId ?? null
  if (cartId === null) return session.load.offersWithoutCart.load({ customerId, whereabouts })
  const cart = await findCart(session, cartId)
  return cart && session.load.pricedCart.load(cart)
}

/** The offers that say they are shown at this place; all of them where none is named. */
function atPlacement(offers: readonly OfferView[], placement: string | null): readonly OfferView[] {
  if (placement === null) return offers
  return offers.filter(({ campaign }) => campaign.display.placements.includes(placement))
}
