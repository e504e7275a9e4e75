import type { Reward } from '../../domain/loyalty/reward.ts'
import type { Session } from '../session.ts'

/** Whether the viewer's card in the reward's program has the points for it now; null where she has none. */
export async function rewardAffordable(
  { viewer, load }: Session,
  { programId, price }: Reward,
): Promise<boolean | null> {
  if (viewer?.customerId === null || viewer === null) return null
  const cards = await load.loyaltyCardsOf.load(viewer.customerId)
  const card = cards.find((each) => each.programId === programId)
  return card === undefined ? null : (await load.pointsOfCard.load(card.id)).points >= price
}
