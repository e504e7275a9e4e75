import { type Campaign, campaignStatus } from '../../domain/campaign.ts'
import type { Cart, StoredCart } from '../../domain/cart.ts'
import { listOffers } from '../../domain/decisions/list-offers.ts'
import { priceCart } from '../../domain/decisions/price-cart.ts'
import { promotionsFor } from '../../domain/decisions/promotions-for.ts'
import { qualify } from '../../domain/decisions/qualify.ts'
import { type HeldByCart, withOwnHold } from '../../domain/decisions/with-own-hold.ts'
import type { CardCandidate, CodeCandidate, Facts } from '../../domain/facts.ts'
import type { GiftCard } from '../../domain/gift-card.ts'
import { earnPoints, pointsToEarn } from '../../domain/loyalty/earn-points.ts'
import type { Offer } from '../../domain/offer.ts'
import type { PricedCart } from '../../domain/priced-cart.ts'
import { cartOf } from '../../domain/priced-lines.ts'
import type { Voucher } from '../../domain/voucher.ts'
import { firstAfter } from '../../store/active-promotions.ts'
import { takenBy } from '../../store/give-back.ts'
import { type KnownFacts, loadFacts, type Whereabouts } from '../../store/load-facts.ts'
import type { Snapshot } from '../../store/catalogue.ts'
import { lazily } from '../../domain/lazily.ts'
import { nameBasedId } from '../name-based-id.ts'
import type { Session, World } from '../session.ts'
import type { JudgedOffers, OfferView, PricedView } from '../views.ts'
import { followedBy, furtherOffers, wantedOf } from './further-offers.ts'
import { withGiftIds } from './gift-ids.ts'
import { reachOf } from './reach-of.ts'
import { readFor, readForCarts } from './read-for.ts'

/** Prices kept carts and judges their offers: a constant number of queries, whatever the number of carts. */
export async function judgeCarts(session: World, carts: readonly StoredCart[]): Promise<PricedView[]> {
  const { snapshot, known, products, codesAtHand } = await readForCarts(session, carts)
  const requests = carts.map((cart) => ({
    customerId: cart.customerId,
    cart: cartOf(cart, products),
    withAvailable: true,
  }))
  const facts = await loadFacts(session.db, snapshot, requests, session.now, known)
  const held = await heldBy(session, carts)
  return facts.map((known, at) => {
    const { id, codes, customerId } = carts[at]!
    const own = held.get(id)
    const about = { snapshot, cartId: id, codesAtHand: codes.length > 0 ? null : codesAtHand(customerId) }
    return pricedView(own === undefined ? known : withOwnHold(known, own), about, (name) => nameBasedId([id, name]))
  })
}

/** What the open holds of these carts have taken, by cart: one query where there is none. */
async function heldBy({ db, load }: World, carts: readonly StoredCart[]): Promise<ReadonlyMap<string, HeldByCart>> {
  const found = await load.holdOf.loadMany(carts.map(({ id }) => id))
  const holds = found.flatMap((hold) => (hold === null || hold instanceof Error ? [] : [hold]))
  if (holds.length === 0) return new Map()
  const taken = await takenBy(
    db,
    holds.map(({ id }) => id),
  )
  return new Map(holds.map(({ id, cartId, tenders }) => [cartId!, { ...taken(id), tenders }]))
}

/** A customer (null: nobody known), and where she says that she is. */
export interface PlaceOfCustomer {
  readonly customerId: string | null
  readonly whereabouts: Whereabouts
}

/** Judges what customers may have without a cart: a constant number of queries, whatever their number. */
export async function judgeWithoutCarts(world: World, asked: readonly PlaceOfCustomer[]): Promise<JudgedOffers[]> {
  const customers = [...new Set(asked.flatMap(({ customerId }) => customerId ?? []))]
  const { snapshot, known, codesAtHand } = await readFor(world, { customers, skus: [], codes: [], now: world.now })
  const requests = asked.map((each) => ({ ...each, cart: null, withAvailable: true }))
  const facts = await loadFacts(world.db, snapshot, requests, world.now, known)
  return facts.map((each) => {
    const about = { snapshot, cartId: null, codesAtHand: codesAtHand(each.customer?.id ?? null) }
    return judgedOffers(each, about, () => null)
  })
}

/** Judges one cart that is kept elsewhere; `known`: what was read for it already. */
export async function judgeElsewhere(
  session: Session,
  customerId: string | null,
  cart: Cart,
  known: KnownFacts | null = null,
): Promise<PricedView> {
  const snapshot = await session.load.snapshot()
  const requests = [{ customerId, cart, withAvailable: true }]
  const [facts] = await loadFacts(session.db, snapshot, requests, session.now, known)
  return pricedView(facts!, { snapshot, cartId: null, codesAtHand: null }, () => session.services.newId())
}

