import type { Place } from '../input/place.ts'
import { MAXIMUM_CAMPAIGN_STEPS, MAXIMUM_STEPS, MAXIMUM_STEPS_ON_REST } from '../limits.ts'
import { compileExpression, type Expected } from './compile-expression.ts'

/** Where a campaign may hold expressions. */
const FIELDS = ['shownTo', 'conditions', 'effects', 'variants'] as const

/** Refuses a campaign whose expressions together take too many steps by the worst cart, at the field with which they do: each alone has its bound. */
export function refuseCostly(
  campaign: Readonly<Partial<Record<(typeof FIELDS)[number], unknown>>>,
  place: Place,
): void {
  let steps = 0
  for (const field of FIELDS) {
    steps += stepsIn(campaign[field])
    if (steps > MAXIMUM_CAMPAIGN_STEPS)
      return place.at(field).refuse('TOO_MANY', 'the expressions of a campaign would take too many steps together')
  }
}

function stepsIn(rule: unknown): number {
  if (typeof rule !== 'object' || rule === null) return 0
  const { kind, text, expression } = rule as { kind?: unknown; text?: unknown; expression?: unknown }
  if (kind === 'expression' && typeof text === 'string') return weightOf(text, 'bool')
  if (kind === 'formulaOff' && typeof expression === 'string') return weightOf(expression, 'int')
  return Object.values(rule).reduce<number>((total, part) => total + stepsIn(part), 0)
}

/** One that reads what is left is run again and again: its steps weigh as much more as its own bound is narrower. */
function weightOf(text: string, expected: Expected): number {
  const compiled = compileExpression(text, expected)
  if (!compiled.ok) return 0
  const { steps, readsRest } = compiled.program
  return readsRest ? (steps * MAXIMUM_STEPS) / MAXIMUM_STEPS_ON_REST : steps
}
