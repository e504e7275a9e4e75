import type { ReasonCode } from '../../src/domain/rejection.ts'

/** One thing that stands against a condition; `gap` null: the shopper cannot mend it now (law 30). */
export interface Finding {
  readonly reason: ReasonCode
  readonly gap: number | null
}

/** Law 29: yes, no, or not known; and why not. */
export interface Judgement {
  readonly answer: boolean | null
  readonly findings: readonly Finding[]
}

/** Where gaps are equal, waiting comes last; a wait is less than any unit or minor unit. */
export const A_WAIT = 0.001

/** Nothing stands against it. */
export const YES: Judgement = { answer: true, findings: [] }

/** All of these. */
export function every(parts: readonly Judgement[]): Judgement {
  if (parts.some(({ answer }) => answer === false))
    return { answer: false, findings: parts.flatMap(({ findings }) => findings) }
  if (parts.some(({ answer }) => answer === null))
    return { answer: null, findings: parts.flatMap(({ findings }) => findings) }
  return YES
}

/** Any of these. */
export function some(parts: readonly Judgement[]): Judgement {
  if (parts.some(({ answer }) => answer === true)) return YES
  const answer = parts.some((part) => part.answer === null) ? null : false
  return { answer, findings: easiest(parts.map(({ findings }) => findings)) }
}

/** Law 30: of an `any` what can be mended, with the fewest steps (signing in is one, and so is each reason that cannot be mended), then the smallest gap. */
export function easiest(ways: readonly (readonly Finding[])[]): readonly Finding[] {
  const effort = (way: readonly Finding[]) => {
    const once = way.filter(({ reason, gap }) => gap === null || reason === 'SIGN_IN_REQUIRED')
    const steps = way.length - once.length + new Set(once.map(({ reason }) => reason)).size
    return [way.some(({ gap }) => gap === null) ? 1 : 0, steps, way.reduce((all, { gap }) => all + (gap ?? 0), 0)]
  }
  const [best = []] = ways.toSorted((a, b) => byFirstDifference(effort(a), effort(b)))
  return best
}

/** Compares two lists of numbers at their first difference. */
export function byFirstDifference(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, place) => value !== b[place])
  return at < 0 ? 0 : a[at]! - (b[at] ?? 0)
}
