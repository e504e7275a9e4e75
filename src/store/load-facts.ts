import type { Campaign } from '../domain/campaign.ts'
import type { Cart, Point } from '../domain/cart.ts'
import { subjectsOf } from '../domain/counter.ts'
import type { CardCandidate, CodeCandidate, Facts } from '../domain/facts.ts'
import { type GiftCard, giftCardStatus, isCardAccepted } from '../domain/gift-card.ts'
import type { Product } from '../domain/product.ts'
import { limitsOf } from '../domain/loyalty/rule-limits.ts'
import { campaignOfArm, isWithheld } from '../domain/variant.ts'
import { isAccepted, type Voucher, voucherStatus } from '../domain/voucher.ts'
import type { Snapshot } from './catalogue.ts'
import type { Db } from './database.ts'
import { type CounterQuestion, loadCounters } from './load-counters.ts'
import { type CustomerFacts, type CustomerRow, loadCustomerFacts } from './load-customer-facts.ts'
import { findGiftCards } from './find-gift-cards.ts'
import { findVouchers } from './find-vouchers.ts'
import { loadReferrals } from './load-referrals.ts'
import { loadSharing, type SharingOf } from './load-sharing.ts'
import { campaignsByIds } from './read-campaigns.ts'
import { rewardStocks } from './read-loyalty.ts'
import { productsBySkus } from './read-products.ts'

/** Where somebody shops: a store, and a spot on earth; null where it is not known. */
export interface Whereabouts {
  readonly storeKey: string | null
  readonly location: Point | null
}

/** One question to decide: for whom, on which cart, and whether codes not entered count too (offers). */
export interface FactsRequest {
  readonly customerId: string | null
  readonly cart: Cart | null
  /** Where she shops without a cart; a cart says it itself. */
  readonly whereabouts?: Whereabouts
  readonly withAvailable: boolean
}

/** What was read of these very questions before; `vouchers` null: not all of them. */
export interface KnownFacts {
  readonly customers: readonly CustomerRow[]
  readonly vouchers: readonly Voucher[] | null
  readonly cards: readonly GiftCard[]
  /** By `counterId`, those at 0 too; missing: no counter was read. */
  readonly counters?: ReadonlyMap<string, number>
}

/**
 * Loads everything that deciding these questions may look at: a constant number of queries, whatever the number of
 * questions, campaigns and codes. The answers run beside the requests.
 */
export async function loadFacts(
  db: Db,
  snapshot: Snapshot,
  requests: readonly FactsRequest[],
  now: Date,
  known: KnownFacts | null = null,
): Promise<Facts[]> {
  const customerIds = [...new Set(requests.flatMap(({ customerId }) => customerId ?? []))]
  const holderIds = [
    ...new Set(requests.flatMap(({ customerId, withAvailable }) => (withAvailable ? (customerId ?? []) : []))),
  ]
  const codes = [...new Set(requests.flatMap(({ cart }) => cart?.codes ?? []))]
  const customers = await loadCustomerFacts(db, snapshot, customerIds, now, known?.customers)
  const counted = requests.some(({ withAvailable }) => withAvailable) ? snapshot.countedCodes : []
  const vouchers = known?.vouchers ?? (await findVouchers(db, [...codes, ...counted], holderIds, now))
  const cards = known?.cards ?? (await findGiftCards(db, codes, holderIds, now))
  const ended = await endedCampaigns(db, snapshot, [...vouchers, ...cards])
  const gifts = await loadGifts(db, snapshot, requests)
  const rewards = await loadRewards(db, snapshot, [...customers.values()], holderIds)
  const sharingOf = await loadSharing(db, snapshot, [...customers.values()], holderIds)
  const promotions = snapshot.activeAt(now)
  const world = { now, snapshot, ended, vouchers, cards, rewards, sharingOf, promotions, gifts }
  const facts = requests.map((request) => factsOf(world, request, customers.get(request.customerId ?? '') ?? null))
  const counters = await loadCounters(
    db,
    facts.flatMap((each) => usableLimits(snapshot, each)),
    now,
    known?.counters,
  )
  const referrals = await loadReferrals(db, snapshot, facts, (referrerIds) => {
    const asked = referrerIds.map((customerId) => ({ customerId, cart: null, withAvailable: false }))
    return loadFacts(db, snapshot, asked, now)
  })
  return facts.map((each, place) => ({ ...each, counters, referrals: referrals[place]! }))
}

