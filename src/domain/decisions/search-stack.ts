import { cutOf } from '../effect/cut-of.ts'
import type { Effect } from '../effect/effect.ts'
import { LANES, type Lane, possibleEffects, reachOf } from '../effect/lane.ts'
import { sum } from '../money.ts'
import { type Candidate, byApplication } from './candidate.ts'
import type { Pass } from './run-cart.ts'

/** What a search looks for: it names each combination that is worth running, and is told the best saving run so far. */
export interface Goal {
  readonly run: (chosen: readonly Candidate[]) => void
  readonly best: () => number
}

/**
 * Names those of the combinations that may save the most, or as much (law 15): branch and bound. Nothing gives back what was taken, so no
 * member ever takes more than it could take now; a beginning that cannot come up to the best any more is followed no further.
 */
export function searchStack(pass: Pass, combinations: readonly (readonly Candidate[])[], goal: Goal): void {
  const keyOf = turnKeys(combinations)
  const inAll = membersOfAll(combinations)
  const root: Branch = { ends: [], branches: new Map() }
  for (const chosen of combinations) plant(root, chosen, inAll, keyOf)
  const pending = [...inAll].flatMap((candidate) => lanesOf(candidate).map((lane) => ({ candidate, lane })))
  const members = new Set(combinations.flat())
  const most = new Map([...members].map((candidate) => [candidate, mostOf(candidate, pass)]))
  follow(root, { pass, pending, most }, { keyOf, goal })
}

/** The most that an incentive could take of a cart as it is now, whatever its conditions then say. */
export function mostOf(candidate: Candidate, pass: Pick<Pass, 'facts' | 'cart' | 'pricesBefore'>): number {
  const { campaign } = candidate
  const moment = {
    facts: pass.facts,
    cart: { ...pass.cart, open: true },
    before: pass.pricesBefore(candidate),
    compounds: campaign.stacking.compounds,
  }
  const taken = (effect: Effect): number[] =>
    possibleEffects([effect]).map((possible) => {
      const cut = cutOf(possible, moment)
      return cut.kind === 'idle' ? 0 : cut.amount
    })
  return sum(campaign.effects.map((effect) => Math.max(0, ...taken(effect))))
}

/** Combinations that begin alike, by their members in the order of first turns. */
interface Branch {
  /** Those that are whole here. */
  readonly ends: (readonly Candidate[])[]
  readonly branches: Map<Candidate, Branch>
}

/** Where a turn stands among all turns: lane by lane, in law 8's order within each. */
type TurnKey = (candidate: Candidate, lane: Lane) => number

/** A turn to come of a member: of one that is in all combinations, or that works in a further lane. */
interface Turn {
  readonly candidate: Candidate
  readonly lane: Lane
}

/** How far a beginning has come. */
interface Progress {
  readonly pass: Pass
  readonly pending: readonly Turn[]
  /** The most that each candidate could take, now or earlier. */
  readonly most: ReadonlyMap<Candidate, number>
}

interface Search {
  readonly keyOf: TurnKey
  readonly goal: Goal
}

/** Goes on with every way that may come up to the best, the most promising first. */
function follow(branch: Branch, started: Progress, search: Search): void {
  const progress = looking(branch, started, search)
  if (progress === null) return
  const { most } = progress
  const sure = sureOf(progress)
  if (sure >= search.goal.best()) for (const chosen of branch.ends) search.goal.run(chosen)
  const ways = [...branch.branches].map(([candidate, next]) => {
    return { candidate, next, promise: sure + most.get(candidate)! + wayOf(next, most).promise }
  })
  for (const { candidate, next, promise } of ways.toSorted((a, b) => b.promise - a.promise)) {
    if (promise < search.goal.best()) return
    follow(next, { ...begin(candidate, progress, search), most }, search)
  }
}

