import { type Finding, easiest, isMendable } from '../condition/verdict.ts'
import type { Effect } from '../effect/effect.ts'
import type { Hint, OfferStatus } from '../offer.ts'
import { ANYTHING, type ItemSelector } from '../selector.ts'
import type { Candidate } from './candidate.ts'
import { byApplication } from './candidate.ts'
import { NOTHING_WORKS, idleFindings } from './idle-findings.ts'
import { lostTo, outrankedBy, rivalryOf } from './rivalry.ts'
import { type Run, type Trial, runCart } from './run-cart.ts'
import type { Stack } from './choose-stack.ts'
import type { Stage } from './stage.ts'

/** Where one incentive stands on a cart, and why. */
export interface Standing {
  readonly candidate: Candidate
  readonly status: OfferStatus
  /** What stands against it, with the steps that mend it. */
  readonly findings: readonly Finding[]
  /** What it takes off, or would if it applied; minor units. */
  readonly savings: number
  /** Effects that work on this cart where known, else the campaign's. */
  readonly effects: readonly Effect[]
}

/** Runs the chosen stack once more and asks everybody in its turn; the trace of all that is told about this cart. */
export function explainCart({ facts, cart }: Stage, { applied, run }: Stack, asked: readonly Candidate[]): Run {
  const candidates = [...new Set([...applied, ...asked])].toSorted(byApplication)
  return runCart(facts, cart, { candidates, members: applied, explaining: true, barred: run.barred, before: run })
}

/** Where an incentive stands that is automatic or entered, told from its trial in `explainCart`. */
export function standingOf(stage: Stage, stack: Stack, trial: Trial): Standing {
  const { candidate } = trial
  if (stack.applied.has(candidate)) return standing(trial, 'APPLIED', [], trial.taken)
  return refused(stage, stack, trial, candidate.code !== null)
}

/** Where one stands that does not apply, `isEntered` if it is a code on the cart: kept out by others, or by its own conditions and effects. */
export function refused(stage: Stage, stack: Stack, trial: Trial, isEntered: boolean): Standing {
  const rivalry = rivalryOf(stage, stack, trial.candidate)
  if (rivalry === null) return standingByItself(trial, isEntered)
  if (rivalry.trial.taken > 0) return mendable(rivalry.trial, lostTo(stage, stack, rivalry), rivalry.trial.taken)
  const own = standingByItself(rivalry.trial, isEntered)
  if (own.status !== 'NEARLY') return own
  return mendable(rivalry.trial, [...own.findings, ...outrankedBy(stage, stack, rivalry)])
}

/** Where one stands that nobody keeps out: what its conditions say, and what its effects found. Shipping that is not chosen yet fails a code entered, and leaves others open. */
export function standingByItself(trial: Trial, isEntered = false): Standing {
  const findings = [...trial.assessment.findings, ...trial.overspent]
  if (findings.length > 0) return mendable(trial, [...findings, ...alsoMissing(trial, findings)])
  if (!isEntered && trial.idle.some(({ why }) => why === 'NO_SHIPPING_YET')) return standing(trial, 'ELIGIBLE', [], 0)
  return mendable(trial, easiest([...trial.idle, NOTHING_WORKS].map(idleFindings)))
}

/** A standing with this status; effects are those that worked where any did. */
export function standing(
  trial: Pick<Trial, 'candidate' | 'works'>,
  status: OfferStatus,
  findings: readonly Finding[],
  savings: number,
): Standing {
  const { candidate, works } = trial
  const effects = works.length > 0 ? works.map(({ effect }) => effect) : candidate.campaign.effects
  return { candidate, status, findings, savings, effects }
}

/** NEARLY where every finding has a step, else INELIGIBLE (law 30). */
function mendable(trial: Trial, findings: readonly Finding[], savings = 0): Standing {
  return standing(trial, isMendable(findings) ? 'NEARLY' : 'INELIGIBLE', findings, savings)
}

/** Law 30: mending its conditions is not enough where all of its effects stay without goods, currency or value; what they miss beyond those steps. */
function alsoMissing({ assessment: { effects }, idle }: Trial, told: readonly Finding[]): readonly Finding[] {
  if (idle.length < effects.length || idle.some(({ why }) => why === 'NO_SHIPPING_YET' || why === 'NOTHING_TO_TAKE'))
    return []
  const ways = idle.map(idleFindings)
  return ways.length === 0 ? [] : notImplied(easiest(ways), told)
}

/** Spending or adding more of some goods puts them into the cart; the same unit serves one finding only. */
function notImplied(findings: readonly Finding[], told: readonly Finding[]): Finding[] {
  const steps = told.flatMap(({ hint }) => hint ?? [])
  const takeStep = (adding: (step: Hint) => boolean): Hint | undefined => {
    const at = steps.findIndex(adding)
    return at < 0 ? undefined : steps.splice(at, 1)[0]
  }
  // Of two steps on the same goods the longer one includes the other, which then serves nothing else.
  const open = findings.filter(({ hint }) => {
    if (hint?.kind !== 'addItems') return true
    const same = takeStep((step) => step.kind === 'addItems' && isEqual(step.of, hint.of))
    return same === undefined || !adds(same, hint)
  })
  return open.filter(({ hint }) => hint?.kind !== 'addItems' || takeStep((step) => adds(step, hint)) === undefined)
}

function adds(step: Hint, { of, quantity }: Extract<Hint, { kind: 'addItems' }>): boolean {
  if (step.kind !== 'spendMore' && step.kind !== 'addItems') return false
  const goods = step.kind === 'addItems' ? step.of : (step.on ?? ANYTHING)
  const enough = quantity <= (step.kind === 'addItems' ? step.quantity : 1)
  return enough && (isEqual(of, ANYTHING) || isEqual(of, goods))
}

function isEqual(a: ItemSelector, b: ItemSelector): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
