import type { Campaign } from '../campaign.ts'
import type { Effect } from '../effect/effect.ts'
import { possibleEffects } from '../effect/lane.ts'
import { compileExpression, type Expected } from '../expression/compile-expression.ts'
import { orderWindowKey, subjectWindowKey } from '../facts.ts'
import type { Segment } from '../segment.ts'
import type { Condition, Leaf } from './condition.ts'

/** A span of a customer's past that facts must hold: `key` is its place in `Facts[of]`. `within` null: ever. */
export interface HistorySpan {
  readonly of: 'orders' | 'events' | 'redeemed'
  /** Name of the event, or id of the campaign. */
  readonly subject: string | null
  readonly key: string
  readonly within: string | null
  readonly timeZone: string
}

/**
 * Which spans of the past a tree looks at itself, each once, counted in `timeZone`. The segments that it names count in the shop's time zone:
 * ask for their conditions apart.
 */
export function historySpansOf(condition: Condition | null, timeZone: string): HistorySpan[] {
  return distinctSpans(leavesOf(condition).flatMap((leaf) => spanOf(leaf, timeZone) ?? []))
}

/** Each span once. */
export function distinctSpans(spans: readonly HistorySpan[]): HistorySpan[] {
  return [...new Map(spans.map((span) => [`${span.of} ${span.key}`, span])).values()]
}

function spanOf(leaf: Leaf, timeZone: string): HistorySpan | null {
  switch (leaf.kind) {
    case 'orders':
      return orderSpan(leaf.within, timeZone)
    case 'events':
      return subjectSpan('events', leaf.name, leaf.within, timeZone)
    case 'redeemed':
      return subjectSpan('redeemed', leaf.campaignId, leaf.within, timeZone)
    case 'expression':
      return readsOrders(leaf.text, 'bool') ? orderSpan(null, timeZone) : null
    default:
      return null
  }
}

function orderSpan(within: string | null, timeZone: string): HistorySpan {
  return { of: 'orders', subject: null, key: orderWindowKey(within, timeZone), within, timeZone }
}

function subjectSpan(of: 'events' | 'redeemed', subject: string, within: string | null, timeZone: string): HistorySpan {
  return { of, subject, key: subjectWindowKey(subject, within, timeZone), within, timeZone }
}

/** Which spans of the past a campaign looks at: its conditions, and the formulas of its effects. */
export function campaignSpansOf(campaign: Campaign): HistorySpan[] {
  const { timeZone } = campaign
  const formulas = possibleEffects(campaign.effects).filter((effect) => effect.kind === 'formulaOff')
  return distinctSpans([
    ...campaignConditions(campaign).flatMap((condition) => historySpansOf(condition, timeZone)),
    ...formulas.flatMap(({ expression }) => (readsOrders(expression, 'int') ? [orderSpan(null, timeZone)] : [])),
  ])
}

/** Whether an expression asks for `customer.orders`. */
function readsOrders(text: string, expected: Expected): boolean {
  const compiled = compileExpression(text, expected)
  return compiled.ok && ['customer', 'customer.orders'].some((path) => compiled.program.reads.has(path))
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
