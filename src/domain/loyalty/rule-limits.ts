import { type CounterSubjects, type Limited, subjectsOf } from '../counter.ts'
import { limitObstacles, overspent } from '../decisions/limit-obstacles.ts'
import { countsOfUse, type PlannedCount } from '../decisions/planned-counts.ts'
import type { Facts } from '../facts.ts'
import type { Money } from '../money.ts'
import type { EarningRule } from './earning-rule.ts'

/** A rule's caps, with the shop's time zone, in which their spans are. */
export function limitedBy({ id, limits }: EarningRule, { timeZone }: Facts['settings']): Limited {
  return { id, limits, timeZone }
}

/** The limits that these rules are under, and who may use them up: what counters they ask for. */
export function limitsOf(
  rules: readonly EarningRule[],
  facts: Facts,
): { readonly limited: Limited; readonly subjects: CounterSubjects }[] {
  const limited = rules.filter(({ limits }) => limits.length > 0)
  if (limited.length === 0) return []
  const subjects = subjectsOf(facts, null)
  return limited.map((rule) => ({ limited: limitedBy(rule, facts.settings), subjects }))
}

/** Whether a rule may give once more (law 17). `money`: what it gives back; a budget in another currency gives nothing, and none gives a part. */
export function hasRoom(rule: EarningRule, facts: Facts, money: Money | null = null): boolean {
  if (rule.limits.length === 0) return true
  if (rule.limits.some((limit) => limit.money !== null && limit.money.currency !== money?.currency)) return false
  const limited = limitedBy(rule, facts.settings)
  const against = limitObstacles(limited, null, facts, { usedHere: 0, goods: null })
  return (
    against.length === 0 && overspent(limited, null, facts, { taken: money?.amount ?? 0, spentHere: 0 }).length === 0
  )
}

/** What a rule that gives once adds to the counters of its limits. */
export function countsOfRule(rule: EarningRule, facts: Facts, money = 0): PlannedCount[] {
  return rule.limits.length === 0 ? [] : countsOfUse(limitedBy(rule, facts.settings), facts, money)
}
