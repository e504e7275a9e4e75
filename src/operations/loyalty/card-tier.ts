import type { LoyaltyCard } from '../../domain/loyalty/loyalty-card.ts'
import type { Tier } from '../../domain/loyalty/loyalty-program.ts'
import { tierOf } from '../../domain/loyalty/tier-of.ts'
import type { Session } from '../session.ts'

/** A card's tier at this instant, whether it was looked at since it changed by the clock or not; null for none. */
export async function cardTier({ load, now }: Session, card: LoyaltyCard): Promise<Tier | null> {
  const program = await load.loyaltyProgram.load(card.programId)
  if (program === null || program.tiers.length === 0) return null
  const { settings } = await load.snapshot()
  return tierOf(program, card, await load.tierCreditsOf.load(card.id), now, settings.timeZone).tier
}
