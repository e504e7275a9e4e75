import type { Campaign } from '../domain/campaign.ts'
import {
  campaignConditions,
  campaignSpansOf,
  distinctSpans,
  historySpansOf,
  type HistorySpan,
  leavesOf,
} from '../domain/condition/spans.ts'
import { giftSkusOf } from '../domain/effect/add-item.ts'
import { possibleEffects } from '../domain/effect/lane.ts'
import type { Facts, HistoryWindow } from '../domain/facts.ts'
import { asTried, type SimulatedCart } from '../domain/decisions/simulation.ts'
import type { Snapshot } from './catalogue.ts'
import type { Db } from './database.ts'
import { type CustomerFacts, loadCustomerFacts } from './load-customer-facts.ts'
import { EMPTY_WINDOW } from './load-histories.ts'
import { loadPast, type Moment, type Past } from './load-past.ts'
import { productsBySkus } from './read-products.ts'

/** A campaign about to be tried, with all that is the same for every cart. */
export interface Trying {
  readonly campaign: Campaign
  readonly snapshot: Snapshot
  readonly promotions: readonly Campaign[]
  readonly histories: readonly HistorySpan[]
  readonly gifts: Facts['gifts']
}

/** Prepares to try a campaign: what its rules look at, and what it gives away. */
export async function openTrying(db: Db, snapshot: Snapshot, campaign: Campaign): Promise<Trying> {
  const promotions = asTried(campaign)
  const gifts = await productsBySkus(db, [...giftSkusOf(promotions)])
  return { campaign, snapshot, promotions, histories: historiesOf(promotions, snapshot), gifts }
}

/** The spans of the past that the campaign looks at; those of segments too, where it asks for any. */
function historiesOf(promotions: readonly Campaign[], { segments, settings }: Snapshot): HistorySpan[] {
  const conditions = promotions.some(asksForSegments) ? [...segments.values()].map(({ condition }) => condition) : []
  return distinctSpans([
    ...promotions.flatMap(campaignSpansOf),
    ...conditions.flatMap((condition) => historySpansOf(condition, settings.timeZone)),
  ])
}

function asksForSegments(campaign: Campaign): boolean {
  const leaves = campaignConditions(campaign).flatMap(leavesOf)
  return (
    leaves.some(({ kind }) => kind === 'segment' || kind === 'expression') ||
    possibleEffects(campaign.effects).some(({ kind }) => kind === 'formulaOff')
  )
}

/** Everything that deciding on these carts may look at, but for the counters of limits: at most four queries, whatever their number. */
export async function loadSimulatedFacts(
  db: Db,
  trying: Trying,
  carts: readonly SimulatedCart[],
): Promise<Omit<Facts, 'counters'>[]> {
  const known = carts.flatMap(({ customerId }) => customerId ?? [])
  const [latest = new Date(0)] = carts.map(({ at }) => at)
  const customers = await loadCustomerFacts(db, { ...trying.snapshot, histories: [] }, [...new Set(known)], latest)
  const moments = carts.filter((cart): cart is SimulatedCart & Moment => cart.customerId !== null)
  const past = {
    orders: await loadPast(db, 'orders', moments, trying.histories),
    events: await loadPast(db, 'events', moments, trying.histories),
    redeemed: await loadPast(db, 'redeemed', moments, trying.histories),
  }
  const places = new Map(moments.map((moment, place) => [moment as SimulatedCart, place]))
  return carts.map((cart) => {
    const of = (kind: HistorySpan['of']) => windowsOf(trying.histories, kind, past[kind], places.get(cart))
    const histories = { orders: of('orders'), events: of('events'), redeemed: of('redeemed') }
    return { ...factsOf(trying, cart, customers.get(cart.customerId ?? '') ?? null), ...histories }
  })
}

function factsOf(
  { campaign, snapshot, promotions, gifts }: Trying,
  { customerId, cart, at }: SimulatedCart,
  known: CustomerFacts | null,
) {
  const { settings, segments, armOf } = snapshot
  const arm = customerId === null ? null : armOf(campaign, customerId)
  return {
    now: at,
    settings,
    segments,
    customer: known?.customer ?? null,
    staticSegmentIds: known?.staticSegmentIds ?? new Set<string>(),
    memberships: known?.memberships ?? [],
    rewards: [],
    storeKey: cart.storeKey,
    location: cart.location,
    arms: new Map(arm === null ? [] : [[campaign.id, arm]]),
    cart,
    gifts,
    promotions,
    entered: new Map(),
    available: [],
    giftCards: new Map(),
    availableCards: [],
  }
}

function windowsOf(
  histories: readonly HistorySpan[],
  of: HistorySpan['of'],
  past: Past,
  place: number | undefined,
): ReadonlyMap<string, HistoryWindow> {
  if (place === undefined) return NO_WINDOWS
  const windows = past.get(place)
  const spans = histories.filter((span) => span.of === of)
  return new Map(spans.map(({ key }) => [key, windows?.get(key) ?? EMPTY_WINDOW]))
}

const NO_WINDOWS: ReadonlyMap<string, HistoryWindow> = new Map()
