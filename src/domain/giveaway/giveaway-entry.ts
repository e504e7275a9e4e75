import type { HoldingStatus } from '../voucher.ts'

/** One customer's part in a giveaway. */
export interface GiveawayEntry {
  readonly id: string
  readonly giveawayId: string
  readonly holderId: string
  /** Tickets: one for entering, and those that were granted. */
  readonly count: number
  /** When the giveaway begins. */
  readonly startsAt: Date
  /** When it was drawn; null before. */
  readonly drawnAt: Date | null
  /** The prize won, the first of several; null for none. */
  readonly prizeKey: string | null
}

/** Where an entry stands at `now`: it lives until the draw, then it has won (USED), or has not (EXPIRED). */
export function entryStatus({ startsAt, drawnAt, prizeKey }: GiveawayEntry, now: Date): HoldingStatus {
  if (drawnAt !== null) return prizeKey === null ? 'EXPIRED' : 'USED'
  return startsAt > now ? 'UPCOMING' : 'ACTIVE'
}
