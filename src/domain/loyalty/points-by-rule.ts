import { MAXIMUM_POINTS } from '../parse-grants.ts'
import type { EarningRule } from './earning-rule.ts'
import type { Tier } from './loyalty-program.ts'

const WHOLE = 10_000

/**
 * What a rule gives on one occasion other than an order: its fixed number. What events earn grows with the tier's rate, rounded down once; what
 * joining, a birthday and reaching a tier give is what the rule says.
 */
export function pointsByRule({ trigger, points }: Pick<EarningRule, 'trigger' | 'points'>, tier: Tier | null): number {
  if (trigger !== 'EVENT') return points ?? 0
  return mostPoints((BigInt(points ?? 0) * BigInt(tier?.earnBasisPoints ?? WHOLE)) / BigInt(WHOLE))
}

/** What one gain may be at most: an absurd rule must not give what no ledger can hold. */
export function mostPoints(points: bigint): number {
  return points > MAXIMUM_POINTS ? MAXIMUM_POINTS : Number(points)
}
