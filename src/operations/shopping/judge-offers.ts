import type { OfferView } from '../views.ts'
import type { Session } from '../session.ts'
import { findCart } from './find-cart.ts'
import { type JudgedOffers, judgeWithoutCart } from './judge-carts.ts'

/** The viewer's offers on her cart, or without one, for one place or all; null where there is no such cart of hers. */
export async function judgeOffers(
  session: Session,
  { cartId, placement }: { readonly cartId: string | null; readonly placement: string | null },
): Promise<JudgedOffers | null> {
  const judged = await judgeFor(session, cartId)
  return judged && { ...judged, offers: atPlacement(judged.offers, placement) }
}

async function judgeFor(session: Session, cartId: string | null): Promise<JudgedOffers | null> {
  if (cartId === null) return judgeWithoutCart(session, session.viewer?.customerId ?? null)
  const cart = await findCart(session, cartId)
  return cart && session.load.pricedCart.load(cart)
}

/** The offers that say they are shown at this place; all of them where none is named. */
export function atPlacement(offers: readonly OfferView[], placement: string | null): readonly OfferView[] {
  if (placement === null) return offers
  return offers.filter(({ campaign }) => campaign.display.placements.includes(placement))
}
