import type { Candidate } from './candidate.ts'
import { mayOverspend } from './budgets.ts'
import { byApplication } from './candidate.ts'
import { combinations } from './combinations.ts'
import { anyConflict, conflict } from './conflict.ts'
import { Pass, type Run, runCart } from './run-cart.ts'
import { mostOf, searchStack } from './search-stack.ts'
import type { Stage } from './stage.ts'
import { openCart } from './working-cart.ts'

/** Up to so many combinations the best one is found exactly; past that greedily by saving (law 15). */
export const EXACT_COMBINATIONS = 2_000

/** The incentives that a cart uses together. */
export interface Stack {
  readonly run: Run
  /** Those that took something. */
  readonly applied: ReadonlySet<Candidate>
  /** No place is left: `maxIncentivesPerCart` decided, too. */
  readonly isFull: boolean
  /** False: chosen greedily, since there were too many combinations. */
  readonly isExact: boolean
}

/**
 * Chooses which incentives apply (laws 14 to 16). Where nothing conflicts everybody takes part, in a single pass. A search begins with
 * `likely` ones, if any are named: it only ends sooner for them.
 */
export function chooseStack(stage: Stage, likely: readonly Candidate[] = []): Stack {
  const { groupPicks, maxIncentivesPerCart: size } = stage.facts.settings
  if (!anyConflict(stage.contenders)) {
    const run = settle(stage, stage.contenders, Number.POSITIVE_INFINITY)
    return run.applied.length <= size ? stackOf(run, stage, true) : bestForShopper(stage, stage.contenders, likely)
  }
  return groupPicks === 'HIGHEST_PRIORITY' ? highestPriority(stage) : bestForShopper(stage, stage.contenders, likely)
}

function stackOf(run: Run, stage: Stage, isExact: boolean): Stack {
  const applied = new Set(run.applied.map(({ candidate }) => candidate))
  return { run, applied, isFull: applied.size >= stage.facts.settings.maxIncentivesPerCart, isExact }
}

function bestForShopper(stage: Stage, pool: readonly Candidate[], likely: readonly Candidate[]): Stack {
  const size = stage.facts.settings.maxIncentivesPerCart
  const all = combinations(pool, size, EXACT_COMBINATIONS)
  let best = null as Run | null
  const tryOut = (chosen: readonly Candidate[]): void => {
    const run = settle(stage, chosen, size, pool)
    if (best === null || compareRuns(run, best) < 0) best = run
  }
  const pass = new Pass(stage.facts, openCart(stage.cart), {
    candidates: pool,
    members: new Set(pool),
    explaining: false,
  })
  tryOut(all === null ? greedy(stage, pool, size) : promising(pass, pool, size, likely))
  // What a budget refuses in the end takes less than it could, and others may take more for it: no bound holds then.
  if (all !== null && mayOverspend(stage.facts, pool, (candidate) => mostOf(candidate, pass))) all.forEach(tryOut)
  else if (all !== null) searchStack(pass, all, { run: tryOut, best: () => best!.saving })
  return stackOf(best!, stage, all !== null)
}

/** A good one to begin a search with: those that are likely, then those that could take most by themselves. */
function promising(pass: Pass, pool: readonly Candidate[], size: number, likely: readonly Candidate[]): Candidate[] {
  const most = new Map(pool.map((candidate) => [candidate, mostOf(candidate, pass)]))
  return joining([], [...likely, ...pool.toSorted((a, b) => most.get(b)! - most.get(a)!)], size)
}

/** Law 15: more saved, then fewer incentives, then higher priority, then the earlier by law 8. */
function compareRuns(a: Run, b: Run): number {
  if (a.saving !== b.saving) return b.saving - a.saving
  if (a.applied.length !== b.applied.length) return a.applied.length - b.applied.length
  const [ours, theirs] = [inOrder(a), inOrder(b)]
  const priorities = ours.map(
    (each, index) => theirs[index]!.campaign.stacking.priority - each.campaign.stacking.priority,
  )
  const places = ours.map((each, index) => byApplication(each, theirs[index]!))
  return priorities.find((difference) => difference !== 0) ?? places.find((difference) => difference !== 0) ?? 0
}

function inOrder(run: Run): Candidate[] {
  return run.applied.map(({ candidate }) => candidate).toSorted(byApplication)
}