/** Looks again, at the cart as it is now, at what those on the most promising way could take, until it holds what it promises; null where none is promising any more. */
function looking(branch: Branch, { pass, pending, most: before }: Progress, { goal }: Search): Progress | null {
  const progress = { pass, pending, most: new Map(before) }
  const looked = new Set<Candidate>()
  for (;;) {
    const way = wayOf(branch, progress.most)
    if (sureOf(progress) + way.promise < goal.best()) return null
    const unseen = [...pending.map(({ candidate }) => candidate), ...membersOf(way)].filter((each) => !looked.has(each))
    if (unseen.length === 0) return progress
    for (const candidate of unseen) {
      progress.most.set(candidate, mostOf(candidate, pass))
      looked.add(candidate)
    }
  }
}

/** What its members have taken, and what those with turns to come could still take. */
function sureOf({ pass, pending, most }: Progress): number {
  return pass.saving + sum(pending.map(({ candidate }) => most.get(candidate)!))
}

/** The way on from a branch that could take most. */
interface Way {
  readonly promise: number
  readonly member: Candidate | null
  readonly further: Way | null
}

const WHOLE: Way = { promise: 0, member: null, further: null }

function wayOf({ ends, branches }: Branch, most: ReadonlyMap<Candidate, number>): Way {
  let best: Way = ends.length > 0 ? WHOLE : { ...WHOLE, promise: Number.NEGATIVE_INFINITY }
  for (const [member, next] of branches) {
    const further = wayOf(next, most)
    const promise = most.get(member)! + further.promise
    if (promise > best.promise) best = { promise, member, further }
  }
  return best
}

function membersOf({ member, further }: Way): Candidate[] {
  return member === null ? [] : [member, ...(further === null ? [] : membersOf(further))]
}

/** Goes on with one more member, up to its first turn and with it. */
function begin(candidate: Candidate, { pass, pending }: Progress, { keyOf }: Search): Omit<Progress, 'most'> {
  const [first, ...further] = lanesOf(candidate)
  const order = ({ candidate: member, lane }: Turn): number => keyOf(member, lane)
  const now = keyOf(candidate, first!)
  const due = pending.filter((turn) => order(turn) < now).toSorted((a, b) => order(a) - order(b))
  const fork = pass.fork()
  for (const turn of due) fork.turn(turn.candidate, turn.lane)
  fork.turn(candidate, first!)
  const left = pending.filter((turn) => order(turn) > now)
  return { pass: fork, pending: [...left, ...further.map((lane) => ({ candidate, lane }))] }
}

function membersOfAll(combinations: readonly (readonly Candidate[])[]): ReadonlySet<Candidate> {
  const counts = new Map<Candidate, number>()
  for (const chosen of combinations)
    for (const candidate of chosen) counts.set(candidate, (counts.get(candidate) ?? 0) + 1)
  return new Set([...counts.keys()].filter((candidate) => counts.get(candidate) === combinations.length))
}

function plant(root: Branch, chosen: readonly Candidate[], inAll: ReadonlySet<Candidate>, keyOf: TurnKey): void {
  const contested = chosen.filter((candidate) => !inAll.has(candidate))
  const firstKey = (candidate: Candidate): number => keyOf(candidate, lanesOf(candidate)[0]!)
  let branch = root
  for (const member of contested.toSorted((a, b) => firstKey(a) - firstKey(b))) {
    let next = branch.branches.get(member)
    if (next === undefined) branch.branches.set(member, (next = { ends: [], branches: new Map() }))
    branch = next
  }
  branch.ends.push(chosen)
}

function lanesOf({ campaign }: Candidate): Lane[] {
  return LANES.filter((lane) => reachOf(campaign).lanes.has(lane))
}

function turnKeys(combinations: readonly (readonly Candidate[])[]): TurnKey {
  const all = [...new Set(combinations.flat())].toSorted(byApplication)
  const places = new Map(all.map((candidate, place) => [candidate, place]))
  return (candidate, lane) => LANES.indexOf(lane) * all.length + places.get(candidate)!
}
