import type { LoyaltyProgram } from './loyalty-program.ts'

/** A customer's membership in a program, with her points. */
export interface LoyaltyCard {
  readonly id: string
  readonly number: string
  readonly programId: string
  readonly holderId: string
  /** The sum of its entries: what is left of all lots, pending ones too, less `owed`. May be below zero. */
  readonly balance: number
  /** What open holds keep. */
  readonly held: number
  /** Taken back for returns and not yet made good (law 26). */
  readonly owed: number
  /** As of the last look; null for none. */
  readonly tierId: string | null
  /** From then on the tier must be looked at anew; null for never. */
  readonly tierChangesAt: Date | null
  /** By which version of its program's tiers the tier was worked out. */
  readonly tiersVersion: number
  readonly membershipEndsAt: Date | null
  readonly enrolledAt: Date
  readonly version: number
}

/** Whether a card's tier must be looked at anew: by the clock, or because its program's tiers are others by now. */
export function isTierDue(
  { tierChangesAt, tiersVersion }: Pick<LoyaltyCard, 'tierChangesAt' | 'tiersVersion'>,
  program: Pick<LoyaltyProgram, 'tiersVersion'>,
  now: Date,
): boolean {
  return tiersVersion !== program.tiersVersion || (tierChangesAt !== null && tierChangesAt <= now)
}

/** Points of one gain: they become spendable together and end together (law 24). */
export interface PointsLot {
  readonly id: string
  /** As gained. */
  readonly points: number
  /** Not spent yet. */
  readonly rest: number
  /** What open holds keep of it. */
  readonly held: number
  readonly earnedAt: Date
  readonly availableAt: Date
  /** Null for never. */
  readonly endsAt: Date | null
}

/** Points that end together and are spendable together, of one lot or of many. */
export type PointsSum = Pick<PointsLot, 'rest' | 'availableAt' | 'endsAt'>

/** Spendable now, and earned but not yet spendable. */
export interface PointsStanding {
  readonly points: number
  readonly pending: number
}

/** What a card's lots come to at `now`: lots that have ended count for nothing, whether they were written off yet or not. */
export function pointsStanding(lots: readonly PointsSum[], owed: number, now: Date): PointsStanding {
  let [points, pending] = [0 - owed, 0]
  for (const lot of lots.filter((each) => !hasEnded(each, now)))
    if (lot.availableAt <= now) points += lot.rest
    else pending += lot.rest
  return { points, pending }
}

/** Points that end together. */
export interface PointsExpiry {
  readonly points: number
  readonly expiresAt: Date
}

/** Coming expiries, soonest first: lots that end at one instant are told as one. */
export function pointsExpiring(lots: readonly PointsSum[], now: Date): PointsExpiry[] {
  const ends = new Map<number, number>()
  for (const { rest, endsAt } of lots)
    if (rest > 0 && endsAt !== null && endsAt > now)
      ends.set(endsAt.getTime(), (ends.get(endsAt.getTime()) ?? 0) + rest)
  return [...ends].toSorted(([a], [b]) => a - b).map(([at, points]) => ({ points, expiresAt: new Date(at) }))
}

/** Whether a lot's time is over. */
export function hasEnded({ endsAt }: Pick<PointsLot, 'endsAt'>, now: Date): boolean {
  return endsAt !== null && endsAt <= now
}

/** Soonest to end first, those without an end last; then the oldest (law 24). */
export function bySoonestEnd(a: PointsLot, b: PointsLot): number {
  const end = ({ endsAt }: PointsLot): number => endsAt?.getTime() ?? Infinity
  const [first, second] = [end(a), end(b)]
  if (first !== second) return first < second ? -1 : 1
  return a.availableAt.getTime() - b.availableAt.getTime() || (a.id < b.id ? -1 : 1)
}
