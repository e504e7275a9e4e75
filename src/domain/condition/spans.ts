import type { Campaign } from '../campaign.ts'
import type { Effect } from '../effect/effect.ts'
import { orderWindowKey } from '../facts.ts'
import type { Segment } from '../segment.ts'
import type { Condition, Leaf } from './condition.ts'

/** A span of orders that facts must hold: `key` is its place in `Facts.orders`. `within` null: ever. */
export interface OrderWindowSpan {
  readonly key: string
  readonly within: string | null
  readonly timeZone: string
}

/**
 * Which order windows a tree looks at itself, each once, counted in `timeZone`. The segments that it names count in the shop's time zone:
 * ask for their conditions apart.
 */
export function orderWindowsOf(condition: Condition | null, timeZone: string): OrderWindowSpan[] {
  const spans = new Map<string, OrderWindowSpan>()
  for (const leaf of leavesOf(condition)) {
    if (leaf.kind !== 'orders') continue
    const key = orderWindowKey(leaf.within, timeZone)
    spans.set(key, { key, within: leaf.within, timeZone })
  }
  return [...spans.values()]
}

/** Ids of the segments that a condition names; with `segments`, also of those that they name in turn. */
export function segmentIdsOf(
  condition: Condition | null,
  segments: ReadonlyMap<string, Segment> = new Map(),
): string[] {
  const ids = new Set<string>()
  const open: (Condition | null)[] = [condition]
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const leaf of leavesOf(next)) {
      if (leaf.kind !== 'segment' || ids.has(leaf.segmentId)) continue
      ids.add(leaf.segmentId)
      open.push(segments.get(leaf.segmentId)?.condition ?? null)
    }
  return [...ids]
}

/** Every condition of a campaign: who sees it, who may redeem it, and the cases of its effects. */
export function campaignConditions(campaign: Pick<Campaign, 'shownTo' | 'conditions' | 'effects'>): Condition[] {
  const own = [campaign.shownTo, campaign.conditions].filter((condition) => condition !== null)
  return [...own, ...campaign.effects.flatMap(casesOf)]
}

function casesOf(effect: Effect): Condition[] {
  return effect.kind === 'firstOf' ? effect.cases.flatMap(({ when, then }) => [when, ...casesOf(then)]) : []
}

/** Every leaf of a tree. */
export function leavesOf(condition: Condition | null): Leaf[] {
  if (condition === null) return []
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap(leavesOf)
    case 'not':
      return leavesOf(condition.of)
    default:
      return [condition]
  }
}
