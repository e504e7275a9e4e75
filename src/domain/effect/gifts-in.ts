import type { Campaign } from '../campaign.ts'
import type { Path } from '../input/place.ts'
import type { Effect } from './effect.ts'

/** A gift that a campaign gives, and where its sku stands in the campaign's input. */
export interface NamedGift {
  readonly sku: string
  readonly path: Path
}

/** The gifts of a campaign, in all its effects, cases and arms. */
export function giftsIn({ effects, variants }: Pick<Campaign, 'effects' | 'variants'>): NamedGift[] {
  const inArms = variants.flatMap((variant, at) => giftsAmong(variant.effects, ['variants', at, 'effects']))
  return [...giftsAmong(effects, ['effects']), ...inArms]
}

function giftsAmong(effects: readonly Effect[], path: Path): NamedGift[] {
  return effects.flatMap((effect, at) => giftsOf(effect, [...path, at]))
}

function giftsOf(effect: Effect, path: Path): NamedGift[] {
  if (effect.kind === 'addItem') return [{ sku: effect.sku, path: [...path, 'addItem', 'sku'] }]
  if (effect.kind !== 'firstOf') return []
  return effect.cases.flatMap(({ then }, at) => giftsOf(then, [...path, 'firstOf', at, 'then']))
}
