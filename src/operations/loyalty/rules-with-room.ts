import type { Facts } from '../../domain/facts.ts'
import type { EarningRule } from '../../domain/loyalty/earning-rule.ts'
import { countsOfRule, hasRoom, limitsOf } from '../../domain/loyalty/rule-limits.ts'
import { countEarning, type EarnedBy, heldRules } from '../../store/count-earning.ts'
import type { Db } from '../../store/database.ts'
import { loadCounters } from '../../store/load-counters.ts'
import { TryAgain } from '../../store/transaction.ts'

/** How often what others have used up meanwhile is decided anew. */
const ATTEMPTS = 10

/**
 * Of the rules that give something on an occasion those whose limits have room, counted for it (law 17), in the caller's transaction. Limits are those
 * of this moment: one that comes later counts what was given before.
 */
export async function rulesWithRoom(
  db: Db,
  facts: Facts,
  rules: readonly EarningRule[],
  by: EarnedBy,
): Promise<readonly EarningRule[]> {
  const held = await heldRules(
    db,
    rules.map(({ id }) => id),
  )
  const current = rules.map((rule) => ({ ...rule, limits: held.get(rule.id)!.limits }))
  const limits = limitsOf(current, facts)
  if (limits.length === 0) return rules
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const known = { ...facts, counters: await loadCounters(db, limits, facts.now) }
    const giving = current.filter((rule) => hasRoom(rule, known))
    const counts = giving.flatMap((rule) => countsOfRule(rule, known)).map((count) => ({ ...count, ...by }))
    if (await countEarning(db, counts, facts.now)) return giving
  }
  throw new TryAgain()
}
