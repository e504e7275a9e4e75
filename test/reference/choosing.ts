import type { Facts } from '../../src/domain/facts.ts'
import { sum } from './fraction.ts'
import { byFirstDifference } from './judging.ts'
import { overshooting } from './limits.ts'
import { type Entrant, type Outcome, byLawEight, laneOf, possibleEffects, runCart } from './run.ts'

/** What applies of a combination; what its limits leave out (law 17). */
export interface Trial {
  readonly all: readonly Outcome[]
  readonly applied: readonly Outcome[]
  readonly overLimit: readonly Entrant[]
}

/** Runs a combination, leaving out by and by what would overshoot a limit. Law 16: what takes nothing is not applied and uses nothing. */
export function tried(facts: Facts, entrants: readonly Entrant[]): Trial {
  const overLimit: Entrant[] = []
  for (;;) {
    const all = runCart(
      facts,
      facts.cart!,
      entrants.filter((each) => !overLimit.includes(each)),
    )
    const applied = all.filter(({ amount }) => amount > 0n)
    const over = overshooting(facts, applied.map(({ entrant }) => entrant).toSorted(byLawEight))
    if (over === null) return { all, applied, overLimit }
    overLimit.push(over)
  }
}

/** Law 14: ALONE admits no other discount on the parts that it touches; of a group there is one. */
export function inConflict(a: Entrant, b: Entrant): boolean {
  const [one, other] = [a.campaign.stacking, b.campaign.stacking]
  if (one.mode === 'ONE_OF_GROUP' && other.mode === 'ONE_OF_GROUP' && one.group === other.group) return true
  return (one.mode === 'ALONE' || other.mode === 'ALONE') && parts(a).some((part) => parts(b).includes(part))
}

function parts({ campaign }: Entrant): string[] {
  return possibleEffects(campaign.effects).map((effect) => (laneOf(effect) === 'SHIPPING' ? 'shipping' : 'goods'))
}

/** Law 15. */
export function chosen(facts: Facts, entrants: readonly Entrant[]): Trial {
  if (facts.settings.groupPicks === 'BEST_FOR_SHOPPER') return best(facts, entrants)
  const gone = new Set<Entrant>()
  for (;;) {
    const { winners, rest } = pickedByPriority(entrants.filter((each) => !gone.has(each)))
    const { applied } = tried(facts, rest)
    const idle = winners.find((winner) => !applied.some(({ entrant }) => entrant === winner))
    if (idle === undefined) return best(facts, rest)
    gone.add(idle)
  }
}

/** The ALONE of highest priority beats all else on its parts, then the next that is left; in a group the highest priority wins. */
function pickedByPriority(entrants: readonly Entrant[]): {
  readonly winners: readonly Entrant[]
  readonly rest: readonly Entrant[]
} {
  let rest = entrants.toSorted(byLawEight)
  const winners: Entrant[] = []
  const ranked = [...ofMode(rest, 'ALONE'), ...ofMode(rest, 'ONE_OF_GROUP')]
  for (const winner of ranked) {
    if (!rest.includes(winner)) continue
    const left = rest.filter((each) => each === winner || !inConflict(each, winner))
    if (left.length < rest.length) winners.push(winner)
    rest = left
  }
  return { winners, rest }
}

function ofMode(entrants: readonly Entrant[], mode: string): Entrant[] {
  return entrants.filter(({ campaign }) => campaign.stacking.mode === mode)
}

/**
 * The admissible combination that saves the most. Admissible: no two in conflict, no more than the shop allows, every one takes something, and
 * nobody is left out who is in no conflict and would take something (choice decides conflicts only).
 */
function best(facts: Facts, entrants: readonly Entrant[]): Trial {
  const most = facts.settings.maxIncentivesPerCart
  const trials = new Map<number, Trial>()
  const trial = (set: number): Trial => {
    if (!trials.has(set)) trials.set(set, tried(facts, members(set)))
    return trials.get(set)!
  }
  const members = (set: number) => entrants.filter((_, at) => (set & (1 << at)) !== 0)
  const isPeaceful = (set: number) => {
    const list = members(set)
    return list.every((a) => list.every((b) => a === b || !inConflict(a, b)))
  }
  const isWhole = (set: number) => trial(set).applied.length === members(set).length
  const wouldJoin = (set: number, at: number) => {
    const larger = set | (1 << at)
    if (larger === set || !isPeaceful(larger)) return false
    const { applied } = trial(larger)
    return applied.length <= most && applied.some(({ entrant }) => entrant === entrants[at])
  }
  const admissible = Array.from({ length: 1 << entrants.length }, (_, set) => set)
    .filter((set) => members(set).length <= most && isPeaceful(set) && isWhole(set))
    .filter((set) => !entrants.some((_, at) => wouldJoin(set, at)))
  return admissible.map(trial).toSorted(byMerit)[0]!
}

/** The most saved; equal: fewer incentives, then higher priority, then the earlier by law 8. */
function byMerit({ applied: a }: Trial, { applied: b }: Trial): number {
  const saved = (list: readonly Outcome[]) => Number(sum(list.map(({ amount }) => amount)))
  const inOrder = (list: readonly Outcome[]) => list.map(({ entrant }) => entrant).toSorted(byLawEight)
  const priorities = (list: readonly Outcome[]) => inOrder(list).map(({ campaign }) => -campaign.stacking.priority)
  const turns = (list: readonly Outcome[]) => inOrder(list).map(({ turn }) => turn)
  return (
    saved(b) - saved(a) ||
    a.length - b.length ||
    byFirstDifference(priorities(a), priorities(b)) ||
    byFirstDifference(turns(a), turns(b))
  )
}
