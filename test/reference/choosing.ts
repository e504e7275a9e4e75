import type { Facts } from '../../src/domain/facts.ts'
import { sum } from './fraction.ts'
import { byFirstDifference } from './judgement.ts'
import { overshooting, overspending } from './limits.ts'
import { type Entrant, type Outcome, byLawEight, laneOf, possibleEffects, runCart } from './run.ts'

/** What applies of a combination; what its limits leave out (law 17). */
export interface Trial {
  readonly all: readonly Outcome[]
  readonly applied: readonly Outcome[]
  readonly overLimit: readonly Entrant[]
  readonly overBudget: readonly Entrant[]
}

/**
 * Runs a combination, leaving out by and by what would overshoot a count, then the first whose discount a budget cannot cover, and so on. Law 16:
 * what takes nothing is not applied and uses nothing.
 */
export function tried(facts: Facts, entrants: readonly Entrant[]): Trial {
  const overBudget: Entrant[] = []
  for (;;) {
    const counted = triedByCount(
      facts,
      entrants.filter((each) => !overBudget.includes(each)),
    )
    const over = overspending(facts, counted.applied)
    if (over === null) return { ...counted, overBudget }
    overBudget.push(over)
  }
}

function triedByCount(facts: Facts, entrants: readonly Entrant[]): Omit<Trial, 'overBudget'> {
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

/**
 * What law 15 leaves open: whether those that would fit the maximum all together (since some, where others apply, are not eligible or take
 * nothing) are a conflict all the same. ONLY_WHERE_TOO_MANY: no, law 8's order decides. ALWAYS: any that are as many as may compete by saving.
 */
export type Crowding = 'ONLY_WHERE_TOO_MANY' | 'ALWAYS'

/** Law 15. */
export function chosen(facts: Facts, entrants: readonly Entrant[], crowding: Crowding): Trial {
  if (facts.settings.groupPicks === 'BEST_FOR_SHOPPER') return best(facts, entrants, crowding)
  return best(facts, settled(facts, entrants).members, crowding)
}

/** Whom priority picks, and what they take; a winner that takes nothing leaves its place, where one that it keeps out takes something in it. */
function settled(
  facts: Facts,
  pool: readonly Entrant[],
): { readonly members: readonly Entrant[]; readonly trial: Trial } {
  const { winners, rest } = pickedByPriority(pool)
  const trial = tried(facts, rest)
  const taking = (entrant: Entrant, { applied }: Trial) => applied.some((outcome) => outcome.entrant === entrant)
  for (const idle of winners.filter((winner) => !taking(winner, trial))) {
    const without = settled(
      facts,
      pool.filter((each) => each !== idle),
    )
    if (without.members.some((each) => inConflict(each, idle) && taking(each, without.trial))) return without
  }
  return { members: rest, trial }
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
 * nobody is left out who is in no conflict and would take something: choice decides conflicts only. That there are too many is a conflict where
 * more would apply than the shop allows, if all did that are in peace with one another.
 */
function best(facts: Facts, entrants: readonly Entrant[], crowding: Crowding): Trial {
  const most = facts.settings.maxIncentivesPerCart
  const places = entrants.map((_, at) => 1 << at)
  const members = (set: number) => entrants.filter((_, at) => (set & places[at]!) !== 0)
  const trial = remembered((set) => tried(facts, members(set)))
  const isPeaceful = remembered((set) => {
    const list = members(set)
    return list.every((a) => list.every((b) => a === b || !inConflict(a, b)))
  })
  const isMaximal = (set: number) => places.every((place) => (set & place) !== 0 || !isPeaceful(set | place))
  const sets = Array.from({ length: 1 << entrants.length }, (_, set) => set).filter(isPeaceful)
  const takesWhole = (set: number) => trial(set).applied.length === members(set).length
  const joins = (set: number) =>
    entrants.some((entrant, at) => {
      const larger = set | places[at]!
      return (
        larger !== set && isPeaceful(larger) && trial(larger).applied.some((outcome) => outcome.entrant === entrant)
      )
    })
  const isCrowded = (set: number) =>
    crowding === 'ALWAYS' ||
    sets.some((wide) => (wide & set) === set && isMaximal(wide) && trial(wide).applied.length > most)
  const admissible = sets.filter((set) => {
    const size = members(set).length
    return size <= most && takesWhole(set) && (!joins(set) || (size === most && isCrowded(set)))
  })
  return admissible.map(trial).toSorted(byMerit)[0]!
}

function remembered<Answer>(ask: (set: number) => Answer): (set: number) => Answer {
  const known = new Map<number, Answer>()
  return (set) => {
    if (!known.has(set)) known.set(set, ask(set))
    return known.get(set)!
  }
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
