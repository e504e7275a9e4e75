import type { Campaign } from '../../src/domain/campaign.ts'
import type { Cart } from '../../src/domain/cart.ts'
import type { Effect, PriceEffect } from '../../src/domain/effect/effect.ts'
import type { Facts } from '../../src/domain/facts.ts'
import { type Basket, type Left, openBasket, taken } from './basket.ts'
import { type Cut, type Gift, cutOf } from './cuts.ts'
import { fraction, larger, rounded, sum } from './fraction.ts'
import { type Finding, easiest } from './judgement.ts'
import { judged } from './judging.ts'

/** One incentive that asks to take part: an automatic promotion, or a code entered. */
export interface Entrant {
  readonly campaign: Campaign
  readonly code: string | null
  /** Law 8, after the priority: promotions by key, then codes in the order entered. */
  readonly turn: number
}

/** What one incentive did. */
export interface Outcome {
  readonly entrant: Entrant
  readonly lines: readonly bigint[]
  readonly shipping: bigint
  readonly gifts: readonly Gift[]
  readonly base: bigint
  readonly amount: bigint
  readonly findings: readonly Finding[]
}

/** Law 7: goods, then the order, then shipping. */
const LANES = ['ITEMS', 'ORDER', 'SHIPPING'] as const
type Lane = (typeof LANES)[number]

/** Everything that an effect may come to, whatever its cases. */
export function possibleEffects(effects: readonly Effect[]): PriceEffect[] {
  return effects.flatMap((effect) =>
    effect.kind === 'firstOf' ? possibleEffects(effect.cases.map((each) => each.then)) : [effect],
  )
}

/** The lane in which an effect works. */
export function laneOf(effect: PriceEffect): Lane {
  if (effect.kind === 'shippingOff') return 'SHIPPING'
  return 'target' in effect ? effect.target.kind : 'ITEMS'
}

interface Working {
  readonly entrant: Entrant
  /** Law 9: judged once, just before the first effect: in the first lane in which any of its effects or cases may work. */
  readonly opensIn: Lane
  /** The price before this campaign: what was left just before the first effect that it has here. */
  before: Left | null
  effects: readonly PriceEffect[]
  findings: readonly Finding[]
  readonly cuts: { readonly cut: Cut; readonly amount: bigint }[]
  /** When its first effect took something. */
  step: number
}

/** Prices a cart with these incentives and no others, whatever their stacking says; in the order of their first effects that take something. */
export function runCart(facts: Facts, cart: Cart, entrants: readonly Entrant[]): Outcome[] {
  let basket = openBasket(cart)
  const working = entrants.toSorted(byLawEight).map(opened)
  let step = 0
  for (const lane of LANES)
    for (const each of working) {
      if (each.opensIn === lane) judgeCampaign(each, basket, facts)
      for (const effect of each.effects.filter((one) => laneOf(one) === lane)) {
        each.before ??= basket.now
        basket = applied(each, effect, { ...basket, before: each.before }, facts, step++)
      }
    }
  return working.toSorted((a, b) => a.step - b.step || 0).map((each) => outcomeOf(each, basket))
}

/** Law 8. */
export function byLawEight(a: Entrant, b: Entrant): number {
  return b.campaign.stacking.priority - a.campaign.stacking.priority || a.turn - b.turn
}

function opened(entrant: Entrant): Working {
  const lanes = possibleEffects(entrant.campaign.effects).map(laneOf)
  const opensIn = LANES.find((lane) => lanes.includes(lane)) ?? 'ITEMS'
  return { entrant, opensIn, before: null, effects: [], findings: [], cuts: [], step: Infinity }
}

/** Law 9: the conditions, and which cases hold, by what is left now. Law 11: the first case that holds. */
function judgeCampaign(working: Working, basket: Basket, facts: Facts): void {
  const { conditions, effects, timeZone } = working.entrant.campaign
  const place = { facts, basket, timeZone }
  const own = conditions === null ? null : judged(conditions, place)
  const resolved = effects.map((effect) => resolve(effect))
  const possible = resolved.flatMap(({ effect }) => effect ?? [])
  working.effects = own === null || own.answer === true ? possible : []
  const ofCases = easiest(resolved.map(({ findings }) => findings))
  working.findings = own?.findings ?? []
  if (working.findings.length === 0 && possible.length === 0) working.findings = ofCases

  function resolve(effect: Effect): { readonly effect: PriceEffect | null; readonly findings: readonly Finding[] } {
    if (effect.kind !== 'firstOf') return { effect, findings: [] }
    const cases = effect.cases.map((each) => ({ ...judged(each.when, place), then: each.then }))
    const found = cases.find(({ answer }) => answer === true)
    return found === undefined
      ? { effect: null, findings: easiest(cases.map(({ findings }) => findings)) }
      : resolve(found.then)
  }
}

function applied(working: Working, effect: PriceEffect, basket: Basket, facts: Facts, step: number): Basket {
  const cut = cutOf(effect, basket, working.entrant.campaign.stacking.compounds, facts.gifts)
  if (cut === 'CURRENCY') {
    working.findings = [...working.findings, { reason: 'CURRENCY', gap: null }]
    return basket
  }
  const worth = BigInt(cut.gift?.unitPrice ?? 0) * BigInt(cut.gift?.quantity ?? 0)
  const amount = sum(cut.off) + cut.shippingOff + worth
  if (amount > 0n) working.cuts.push({ cut, amount })
  if (amount > 0n) working.step = Math.min(working.step, step)
  return taken(basket, cut.off, cut.shippingOff)
}

/** What it took and of what: each line, and the shipping, counts once in the base, with the most that an effect saw of it, rounded once. */
function outcomeOf({ entrant, cuts, findings }: Working, { lines }: Basket): Outcome {
  const most = lines.map((_, place) => cuts.map(({ cut }) => cut.base[place]!).reduce(larger, fraction(0)))
  const shippingBase = cuts.map(({ cut }) => fraction(cut.shippingBase)).reduce(larger, fraction(0))
  const gifts = cuts.flatMap(({ cut }) => cut.gift ?? [])
  const worth = gifts.map(({ unitPrice, quantity }) => BigInt(unitPrice) * BigInt(quantity))
  return {
    entrant,
    lines: lines.map((_, place) => sum(cuts.map(({ cut }) => cut.off[place]!))),
    shipping: sum(cuts.map(({ cut }) => cut.shippingOff)),
    gifts,
    base: sum([...most, shippingBase].map(rounded)) + sum(worth),
    amount: sum(cuts.map(({ amount }) => amount)),
    findings: [...findings, { reason: 'NO_DISCOUNT', gap: null }],
  }
}
