import type { Campaign } from '../campaign.ts'
import type { Condition } from '../condition/condition.ts'
import { LANES, type Lane, reachOf } from '../effect/lane.ts'
import { type Candidate, byApplication, compareText, promotionCandidate } from './candidate.ts'
import { type Remoteness, type Steps, remotenessOf } from './remoteness.ts'

/** Who must hold: judged once a cart for all promotions that ask the same. */
export interface Audience {
  readonly rule: Condition
  readonly timeZone: string
  /** Of those that ask it. */
  readonly places: readonly number[]
  /** Of those among them that may apply whatever the goods cost. */
  readonly openings: readonly number[]
}

/** When a promotion is judged on a cart: in its first lane, by law 8. */
export interface TurnOf {
  readonly lane: Lane
  readonly candidate: Candidate
}

/** How far many promotions are, side by side: places are those of `campaigns`, in the order of their turns. Immutable. */
export interface RemoteTable {
  readonly campaigns: readonly Campaign[]
  readonly turns: readonly TurnOf[]
  /** Of each its place among all by key. */
  readonly byKey: Int32Array
  /** Promotions of which nothing is known beforehand. */
  readonly others: readonly Campaign[]
  /** Places by goods named. */
  readonly byGoods: ReadonlyMap<string, readonly number[]>
  readonly audiences: readonly Audience[]
  /** What the goods must cost, and whether before discounts; -Infinity: nothing is asked. */
  readonly thresholds: Float64Array
  readonly beforeDiscounts: Uint8Array
  /** Steps where they cost that much, and where they cost nothing; `hints` 0: no step leads there. */
  readonly met: StepColumns
  readonly unmet: StepColumns
  /** Those that may apply once their threshold is met, the lowest first; without one only those that ask for no audience. */
  readonly openings: readonly number[]
  /** All are active from the first to before the second, milliseconds since 1970. */
  readonly activeFrom: number
  readonly activeUntil: number
}

/** Steps of many promotions. */
export interface StepColumns {
  readonly hints: Uint16Array
  readonly gaps: Float64Array
}

/** Lays promotions side by side. Only what a campaign has not been asked before is worked out. */
export function remoteTable(promotions: readonly Campaign[], currency: string): RemoteTable {
  const far = (campaign: Campaign): Remoteness | null => rememberedRemoteness(campaign, currency)
  const [known, others] = [true, false].map((isFar) => promotions.filter((each) => (far(each) !== null) === isFar))
  const inOrderOfKeys = known!.toSorted((a, b) => compareText(a.key, b.key))
  const places = new Map(inOrderOfKeys.map((campaign, place) => [campaign, place]))
  const turns = inOrderOfKeys.map(turnOf).toSorted(compareTurns)
  const campaigns = turns.map(({ candidate }) => candidate.campaign)
  const distances = campaigns.map((campaign) => far(campaign)!)
  const thresholds = Float64Array.from(distances, ({ threshold }) => threshold)
  return {
    campaigns,
    turns,
    byKey: Int32Array.from(campaigns, (campaign) => places.get(campaign)!),
    others: others!,
    byGoods: byGoods(distances),
    audiences: audiencesOf(campaigns, distances),
    thresholds,
    beforeDiscounts: Uint8Array.from(distances, ({ rules: { spend } }) => Number(spend?.beforeDiscounts ?? false)),
    met: columns(distances.map(({ met }) => (met === 'mayApply' ? null : met))),
    unmet: columns(distances.map(({ unmet }) => unmet)),
    openings: distances
      .flatMap((distance, place) =>
        distance.met === 'mayApply' && !(isOpen(distance) && distance.rules.audience.length > 0) ? [place] : [],
      )
      .toSorted((a, b) => thresholds[a]! - thresholds[b]!),
    ...activeSpan(campaigns),
  }
}

function activeSpan(campaigns: readonly Campaign[]) {
  let [activeFrom, activeUntil] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (const { state, startsAt, endsAt } of campaigns) {
    if (startsAt !== null) activeFrom = Math.max(activeFrom, startsAt.getTime())
    if (state !== 'ACTIVE') activeUntil = Number.NEGATIVE_INFINITY
    else if (endsAt !== null) activeUntil = Math.min(activeUntil, endsAt.getTime())
  }
  return { activeFrom, activeUntil }
}

const remembered = new WeakMap<Campaign, Map<string, Remoteness | null>>()
/** Currencies remembered of a campaign: a shop that sells in more works some out again. */
const MOST_CURRENCIES = 4

function rememberedRemoteness(campaign: Campaign, currency: string): Remoteness | null {
  let byCurrency = remembered.get(campaign)
  if (byCurrency === undefined) remembered.set(campaign, (byCurrency = new Map()))
  const known = byCurrency.get(currency)
  if (known !== undefined) return known
  const made = remotenessOf(campaign, currency)
  if (byCurrency.size >= MOST_CURRENCIES) byCurrency.clear()
  byCurrency.set(currency, made)
  return made
}

function columns(steps: readonly (Steps | null)[]): StepColumns {
  return {
    hints: Uint16Array.from(steps, (each) => each?.hints ?? 0),
    gaps: Float64Array.from(steps, (each) => each?.gap ?? 0),
  }
}

function byGoods(distances: readonly Remoteness[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  for (const [place, { rules }] of distances.entries())
    for (const name of rules.goods) {
      const list = places.get(name)
      if (list === undefined) places.set(name, [place])
      else list.push(place)
    }
  return places
}

function audiencesOf(campaigns: readonly Campaign[], distances: readonly Remoteness[]): Audience[] {
  const asking = Map.groupBy(
    [...distances.keys()].filter((place) => distances[place]!.rules.audience.length > 0),
    (place) => JSON.stringify([campaigns[place]!.timeZone, distances[place]!.rules.audience]),
  )
  return [...asking.values()].map((places) => ({
    rule: { kind: 'all', of: distances[places[0]!]!.rules.audience },
    timeZone: campaigns[places[0]!]!.timeZone,
    places,
    openings: places.filter((place) => isOpen(distances[place]!)),
  }))
}

/** Whether it may apply whatever the goods cost. */
function isOpen({ met, threshold }: Remoteness): boolean {
  return met === 'mayApply' && threshold === Number.NEGATIVE_INFINITY
}

function turnOf(campaign: Campaign): TurnOf {
  const { lanes } = reachOf(campaign)
  return { lane: LANES.find((lane) => lanes.has(lane))!, candidate: promotionCandidate(campaign) }
}

/** By lane, then by law 8. */
export function compareTurns(a: TurnOf, b: TurnOf): number {
  return LANES.indexOf(a.lane) - LANES.indexOf(b.lane) || byApplication(a.candidate, b.candidate)
}
