import type { Campaign } from '../campaign.ts'
import { judge } from '../condition/judge.ts'
import { type Lane, laneOf } from '../effect/lane.ts'
import type { Facts } from '../facts.ts'
import { sum } from '../money.ts'
import { isLost } from './beyond-reach.ts'
import { byApplication } from './candidate.ts'
import type { Audience, RemoteTable } from './remote-table.ts'
import { compareTurns } from './remote-table.ts'
import type { Steps } from './remoteness.ts'
import type { Trial } from './run-cart.ts'
import { type WorkingCart, openCart } from './working-cart.ts'

/** Promotions of which a cart has none of the goods: who of them is NEARLY, and who must be judged after all. */
export interface RemoteSweep {
  readonly table: RemoteTable
  /** 1 for the places that are left to judge, or that no step leads to. */
  readonly settled: Uint8Array
  readonly toJudge: readonly Campaign[]
}

/** Looks who must be judged on this cart: those of which it has some goods, those that may apply, those whose audience may be mended. */
export function sweepRemote(table: RemoteTable, facts: Facts): RemoteSweep {
  const settled = new Uint8Array(table.campaigns.length)
  const toJudge: Campaign[] = [...table.others]
  const ask = (place: number): void => {
    if (settled[place] === 0) toJudge.push(table.campaigns[place]!)
    settled[place] = 1
  }
  for (const audience of table.audiences) {
    const standing = standingOfAudience(audience, facts)
    if (standing === 'LOST') for (const place of audience.places) settled[place] = 1
    else (standing === 'OPEN' ? audience.places : audience.openings).forEach(ask)
  }
  for (const { sku, brand, categories } of facts.cart!.lines) {
    table.byGoods.get(`sku ${sku}`)?.forEach(ask)
    if (brand !== null) table.byGoods.get(`brand ${brand}`)?.forEach(ask)
    for (const category of categories) table.byGoods.get(`category ${category}`)?.forEach(ask)
  }
  const { subtotal } = openCart(facts.cart!)
  for (const place of table.openings) {
    if (table.thresholds[place]! > subtotal) break
    ask(place)
  }
  return { table, settled, toJudge }
}

/** LOST: no step of hers leads there. */
function standingOfAudience({ rule, timeZone }: Audience, facts: Facts): 'HOLDS' | 'OPEN' | 'LOST' {
  const { outcome } = judge(rule, facts, { timeZone, cart: null, explaining: false, root: '' })
  if (outcome === 'HOLDS') return 'HOLDS'
  return isLost(rule, false, facts, timeZone) ? 'LOST' : 'OPEN'
}

/** One that is NEARLY, not yet explained. */
export interface RemoteOffer extends Steps {
  readonly campaign: Campaign
}

/** Those that are NEARLY, the nearest first (law 30); only as many as are asked for are put in order. */
export interface RemoteOffers {
  readonly length: number
  first(count: number): readonly RemoteOffer[]
}

/**
 * Finds those that are NEARLY on a cart whose incentives that apply are `applied`, by their trials. `keeps`: which of them are wanted, null for
 * all. Looks through all of them once to count them and once more to find the first: nothing is kept of thousands.
 */
export function remoteOffers(
  { table, settled }: RemoteSweep,
  cart: WorkingCart,
  applied: readonly Trial[],
  keeps: ((campaign: Campaign) => boolean) | null,
): RemoteOffers {
  const { campaigns, thresholds, beforeDiscounts, met, unmet } = table
  const stretches = stretchesOf(table, cart.subtotal, applied)
  const visitAll = (visit: Visit): void => {
    for (const { from, until, rest } of stretches)
      for (let place = from; place < until; place++) {
        if (settled[place] === 1 || (keeps !== null && !keeps(campaigns[place]!))) continue
        const spent = beforeDiscounts[place] === 1 ? cart.subtotal : rest
        const isMet = spent >= thresholds[place]!
        const hints = isMet ? met.hints[place]! : unmet.hints[place]!
        if (hints > 0) visit(place, hints, isMet ? met.gaps[place]! : unmet.gaps[place]! - spent)
      }
  }
  let length = 0
  visitAll(() => (length += 1))
  return { length, first: (count) => nearest(table, visitAll, count) }
}

/** Told of a promotion that is NEARLY: how many steps, and how large they are. */
type Visit = (place: number, hints: number, gap: number) => void

/** Promotions whose turns follow each other with nothing taken in between. */
interface Stretch {
  readonly from: number
  readonly until: number
  /** What is left of the goods. */
  readonly rest: number
}

/** What is left of the goods at all turns: what applies before one has taken its part. */
function stretchesOf({ turns }: RemoteTable, subtotal: number, applied: readonly Trial[]): Stretch[] {
  const stretches: Stretch[] = []
  const inOrder = applied.toSorted((a, b) => byApplication(a.candidate, b.candidate))
  let [rest, from] = [subtotal, 0]
  for (const lane of ['ITEMS', 'ORDER'] as const)
    for (const trial of inOrder) {
      const taken = takenIn(lane, trial)
      if (taken === 0) continue
      const until = firstTurnAfter(turns, { lane, candidate: trial.candidate })
      stretches.push({ from, until, rest })
      rest -= taken
      from = until
    }
  return [...stretches, { from, until: turns.length, rest }]
}

function takenIn(lane: Lane, { works }: Trial): number {
  return sum(works.map(({ effect, cut }) => (cut.kind === 'goods' && laneOf(effect) === lane ? cut.amount : 0)))
}

function firstTurnAfter(turns: RemoteTable['turns'], turn: RemoteTable['turns'][number]): number {
  let [low, high] = [0, turns.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareTurns(turns[middle]!, turn) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** The `count` nearest in order; of equals those whose key comes first. It never holds more than twice as many. */
function nearest(
  { campaigns, byKey }: RemoteTable,
  visitAll: (visit: Visit) => void,
  count: number,
): readonly RemoteOffer[] {
  if (count === 0) return []
  let near: Near[] = []
  let last: Near | null = null
  visitAll((place, hints, gap) => {
    if (last !== null && (hints - last.hints || gap - last.gap || byKey[place]! - last.byKey) > 0) return
    near.push({ place, hints, gap, byKey: byKey[place]! })
    if (near.length <= 2 * count) return
    near = near.toSorted(compareNear).slice(0, count)
    last = near.at(-1)!
  })
  const first = near.toSorted(compareNear).slice(0, count)
  return first.map(({ place, hints, gap }) => ({ campaign: campaigns[place]!, hints, gap }))
}

interface Near extends Steps {
  readonly place: number
  readonly byKey: number
}

function compareNear(a: Near, b: Near): number {
  return a.hints - b.hints || a.gap - b.gap || a.byKey - b.byKey
}