interface World {
  readonly now: Date
  readonly snapshot: Snapshot
  readonly ended: ReadonlyMap<string, Campaign>
  readonly vouchers: readonly Voucher[]
  readonly cards: readonly GiftCard[]
  readonly rewards: Facts['rewards']
  readonly sharingOf: SharingOf
  readonly promotions: readonly Campaign[]
  readonly gifts: Facts['gifts']
}

function factsOf(world: World, request: FactsRequest, customer: CustomerFacts | null): Facts {
  const arms = armsFor(world.snapshot, request.customerId)
  return {
    now: world.now,
    settings: world.snapshot.settings,
    customer: customer?.customer ?? null,
    segments: world.snapshot.segments,
    staticSegmentIds: customer?.staticSegmentIds ?? new Set(),
    orders: customer?.orders ?? new Map(),
    events: customer?.events ?? new Map(),
    redeemed: customer?.redeemed ?? new Map(),
    memberships: customer?.memberships ?? [],
    rewards: request.withAvailable ? world.rewards : [],
    sharing: request.withAvailable ? world.sharingOf(request.customerId) : [],
    ...whereaboutsOf(request),
    arms,
    counters: new Map(),
    cart: request.cart,
    gifts: world.gifts,
    promotions: world.promotions,
    entered: enteredCodes(world, request),
    available: request.withAvailable ? availableCodes(world, request.customerId) : [],
    giftCards: enteredCards(world, request),
    availableCards: request.withAvailable ? availableCards(world, request.customerId) : [],
  }
}

/** Rewards of the programs in which any of them is a member, as far as offers are asked for, with what is left of them. */
async function loadRewards(
  db: Db,
  { rewards }: Snapshot,
  customers: readonly CustomerFacts[],
  holderIds: readonly string[],
): Promise<Facts['rewards']> {
  const asked = new Set(holderIds)
  const members = customers.filter(({ customer }) => asked.has(customer.id)).flatMap(({ memberships }) => memberships)
  const programIds = new Set(members.map(({ program }) => program.id))
  const wanted = rewards.filter(({ programId }) => programIds.has(programId))
  if (wanted.length === 0) return []
  const stocks = await rewardStocks(
    db,
    wanted.map(({ id }) => id),
  )
  return wanted.map((reward) => ({ reward, stock: stocks.get(reward.id) ?? null }))
}

function whereaboutsOf({ cart, whereabouts }: FactsRequest): Whereabouts {
  const { storeKey, location } = cart ?? whereabouts ?? NOWHERE
  return { storeKey, location }
}

/** Nothing is known of where she shops. */
export const NOWHERE: Whereabouts = { storeKey: null, location: null }

/** Codes that this customer may name. Unknown, foreign (held by somebody else) and withdrawn ones are missing alike (law 36). */
function enteredCodes(world: World, { customerId, cart }: FactsRequest): ReadonlyMap<string, CodeCandidate> {
  const wanted = new Set(cart?.codes)
  const accepted = new Map<string, CodeCandidate>()
  for (const voucher of world.vouchers) {
    const campaign = campaignOf(voucher, world)
    if (campaign !== undefined && wanted.has(voucher.code) && isAccepted(voucher, campaign, customerId))
      accepted.set(voucher.code, { voucher, campaign: asMet(world.snapshot, campaign, customerId) })
  }
  return accepted
}

/** Gift cards that this customer may name; a card that somebody else holds is missing like an unknown code (law 36). */
function enteredCards(world: World, { customerId, cart }: FactsRequest): ReadonlyMap<string, CardCandidate> {
  const wanted = new Set(cart?.codes)
  const named = cardsWhere(world, (card, campaign) => {
    return wanted.has(card.code) && isCardAccepted(card, campaign, customerId)
  })
  return new Map(named.map((candidate) => [candidate.card.code, candidate]))
}

/** The usable gift cards of the customer's wallet. */
function availableCards(world: World, customerId: string | null): CardCandidate[] {
  return cardsWhere(world, (card, campaign) => {
    return (
      card.holderId !== null && card.holderId === customerId && giftCardStatus(card, campaign, world.now) === 'ACTIVE'
    )
  })
}

