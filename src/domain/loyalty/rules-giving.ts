import type { Facts } from '../facts.ts'
import type { PlannedEarning } from './earn-points.ts'
import type { EarningRule } from './earning-rule.ts'

/** The rules by which an order earns, each once: what was planned holds only as long as they are as they were. */
export function rulesGiving({ memberships }: Facts, earns: readonly PlannedEarning[]): EarningRule[] {
  const giving = new Set(earns.flatMap(({ gains, cashBack }) => [...gains, ...cashBack].map(({ ruleId }) => ruleId)))
  return memberships.flatMap(({ orderRules }) => orderRules.filter(({ id }) => giving.has(id)))
}
