import type { Finding } from '../condition/verdict.ts'
import { reason } from '../rejection.ts'
import { type Candidate, byApplication, nameOf } from './candidate.ts'
import { type Stack, chooseStack } from './choose-stack.ts'
import { conflict } from './conflict.ts'
import { type Trial, runCart } from './run-cart.ts'
import { type Stage, without } from './stage.ts'

/** Others have the place that an incentive would take (law 16). */
export interface Rivalry {
  readonly winners: readonly Candidate[]
  /** What became of it in the winners' stead, explained: what its conditions see, should it win, is the cart without them. */
  readonly trial: Trial
}

/** Who of those that apply keeps an incentive out, and how it would do in their stead; null where nobody is in its way. */
export function rivalryOf(stage: Stage, stack: Stack, candidate: Candidate): Rivalry | null {
  const winners = winnersOver(candidate, stage, stack)
  if (winners.length === 0) return null
  const members = new Set([...stack.applied].filter((each) => !winners.includes(each))).add(candidate)
  const candidates = [...members].toSorted(byApplication)
  const { trials } = runCart(stage.facts, stage.cart, { candidates, members, explaining: true })
  return { winners, trial: trials.find((trial) => trial.candidate === candidate)! }
}

/** It would take something in the winners' stead: STACKING for each, with the step of taking codes off where that would mend it. */
export function lostTo(stage: Stage, stack: Stack, { winners, trial }: Rivalry): Finding[] {
  const isMended = allCodes(winners) && chooseStack(without(stage, new Set(winners))).applied.has(trial.candidate)
  return winners.map((winner) => losingTo(winner, isMended, stack))
}

/** It does not hold yet, and once it does would still lose by rank: where the highest priority picks, that is sure beforehand. */
export function outrankedBy({ facts }: Stage, stack: Stack, { winners, trial }: Rivalry): Finding[] {
  if (facts.settings.groupPicks !== 'HIGHEST_PRIORITY') return []
  const above = winners.filter((winner) => outranks(winner, trial.candidate))
  return above.map((winner) => losingTo(winner, allCodes(above), stack))
}

/** Those in conflict with it; where nobody is and no place is left, the one that saves least. */
function winnersOver(candidate: Candidate, { contenders }: Stage, { applied, isFull, run }: Stack): Candidate[] {
  const rivals = [...applied].filter((winner) => conflict(winner, candidate))
  if (rivals.length > 0 || !isFull || !contenders.includes(candidate)) return rivals
  const bySaving = run.applied.toSorted((a, b) => a.taken - b.taken)
  return bySaving.slice(0, 1).map((trial) => trial.candidate)
}

function outranks(winner: Candidate, candidate: Candidate): boolean {
  const [isAlone, meetsAlone] = [winner, candidate].map(({ campaign }) => campaign.stacking.mode === 'ALONE')
  return isAlone === meetsAlone ? byApplication(winner, candidate) < 0 : isAlone === true
}

function allCodes(candidates: readonly Candidate[]): boolean {
  return candidates.every(({ code }) => code !== null)
}

function losingTo(winner: Candidate, isMended: boolean, { isExact }: Stack): Finding {
  const how = isExact ? '' : ', chosen greedily among more than 2000 combinations'
  const hint =
    isMended && winner.code !== null ? ({ kind: 'removeConflict', conflictsWith: winner.code } as const) : null
  return {
    reason: reason('STACKING', { winner: nameOf(winner) }, `stacking: lost to ${winner.campaign.key}${how}`),
    hint,
  }
}
