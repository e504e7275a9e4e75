import type { Condition, Leaf } from '../condition/condition.ts'
import { judge } from '../condition/judge.ts'
import { lets } from '../condition/verdict.ts'
import { isVisitor } from '../customer.ts'
import type { Facts } from '../facts.ts'
import type { Candidate } from './candidate.ts'
import { obstacles } from './obstacles.ts'

/**
 * Whether no step of the shopper's leads to an incentive (law 30), whatever is in her cart: found without explaining why. Never true of one
 * that is APPLIED, ELIGIBLE or NEARLY, nor of what she may see only if it applies and it does.
 */
export function isBeyondReach({ campaign, voucher }: Candidate, facts: Facts): boolean {
  if (obstacles(campaign, voucher, facts).some(({ hint }) => hint === null)) return true
  const isLostHere = (condition: Condition | null): boolean =>
    condition !== null && isLost(condition, false, facts, campaign.timeZone)
  return isLostHere(campaign.conditions) || !lets(judgeAlone(campaign.shownTo, facts, campaign.timeZone))
}

/** Whether a rule fails for good, whatever step the shopper takes: as `judge`, `not` is pushed down to the leaves. */
export function isLost(node: Condition, negated: boolean, facts: Facts, timeZone: string): boolean {
  switch (node.kind) {
    case 'not':
      return isLost(node.of, !negated, facts, timeZone)
    case 'all':
    case 'any': {
      const lost = (each: Condition): boolean => isLost(each, negated, facts, timeZone)
      return (node.kind === 'all') === negated ? node.of.every(lost) : node.of.some(lost)
    }
    default:
      return canOnlyWait(node, facts) && !lets(judgeAlone(negated ? { kind: 'not', of: node } : node, facts, timeZone))
  }
}

/** Leaves that no step mends. Who has not signed in may do so. */
function canOnlyWait({ kind }: Leaf, { customer }: Facts): boolean {
  switch (kind) {
    case 'stores':
    case 'location':
    case 'expression':
      return true
    case 'segment':
    case 'customer':
    case 'orders':
    case 'events':
    case 'redeemed':
    case 'anniversary':
      return customer !== null && !isVisitor(customer)
    default:
      return false
  }
}

/** As without a cart: what depends on one is neither met nor failed (law 31). */
function judgeAlone(condition: Condition | null, facts: Facts, timeZone: string) {
  return judge(condition, facts, { timeZone, cart: null, explaining: false, root: '' }).outcome
}
