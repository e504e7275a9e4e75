import type { Campaign } from '../campaign.ts'
import type { Effect, PriceEffect } from './effect.ts'

/** Law 7: goods first, then the order, then shipping. */
export type Lane = 'ITEMS' | 'ORDER' | 'SHIPPING'

/** The lanes in the order of application. */
export const LANES: readonly Lane[] = ['ITEMS', 'ORDER', 'SHIPPING']

/** A part of an order that ALONE may keep for itself (law 14). */
export type Part = 'GOODS' | 'SHIPPING'

/** Where an effect works. */
export function laneOf(effect: PriceEffect): Lane {
  switch (effect.kind) {
    case 'percentOff':
    case 'amountOff':
    case 'fixedPrice':
    case 'formulaOff':
      return effect.target.kind
    case 'buyXGetY':
    case 'addItem':
      return 'ITEMS'
    case 'shippingOff':
      return 'SHIPPING'
    default:
      return effect satisfies never
  }
}

/** The part of the order to which a lane belongs. */
export function partOf(lane: Lane): Part {
  return lane === 'SHIPPING' ? 'SHIPPING' : 'GOODS'
}

/** Every effect that may come of these: the cases of `firstOf` too. */
export function possibleEffects(effects: readonly Effect[]): PriceEffect[] {
  return effects.flatMap((effect) =>
    effect.kind === 'firstOf' ? possibleEffects(effect.cases.map(({ then }) => then)) : [effect],
  )
}

/** Where a campaign may work: in these lanes, on these parts. */
export interface Reach {
  readonly lanes: ReadonlySet<Lane>
  readonly parts: ReadonlySet<Part>
}

const reaches = new WeakMap<Campaign, Reach>()

/** Where a campaign may work, whichever cases hold; found once for each campaign. One without effects is judged with the goods. */
export function reachOf(campaign: Campaign): Reach {
  const known = reaches.get(campaign)
  if (known !== undefined) return known
  const lanes = new Set(possibleEffects(campaign.effects).map(laneOf))
  if (lanes.size === 0) lanes.add('ITEMS')
  const reach = { lanes, parts: new Set([...lanes].map(partOf)) }
  reaches.set(campaign, reach)
  return reach
}
