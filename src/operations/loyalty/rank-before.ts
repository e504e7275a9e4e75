import type { LoyaltyCard } from '../../domain/loyalty/loyalty-card.ts'
import type { LoyaltyProgram } from '../../domain/loyalty/loyalty-program.ts'
import { tierOf } from '../../domain/loyalty/tier-of.ts'
import type { Db } from '../../store/database.ts'
import { tierCreditsOf } from '../../store/loyalty-cards.ts'
import type { LoyaltyWorld } from './loyalty-world.ts'

/** Below all tiers. */
const NONE = -1

/**
 * The rank from which a member comes when her tier is looked at (-1: none): that of the tier kept on her card, or a lower one where the clock had
 * taken that from her before what counts now came, whether the job had come by or not. So who wins a tier back enters it.
 */
export async function rankBefore(
  { snapshot, now }: LoyaltyWorld,
  db: Db,
  card: LoyaltyCard,
  program: LoyaltyProgram,
): Promise<number> {
  const kept = program.tiers.find(({ id }) => id === card.tierId)?.rank ?? NONE
  const { tierChangesAt: at } = card
  if (kept === NONE || at === null || at > now) return kept
  const { timeZone } = snapshot.settings
  const credits = (await tierCreditsOf(db, [card.id], now, timeZone)).get(card.id) ?? []
  const earlier = credits.filter(({ countsAt }) => countsAt < at)
  return Math.min(kept, tierOf(program, card, earlier, at, timeZone).tier?.rank ?? NONE)
}
