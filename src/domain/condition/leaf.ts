import type { Facts } from '../facts.ts'
import type { Hint } from '../offer.ts'
import { type ReasonCode, type ReasonFacts, reason } from '../rejection.ts'
import type { Condition } from './condition.ts'
import { FAILS, UNKNOWN, type Verdict } from './verdict.ts'
import type { View } from './view.ts'

/** Where judging stands: the facts, the view, and the way down from the root. */
export interface Scene {
  readonly facts: Facts
  readonly view: View
  /** From the root to here, such as `conditions.all[1]`; told to staff. */
  readonly path: string
  /** Judges a further tree with the same machinery (for leaves that stand for one). */
  readonly judge: (condition: Condition, negated: boolean, scene: Scene) => Verdict
}

/** Judges one leaf, or its negation: `not` is pushed down to the leaves, so that reasons and gaps fit what is asked. */
export type JudgeLeaf<Leaf> = (leaf: Leaf, negated: boolean, scene: Scene) => Verdict

/** What a leaf has to say where it does not hold. */
export interface Complaint {
  readonly code: ReasonCode
  readonly facts?: ReasonFacts
  readonly hint?: Hint
  /** Expected against actual, for staff. */
  readonly detail: string
}

/** The leaf does not hold. `complain` is only called where an explanation is asked. */
export function fails(scene: Scene, complain: () => Complaint, changesAt: Date | null = null): Verdict {
  return scene.view.explaining ? { outcome: 'FAILS', findings: [finding(scene, complain())], changesAt } : FAILS
}

/** The leaf cannot be known: neither it nor its negation holds (law 29). */
export function unknown(scene: Scene, complain: () => Complaint, changesAt: Date | null = null): Verdict {
  return scene.view.explaining ? { outcome: 'UNKNOWN', findings: [finding(scene, complain())], changesAt } : UNKNOWN
}

/** The leaf needs a customer who has signed in. */
export function needsSignIn(scene: Scene): Verdict {
  return unknown(scene, () => ({
    code: 'SIGN_IN_REQUIRED',
    hint: { kind: 'signIn' },
    detail: 'expected a signed-in customer',
  }))
}

function finding(scene: Scene, { code, facts = {}, hint, detail }: Complaint) {
  return { reason: reason(code, facts, `${scene.path}: ${detail}`), hint: hint ?? null }
}
