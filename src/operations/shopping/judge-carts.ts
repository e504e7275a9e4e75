import { createHash } from 'node:crypto'
import { type Campaign, campaignStatus } from '../../domain/campaign.ts'
import type { Cart, StoredCart } from '../../domain/cart.ts'
import { qualify } from '../../domain/decisions/qualify.ts'
import type { Facts } from '../../domain/facts.ts'
import type { Offer } from '../../domain/offer.ts'
import { cartOf } from '../../domain/priced-lines.ts'
import type { Voucher } from '../../domain/voucher.ts'
import { loadFacts } from '../../store/load-facts.ts'
import type { Snapshot } from '../../store/catalogue.ts'
import type { Session } from '../session.ts'
import type { OfferView, PricedView } from '../views.ts'

/** One shopper's offers, with or without a cart. */
export interface JudgedOffers {
  /** All statuses, best first; campaigns that have not started, are paused or ended are not among them (law 30). */
  readonly offers: readonly OfferView[]
  /** The first instant at which they may change by the clock alone. */
  readonly changesAt: Date | null
}

/** Prices kept carts and judges their offers: a constant number of queries, whatever the number of carts. */
export async function judgeCarts(session: Session, carts: readonly StoredCart[]): Promise<PricedView[]> {
  const snapshot = await session.load.snapshot()
  const products = await loadProducts(session, carts)
  const requests = carts.map((cart) => ({
    customerId: cart.customerId,
    cart: cartOf(cart, products),
    withAvailable: true,
  }))
  const facts = await loadFacts(session.db, snapshot, requests, session.now)
  return facts.map((known, at) => {
    const { priced, ...judged } = judge(known, snapshot, carts[at]!.id)
    return { priced: priced!, ...judged }
  })
}

/** Judges what a customer (null: nobody known) may have without a cart. */
export async function judgeWithoutCart(session: Session, customerId: string | null): Promise<JudgedOffers> {
  const snapshot = await session.load.snapshot()
  const [facts] = await loadFacts(session.db, snapshot, [{ customerId, cart: null, withAvailable: true }], session.now)
  return judge(facts!, snapshot, null)
}

/** Judges one cart that is kept elsewhere. */
export async function judgeElsewhere(session: Session, customerId: string | null, cart: Cart): Promise<PricedView> {
  const snapshot = await session.load.snapshot()
  const [facts] = await loadFacts(session.db, snapshot, [{ customerId, cart, withAvailable: true }], session.now)
  const { priced, ...judged } = judge(facts!, snapshot, null)
  return { priced: priced!, ...judged }
}

function judge(facts: Facts, snapshot: Snapshot, cartId: string | null) {
  const qualification = qualify(facts)
  const codes = new Map([...facts.available.map((code) => [code.voucher.code, code] as const), ...facts.entered])
  const offers = qualification.offers.flatMap((offer) => {
    const subject = offer.code === null ? promotion(snapshot, offer) : codes.get(offer.code)!
    return offerView(facts, offer, subject, cartId) ?? []
  })
  return {
    priced: qualification.priced,
    offers,
    changesAt: earliest([qualification.changesAt, nextStart(snapshot, facts.now)]),
  }
}

interface Subject {
  readonly campaign: Campaign
  readonly voucher: Voucher | null
}

function promotion(snapshot: Snapshot, { campaignId }: Offer): Subject {
  return { campaign: snapshot.campaigns.get(campaignId)!, voucher: null }
}

function offerView(
  facts: Facts,
  offer: Offer,
  { campaign, voucher }: Subject,
  cartId: string | null,
): OfferView | null {
  if (campaignStatus(campaign, facts.now) !== 'ACTIVE') return null
  const id = offerId([facts.customer?.id ?? null, cartId, campaign.id, voucher?.id ?? null])
  return { id, offer, campaign, voucher, currency: facts.cart?.currency ?? null }
}

/** A name-based UUID (version 8, RFC 9562): the same for the same shopper, cart and incentive. */
function offerId(parts: readonly (string | null)[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** When the next campaign begins by the clock. */
function nextStart({ starts }: Snapshot, now: Date): Date | null {
  return starts.find((start) => start > now) ?? null
}

function earliest(instants: readonly (Date | null)[]): Date | null {
  const known = instants.filter((instant) => instant !== null)
  return known.length === 0 ? null : new Date(Math.min(...known.map(Number)))
}

async function loadProducts(session: Session, carts: readonly StoredCart[]) {
  const skus = [...new Set(carts.flatMap(({ lines }) => lines.map(({ sku }) => sku)))]
  const products = await session.load.product.loadMany(skus)
  return new Map(
    products.flatMap((product) =>
      product === null || product instanceof Error ? [] : [[product.sku, product] as const],
    ),
  )
}
