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
  const standings = table.audiences.map((audience) => standingOfAudience(audience, facts))
  table.audienceOf.forEach((audience, place) => {
    if (audience >= 0 && standings[audience] === 'LOST') settled[place] = 1
    else if (audience >= 0 && standings[audience] === 'OPEN') ask(place)
  })
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

/** Finds those that are NEARLY on a cart whose incentives that apply are `applied`, by their trials. `keeps`: which of them are wanted. */
export function remoteOffers(
  { table, settled }: RemoteSweep,
  cart: WorkingCart,
  applied: readonly Trial[],
  keeps: (campaign: Campaign) => boolean,
): RemoteOffers {
  const { campaigns, thresholds, beforeDiscounts, turnOf, met, unmet } = table
  const rests = restsByTurn(table, cart.subtotal, applied)
  const places: number[] = []
  const gaps = new Float64Array(campaigns.length)
  const hints = new Float64Array(campaigns.length)
  for (let place = 0; place < campaigns.length; place++) {
    if (settled[place] === 1 || !keeps(campaigns[place]!)) continue
    const spent = beforeDiscounts[place] === 1 ? cart.subtotal : rests[turnOf[place]!]!
    const isMet = spent >= thresholds[place]!
    const steps = isMet ? met : unmet
    hints[place] = steps.hints[place]!
    if (hints[place] === 0) continue
    gaps[place] = isMet ? steps.gaps[place]! : steps.gaps[place]! - spent
    places.push(place)
  }
  const compare = (a: number, b: number): number => hints[a]! - hints[b]! || gaps[a]! - gaps[b]! || a - b
  const told = (place: number): RemoteOffer => ({
    campaign: campaigns[place]!,
    hints: hints[place]!,
    gap: gaps[place]!,
  })
  return { length: places.length, first: (count) => smallest(places, count, compare).map(told) }
}

/** What is left of the goods at each turn: what applies before it has taken its part. */
function restsByTurn({ turns }: RemoteTable, subtotal: number, applied: readonly Trial[]): Float64Array {
  const rests = new Float64Array(turns.length)
  const inOrder = applied.toSorted((a, b) => byApplication(a.candidate, b.candidate))
  let [rest, from] = [subtotal, 0]
  for (const lane of ['ITEMS', 'ORDER'] as const)
    for (const trial of inOrder) {
      const taken = takenIn(lane, trial)
      if (taken === 0) continue
      const until = firstTurnAfter(turns, { lane, candidate: trial.candidate })
      rests.fill(rest, from, until)
      rest -= taken
      from = until
    }
  return rests.fill(rest, from)
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

/** The `count` smallest in order. Of few it keeps a short list; where many are wanted it sorts. */
function smallest(places: readonly number[], count: number, compare: (a: number, b: number) => number): number[] {
  if (count * 16 > places.length) return places.toSorted(compare).slice(0, count)
  const kept: number[] = []
  if (count === 0) return kept
  for (const place of places) {
    if (kept.length === count && compare(place, kept[count - 1]!) > 0) continue
    let at = kept.length
    while (at > 0 && compare(place, kept[at - 1]!) < 0) at -= 1
    kept.splice(at, 0, place)
    if (kept.length > count) kept.pop()
  }
  return kept
}
