import { type Finding, hintGap } from '../condition/verdict.ts'
import type { Hint } from '../offer.ts'
import type { Reason } from '../rejection.ts'

/** Reasons as told: each once; what staff read of the same one is joined. */
export function reasonsOf(findings: readonly Finding[]): Reason[] {
  if (findings.length <= 1) return findings.map(({ reason }) => reason)
  const told = new Map<string, Reason>()
  for (const { reason } of findings) {
    const key = JSON.stringify([reason.code, reason.facts])
    const first = told.get(key)
    const detail =
      first === undefined ? reason.detail : [first.detail, reason.detail].filter((text) => text !== null).join('; ')
    told.set(key, { ...reason, detail })
  }
  return [...told.values()]
}

/** Steps, easiest first; of steps of the same kind on the same goods the longest one includes the others. */
export function hintsOf(findings: readonly Finding[]): Hint[] {
  if (findings.length <= 1) return findings.flatMap(({ hint }) => hint ?? [])
  const steps = new Map<string, Hint>()
  for (const { hint } of findings) {
    if (hint === null) continue
    const key = stepKey(hint)
    const known = steps.get(key)
    if (known === undefined || isLonger(hint, known)) steps.set(key, hint)
  }
  return [...steps.values()].toSorted(
    (a, b) => EASIEST_FIRST.indexOf(a.kind) - EASIEST_FIRST.indexOf(b.kind) || hintGap(a) - hintGap(b),
  )
}

function isLonger(hint: Hint, known: Hint): boolean {
  if (hint.kind === 'waitUntil' && known.kind === 'waitUntil') return hint.at > known.at
  return hintGap(hint) > hintGap(known)
}

const EASIEST_FIRST: readonly Hint['kind'][] = [
  'removeConflict',
  'signIn',
  'waitUntil',
  'addItems',
  'spendMore',
  'earnPoints',
]

function stepKey(hint: Hint): string {
  switch (hint.kind) {
    case 'spendMore':
      return JSON.stringify([hint.kind, hint.on])
    case 'addItems':
      return JSON.stringify([hint.kind, hint.of])
    case 'removeConflict':
      return JSON.stringify([hint.kind, hint.conflictsWith])
    case 'earnPoints':
      return JSON.stringify([hint.kind, hint.program.id])
    case 'signIn':
    case 'waitUntil':
      return hint.kind
    default:
      return hint satisfies never
  }
}
