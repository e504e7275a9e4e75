import { earlier } from '../condition/verdict.ts'
import type { Facts } from '../facts.ts'
import { sum } from '../money.ts'
import type { Candidate } from './candidate.ts'
import { type Obstacle, overspent } from './limit-obstacles.ts'
import type { Run, Trial } from './run-cart.ts'

/** The first applied, in the order of application, whose whole discount its budgets cannot cover; codes of one campaign count together (law 17). Null where none does. */
export function overshooting(facts: Facts, { applied }: Run): Candidate | null {
  const over = applied.find(
    (trial, place) =>
      hasBudget(trial.candidate) && overspentBy(trial, trial.taken, applied.slice(0, place), facts).length > 0,
  )
  return over?.candidate ?? null
}

/** Whether what it takes off is limited. */
export function hasBudget({ campaign }: Candidate): boolean {
  return campaign.limits.some(({ of }) => of === 'DISCOUNT_TOTAL')
}

/** Whether each of its codes has a budget of its own. */
export function hasCodeBudget({ campaign }: Candidate): boolean {
  return campaign.limits.some(({ of, per }) => of === 'DISCOUNT_TOTAL' && per === 'CODE')
}

/** Tells of those that were only asked, too, whether their budgets would cover what they would take. */
export function withBudgets(facts: Facts, run: Run): Run {
  if (!run.trials.some(({ candidate }) => hasBudget(candidate))) return run
  return { ...run, trials: run.trials.map((trial) => withBudget(trial, run, facts)) }
}

function withBudget(trial: Trial, { applied, barred }: Run, facts: Facts): Trial {
  if (trial.taken === 0 || !hasBudget(trial.candidate) || applied.includes(trial)) return trial
  // What was barred may fit what others take now, since some of them were barred after it: it stays out.
  const taken = barred.has(trial.candidate) ? Number.POSITIVE_INFINITY : trial.taken
  const found = overspentBy(trial, taken, applied, facts)
  if (found.length === 0) return trial
  const changesAt = found.map((each) => each.changesAt).reduce(earlier, trial.assessment.changesAt)
  return { ...trial, taken: 0, works: [], overspent: found, assessment: { ...trial.assessment, changesAt } }
}

function overspentBy(
  { candidate: { campaign, voucher } }: Trial,
  taken: number,
  others: readonly Trial[],
  facts: Facts,
): Obstacle[] {
  const spentHere = sum(others.map((other) => (other.candidate.campaign.id === campaign.id ? other.taken : 0)))
  return overspent(campaign, voucher, facts, { taken, spentHere })
}

/** Whether some budget could turn out too small, whatever combination applies: `most` is the most that each of the pool could take. */
export function mayOverspend(
  facts: Facts,
  pool: readonly Candidate[],
  most: (candidate: Candidate) => number,
): boolean {
  return pool.filter(hasBudget).some(({ campaign }) => {
    const codes = pool.filter((other) => other.campaign.id === campaign.id)
    const taken = sum(codes.map(most))
    return codes.some(({ voucher }) => overspent(campaign, voucher, facts, { taken, spentHere: 0 }).length > 0)
  })
}
