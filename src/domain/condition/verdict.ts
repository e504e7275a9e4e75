import type { Hint } from '../offer.ts'
import type { Reason } from '../rejection.ts'

/**
 * What judging yields. UNKNOWN does not hold, and neither does its negation (law 29).
 * PENDING: there is no cart yet, so the condition is neither met nor failed (law 31).
 */
export type Outcome = 'HOLDS' | 'FAILS' | 'UNKNOWN' | 'PENDING'

/** One thing that stands against an incentive, with the step that would mend it; without a step the shopper cannot mend it now (law 30). */
export interface Finding {
  readonly reason: Reason
  readonly hint: Hint | null
}

/** The answer on a condition, with its trace: what fails, why, and what would mend it. */
export interface Verdict {
  readonly outcome: Outcome
  /** Everything that fails or is not known; empty where the condition holds or is pending, and where no explanation was asked. */
  readonly findings: readonly Finding[]
  /** The first instant at which the answer could change by the clock alone. */
  readonly changesAt: Date | null
}

/** Nothing stands against it. */
export const HOLDS: Verdict = { outcome: 'HOLDS', findings: [], changesAt: null }
/** Neither met nor failed. */
export const PENDING: Verdict = { outcome: 'PENDING', findings: [], changesAt: null }
/** Fails; nobody asked why. */
export const FAILS: Verdict = { outcome: 'FAILS', findings: [], changesAt: null }
/** Cannot be known; nobody asked why. */
export const UNKNOWN: Verdict = { outcome: 'UNKNOWN', findings: [], changesAt: null }

/** Whether an answer lets an incentive through. */
export function lets(outcome: Outcome): boolean {
  return outcome === 'HOLDS' || outcome === 'PENDING'
}

/** Law 30: everything that fails can be mended by the shopper now. */
export function isMendable(findings: readonly Finding[]): boolean {
  return findings.every((finding) => finding.hint !== null)
}

/** How far away it is: missing minor units and missing items, added up. */
export function gapOf(findings: readonly Finding[]): number {
  return findings.reduce((total, { hint }) => total + (hint === null ? 0 : hintGap(hint)), 0)
}

/** What one step asks for: minor units to spend or items to add; 0 for a step without a size. */
export function hintGap(hint: Hint): number {
  switch (hint.kind) {
    case 'spendMore':
      return hint.missing
    case 'addItems':
      return hint.quantity
    case 'earnPoints':
      return hint.points
    case 'signIn':
    case 'waitUntil':
    case 'removeConflict':
      return 0
    default:
      return hint satisfies never
  }
}

/** Of several ways, the one that is easiest to take (law 30): mendable, with the fewest steps, with the smallest gap, with the shortest wait, the first. */
export function easiest(ways: readonly (readonly Finding[])[]): readonly Finding[] {
  return ways.reduce((best, way) => (compareEffort(way, best) < 0 ? way : best))
}

function compareEffort(a: readonly Finding[], b: readonly Finding[]): number {
  return (
    Number(isMendable(b)) - Number(isMendable(a)) ||
    stepsOf(a) - stepsOf(b) ||
    gapOf(a) - gapOf(b) ||
    waitOf(a) - waitOf(b)
  )
}

/** How many steps it asks for: signing in is one step, however much asks for it, and what cannot be mended counts once a reason. */
function stepsOf(findings: readonly Finding[]): number {
  const isOnce = ({ hint }: Finding): boolean => hint === null || hint.kind === 'signIn'
  return new Set(findings.map((finding) => (isOnce(finding) ? finding.reason.code : finding))).size
}

/** Until when it makes the shopper wait; 0 where it does not. */
function waitOf(findings: readonly Finding[]): number {
  return Math.max(0, ...findings.map(({ hint }) => (hint?.kind === 'waitUntil' ? hint.at.getTime() : 0)))
}

/** The earlier of two instants; null is never. */
export function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b
  return b < a ? b : a
}
