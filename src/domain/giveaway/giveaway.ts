import type { Condition } from '../condition/condition.ts'
import type { Grant } from '../grant.ts'
import { type Rejection, reason, reject } from '../rejection.ts'

/** What is drawn: so many units of it, each with its gifts. */
export interface GiveawayPrize {
  readonly key: string
  readonly title: string
  /** Units, each for one winner. */
  readonly count: number
  readonly grants: readonly Grant[]
}

/** Entries are taken from `startsAt` on, before `endsAt` (law 28); then the prizes are drawn, once. */
export interface Giveaway {
  readonly id: string
  /** The shop's unique key. */
  readonly key: string
  readonly title: string
  readonly startsAt: Date
  readonly endsAt: Date
  /** In the order in which they are drawn. */
  readonly prizes: readonly GiveawayPrize[]
  /** Who may enter; null for every shopper. Entries given as grants ask nobody. */
  readonly openTo: Condition | null
  /** SHA-256 of `seed`, in hexadecimal digits. */
  readonly seedHash: string
  /** 64 hexadecimal digits; null until the draw. */
  readonly seed: string | null
  readonly drawnAt: Date | null
  readonly version: number
}

/** One prize won. */
export interface GiveawayWin {
  readonly giveawayId: string
  /** Counts the draws of this giveaway from 0. */
  readonly place: number
  readonly prizeKey: string
  readonly entryId: string
  readonly customerId: string
  /** The ticket drawn, counted from 0 among those that were left. */
  readonly ticket: number
}

/** What a reader sees of its span at one instant. */
export type GiveawayStatus = 'SCHEDULED' | 'ACTIVE' | 'ENDED'

/** Where a giveaway stands at `now`. */
export function giveawayStatus({ startsAt, endsAt }: Pick<Giveaway, 'startsAt' | 'endsAt'>, now: Date): GiveawayStatus {
  if (endsAt <= now) return 'ENDED'
  return startsAt > now ? 'SCHEDULED' : 'ACTIVE'
}

/** Why nobody can enter at `now`; null where entries are taken. */
export function enteringProblem(giveaway: Giveaway, now: Date): Rejection | null {
  const status = giveawayStatus(giveaway, now)
  if (giveaway.drawnAt === null && status === 'ACTIVE') return null
  const code = status === 'SCHEDULED' ? 'NOT_STARTED' : 'ENDED'
  return reject('INVALID_STATE', ['giveawayKey'], null, [reason(code)])
}

/** Why a giveaway cannot be drawn at `now`; null where it can. */
export function drawingProblem({ drawnAt, endsAt }: Giveaway, now: Date): Rejection | null {
  if (drawnAt !== null) return reject('INVALID_STATE', ['giveawayId'], 'it has been drawn')
  if (endsAt <= now) return null
  return reject('INVALID_STATE', ['giveawayId'], `entries are taken until ${endsAt.toISOString()}`)
}