function cardsWhere(world: World, test: (card: GiftCard, campaign: Campaign) => boolean): CardCandidate[] {
  return world.cards.flatMap((card) => {
    const campaign = campaignOf(card, world)
    return campaign !== undefined && test(card, campaign) ? [{ card, campaign }] : []
  })
}

function campaignOf({ campaignId }: Pick<Voucher, 'campaignId'>, { snapshot, ended }: World): Campaign | undefined {
  return snapshot.campaigns.get(campaignId) ?? ended.get(campaignId)
}

/** A campaign as this customer meets it: an experiment by her arm. */
function asMet({ armOf }: Snapshot, campaign: Campaign, customerId: string | null): Campaign {
  if (campaign.variants.length === 0 || customerId === null) return campaign
  return campaignOfArm(campaign, armOf(campaign, customerId))
}

function armsFor({ experiments, armOf }: Snapshot, customerId: string | null): ReadonlyMap<string, string> {
  if (customerId === null || experiments.length === 0) return NO_ARMS
  return new Map(experiments.map((experiment) => [experiment.id, armOf(experiment, customerId)!]))
}

const NO_ARMS: ReadonlyMap<string, string> = new Map()

/** Codes that she could enter; those of an experiment that gives her nothing are not shown to her (law 32). */
function availableCodes(world: World, customerId: string | null): CodeCandidate[] {
  return usableCodes(world, customerId).flatMap(({ voucher, campaign }) => {
    const met = asMet(world.snapshot, campaign, customerId)
    return isWithheld(met) ? [] : [{ voucher, campaign: met }]
  })
}

/** Public codes on show now, and the usable ones of the customer's wallet. */
function usableCodes(world: World, customerId: string | null): CodeCandidate[] {
  const read = new Map(world.vouchers.map((voucher) => [voucher.id, voucher]))
  const open = world.snapshot.publicCodes
    .map(({ voucher, campaign }) => ({ voucher: read.get(voucher.id) ?? voucher, campaign }))
    .filter(({ voucher, campaign }) => voucherStatus(voucher, campaign, world.now) === 'ACTIVE')
  if (customerId === null) return open
  const own = world.vouchers.flatMap((voucher) => {
    const campaign = campaignOf(voucher, world)
    const usable = campaign !== undefined && voucherStatus(voucher, campaign, world.now) === 'ACTIVE'
    return usable && voucher.holderId === customerId ? [{ voucher, campaign }] : []
  })
  return [...open, ...own]
}

/** The campaigns of codes found that are no longer in memory, so that reasons can say ENDED. */
async function endedCampaigns(
  db: Db,
  { campaigns }: Snapshot,
  codes: readonly Pick<Voucher, 'campaignId'>[],
): Promise<ReadonlyMap<string, Campaign>> {
  const ids = new Set(codes.map(({ campaignId }) => campaignId))
  const missing = [...ids].filter((id) => !campaigns.has(id))
  return missing.length === 0 ? new Map() : campaignsByIds(db, missing)
}

/** What campaigns may give away, as the catalogue knows it now (law 13). Without a cart nothing is given. */
async function loadGifts(
  db: Db,
  { giftSkus }: Snapshot,
  requests: readonly FactsRequest[],
): Promise<ReadonlyMap<string, Product>> {
  const isAsked = giftSkus.length > 0 && requests.some(({ cart }) => cart !== null)
  return isAsked ? productsBySkus(db, giftSkus) : new Map()
}

/** Everything with a limit that she could use: promotions, campaigns of codes entered or at hand, and with a cart the rules by which it earns. */
function usableLimits({ limited }: Snapshot, facts: Facts): CounterQuestion[] {
  const codes = [...facts.entered.values(), ...facts.available].filter(({ campaign }) => campaign.limits.length > 0)
  const rules =
    facts.cart === null
      ? []
      : limitsOf(
          facts.memberships.flatMap(({ orderRules }) => orderRules),
          facts,
        )
  if (limited.length === 0 && codes.length === 0 && rules.length === 0) return []
  const subjects = subjectsOf(facts, null)
  return [
    ...limited.map((campaign) => ({ limited: campaign, subjects })),
    ...rules,
    ...codes.map(({ campaign, voucher }) => ({ limited: campaign, subjects: subjectsOf(facts, voucher) })),
  ]
}
