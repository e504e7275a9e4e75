import type { Facts } from '../../domain/facts.ts'
import { lazily } from '../../domain/lazily.ts'
import { nameBasedId } from '../name-based-id.ts'
import type { OfferView } from '../views.ts'

/** What is offered beside the discounts. */
export interface FurtherOffer
  extends Pick<OfferView, 'offer' | 'campaign'>, Partial<Pick<OfferView, 'reward' | 'referral'>> {
  /** What its id is made of besides shopper and cart: its program or reward (UUID), and the card, where it is of one. */
  readonly source: string
  readonly cardId?: string
}

/** An offer of no campaign of the shop, as a shopper is shown it. */
export function furtherView(
  { source, cardId, ...shown }: FurtherOffer,
  facts: Facts,
  cartId: string | null,
): OfferView {
  const id = lazily(() => nameBasedId([facts.customer?.id ?? null, cartId, source, cardId ?? null]))
  return {
    get id() {
      return id()
    },
    voucher: null,
    giftCard: null,
    reward: null,
    referral: null,
    currency: facts.cart?.currency ?? null,
    ...shown,
  }
}
