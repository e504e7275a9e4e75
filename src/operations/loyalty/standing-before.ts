import { isTierDue, type LoyaltyCard } from '../../domain/loyalty/loyalty-card.ts'
import type { LoyaltyProgram, Tier } from '../../domain/loyalty/loyalty-program.ts'
import { type TierCredit, tierOf } from '../../domain/loyalty/tier-of.ts'
import type { Db } from '../../store/database.ts'
import { tierCreditsOf } from '../../store/loyalty-cards.ts'
import type { LoyaltyWorld } from './loyalty-world.ts'

/** Where a member stands before something is done to her card. */
export interface StandingBefore {
  /** As of now. */
  readonly tier: Tier | null
  /**
   * From which she enters what comes (-1: from none): that of the tier kept on her card, or a lower one where the clock had taken that from her before
   * what counts now came, whether the job had come by or not. So who wins a tier back enters it.
   */
  readonly rank: number
}

/** Below all tiers. */
const NONE = -1

/** Reads what counts only where the tier must be looked at anew. */
export async function standingBefore(
  { snapshot, now }: LoyaltyWorld,
  db: Db,
  card: LoyaltyCard,
  program: LoyaltyProgram,
): Promise<StandingBefore> {
  const kept = program.tiers.find(({ id }) => id === card.tierId) ?? null
  if (!isTierDue(card, program, now)) return { tier: kept, rank: kept?.rank ?? NONE }
  const { timeZone } = snapshot.settings
  const credits = (await tierCreditsOf(db, [card.id], now, timeZone)).get(card.id) ?? []
  const { tier } = tierOf(program, card, credits, now, timeZone)
  return { tier, rank: kept === null ? NONE : Math.min(kept.rank, lapsedRank(program, card, credits, now, timeZone)) }
}

/** Her rank at the instant at which the clock changed it, by what counted before it. */
function lapsedRank(
  program: LoyaltyProgram,
  card: LoyaltyCard,
  credits: readonly TierCredit[],
  now: Date,
  timeZone: string,
): number {
  const { tierChangesAt: at } = card
  if (at === null || at > now) return Infinity
  const earlier = credits.filter(({ countsAt }) => countsAt < at)
  return tierOf(program, card, earlier, at, timeZone).tier?.rank ?? NONE
}