/** Those that save most by themselves first, each unless it conflicts with one chosen before. */
function greedy(stage: Stage, pool: readonly Candidate[], size: number): Candidate[] {
  const savings = new Map(pool.map((candidate) => [candidate, savingAlone(stage, candidate)]))
  const bySaving = pool.toSorted((a, b) => savings.get(b)! - savings.get(a)! || byApplication(a, b))
  return joining([], bySaving, size)
}

/** What one saves by itself, worked out once a cart: every code that could be entered is tried among the same others. */
function savingAlone(stage: Stage, candidate: Candidate): number {
  const known = savingsAlone.get(stage.cart) ?? new Map<Candidate, number>()
  savingsAlone.set(stage.cart, known)
  const saving = known.get(candidate) ?? runOnly(stage, [candidate]).saving
  known.set(candidate, saving)
  return saving
}

const savingsAlone = new WeakMap<Stage['cart'], Map<Candidate, number>>()

/** Adds those that conflict with nobody there before, while there is room. */
function joining(members: readonly Candidate[], willing: readonly Candidate[], size: number): Candidate[] {
  const joined = [...members]
  for (const candidate of willing)
    if (joined.length < size && !joined.some((member) => member === candidate || conflict(member, candidate)))
      joined.push(candidate)
  return joined
}

/** Law 15: the ALONE of highest priority beats all others on its parts, in a group the highest priority wins; who takes nothing makes way. */
function highestPriority(stage: Stage): Stack {
  const size = stage.facts.settings.maxIncentivesPerCart
  const run = settleByPriority(stage)
  if (run.applied.length <= size) return stackOf(run, stage, true)
  return bestForShopper(stage, pickedByPriority(stage.contenders, run), [])
}

function settleByPriority(stage: Stage): Run {
  let pool = stage.contenders
  for (;;) {
    const picked = pickedByPriority(pool)
    const run = runOnly(stage, picked)
    const outsiders = pool.filter((candidate) => !picked.includes(candidate))
    const inTheWay = blocking(run, outsiders, false)
    if (inTheWay.size === 0) return run
    pool = pool.filter((candidate) => !inTheWay.has(candidate))
  }
}

/** Whom priority picks of a pool, beside those that took something in a run: a winner makes way only for one that does. */
function pickedByPriority(pool: readonly Candidate[], run?: Run): Candidate[] {
  const taking = run?.applied.map(({ candidate }) => candidate) ?? []
  const alone = pool.filter(({ campaign }) => campaign.stacking.mode === 'ALONE')
  return joining(taking, [...alone, ...pool], Number.POSITIVE_INFINITY)
}

/** Runs a combination; where members take nothing, their places go to those of the pool that may join then. Ends, since those never come back. */
function settle(stage: Stage, chosen: readonly Candidate[], size: number, pool: readonly Candidate[] = chosen): Run {
  let members = chosen
  let outsiders = pool.filter((candidate) => !chosen.includes(candidate))
  for (;;) {
    const run = runOnly(stage, members)
    const inTheWay = blocking(run, outsiders, members.length >= size)
    if (inTheWay.size === 0) return run
    members = joining(
      members.filter((candidate) => !inTheWay.has(candidate)),
      outsiders,
      size,
    )
    outsiders = outsiders.filter((candidate) => !members.includes(candidate))
  }
}

/** Members that take nothing, yet keep others out: a rival, one for whom there is no room, or another code of their campaign. */
function blocking(run: Run, outsiders: readonly Candidate[], isFull: boolean): Set<Candidate> {
  const crowded = new Set(
    run.trials.flatMap(({ candidate, assessment }) => (assessment.isCrowdedOut ? [candidate.campaign] : [])),
  )
  const idle = run.trials.filter(({ taken }) => taken === 0)
  const inTheWay = idle.filter(
    ({ candidate, assessment }) =>
      (assessment.admitted && crowded.has(candidate.campaign)) ||
      (isFull && outsiders.length > 0) ||
      outsiders.some((outsider) => conflict(outsider, candidate)),
  )
  return new Set(inTheWay.map(({ candidate }) => candidate))
}

function runOnly({ facts, cart }: Stage, members: readonly Candidate[]): Run {
  return runCart(facts, cart, {
    candidates: members.toSorted(byApplication),
    members: new Set(members),
    explaining: false,
  })
}