/** What offers are judged by, beside the facts. */
interface About {
  readonly snapshot: Snapshot
  readonly cartId: string | null
  /** The campaigns of the codes at hand; null: not all are known. */
  readonly codesAtHand: readonly string[] | null
}

/** What is not read is not worked out: whoever asks for the price alone pays for no offers. */
function pricedView(facts: Facts, about: About, giftId: (name: string) => string): PricedView {
  const priced = lazily(() => withGiftIds(priceCart(facts), giftId))
  const judged = judgedOffers(facts, about, priced)
  return {
    get priced() {
      return priced()
    },
    get pointsToEarn() {
      return pointsToEarn(earnPoints(facts, priced()))
    },
    get offers() {
      return judged.offers
    },
    get hers() {
      return judged.hers
    },
    get codeOffers() {
      return judged.codeOffers
    },
    list: judged.list,
    get changesAt() {
      return judged.changesAt
    },
    get reach() {
      return judged.reach
    },
  }
}

function judgedOffers(
  facts: Facts,
  { snapshot, cartId, codesAtHand }: About,
  priced: () => PricedCart | null,
): JudgedOffers {
  const codes = lazily(
    () => new Map([...facts.available.map((code) => [code.voucher.code, code] as const), ...facts.entered]),
  )
  const cards = lazily(
    () => new Map([...facts.availableCards.map((card) => [card.card.code, card] as const), ...facts.giftCards]),
  )
  const views = (offers: readonly Offer[]): OfferView[] =>
    offers.flatMap((offer) => {
      const code = offer.code === null ? null : (offer.giftCardId === null ? codes() : cards()).get(offer.code)!
      return offerView(facts, offer, subjectOf(snapshot, offer, code), cartId) ?? []
    })
  const judged = lazily(() => qualify(facts))
  const further = lazily(() => furtherOffers(facts, snapshot, cartId, priced))
  const all = lazily(() => [...views(judged().offers), ...further().offers])
  const judgedForHer = lazily(() => qualify(facts, { explainIneligible: true, promotions: promotionsFor(facts) }))
  const hers = lazily(() => [...views(judgedForHer().offers), ...further().offers])
  const ofCodes = lazily(() => views(qualify(facts, { explainIneligible: false, promotions: [] }).offers))
  return {
    get offers() {
      return all()
    },
    get hers() {
      return hers()
    },
    get codeOffers() {
      return ofCodes()
    },
    list: (wanted) => {
      const listed = listOffers(facts, wanted)
      const shown = { length: listed.length, slice: (from: number, to: number) => views(listed.slice(from, to)) }
      return followedBy(shown, wantedOf(further().offers, wanted))
    },
    get changesAt() {
      return earliest([judgedForHer().changesAt, further().changesAt, nextStart(snapshot, facts.now)])
    },
    get reach() {
      return reachOf(facts, snapshot, hers(), codesAtHand)
    },
  }
}

interface Subject {
  readonly campaign: Campaign
  readonly voucher: Voucher | null
  readonly giftCard: GiftCard | null
}

/** The campaign whole: of an experiment, facts know the shopper's arm alone. */
function subjectOf(snapshot: Snapshot, { campaignId }: Offer, code: CodeCandidate | CardCandidate | null): Subject {
  const campaign = snapshot.campaigns.get(campaignId) ?? code!.campaign
  if (code !== null && 'card' in code) return { campaign, voucher: null, giftCard: code.card }
  return { campaign, voucher: code?.voucher ?? null, giftCard: null }
}

function offerView(
  facts: Facts,
  offer: Offer,
  { campaign, voucher, giftCard }: Subject,
  cartId: string | null,
): OfferView | null {
  if (campaignStatus(campaign, facts.now) !== 'ACTIVE') return null
  const codeId = voucher?.id ?? giftCard?.id ?? null
  const id = lazily(() => nameBasedId([facts.customer?.id ?? null, cartId, campaign.id, codeId]))
  return {
    get id() {
      return id()
    },
    offer,
    campaign,
    voucher,
    giftCard,
    reward: null,
    referral: null,
    currency: facts.cart?.currency ?? null,
  }
}

/** When the next campaign begins by the clock. */
function nextStart({ starts }: Snapshot, now: Date): Date | null {
  const next = starts[firstAfter(starts, now.getTime())]
  return next === undefined ? null : new Date(next)
}

function earliest(instants: readonly (Date | null)[]): Date | null {
  const known = instants.filter((instant) => instant !== null)
  return known.length === 0 ? null : new Date(Math.min(...known.map(Number)))
}
