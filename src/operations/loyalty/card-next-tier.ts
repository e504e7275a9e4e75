import type { LoyaltyCard } from '../../domain/loyalty/loyalty-card.ts'
import { type TierGap, tierGap } from '../../domain/loyalty/tier-of.ts'
import type { Session } from '../session.ts'
import { cardTier } from './card-tier.ts'

/** The tier above the one that a card is in, and the gap to it; null for the highest. */
export async function cardNextTier(session: Session, card: LoyaltyCard): Promise<TierGap | null> {
  const { load, now } = session
  const program = await load.loyaltyProgram.load(card.programId)
  if (program === null) return null
  const tier = await cardTier(session, card)
  const { settings } = await load.snapshot()
  return tierGap(program, tier?.rank ?? null, await load.tierCreditsOf.load(card.id), now, settings)
}
