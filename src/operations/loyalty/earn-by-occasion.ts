import type { Db } from '../../store/database.ts'
import { cardsOfHolders } from '../../store/loyalty-cards.ts'
import { changeCard, type Gift } from './change-card.ts'
import { earnOn, type Occasion } from './earn-on.ts'
import { giveFurther } from './give.ts'
import type { LoyaltyWorld } from './loyalty-world.ts'

/**
 * Gains what an occasion earns on the cards that a customer has, and gives what the tiers so entered give; in the caller's transaction. Programs come
 * in one order for all customers: their rules' limits may be wanted by many at once.
 */
export async function earnByOccasion(
  world: LoyaltyWorld,
  db: Db,
  customerId: string,
  occasion: Occasion,
): Promise<void> {
  const programIds = new Set(
    world.snapshot.earningRules
      .filter(({ trigger, eventName }) => trigger === occasion.trigger && eventName === occasion.eventName)
      .map(({ programId }) => programId),
  )
  if (programIds.size === 0) return
  const cards = (await cardsOfHolders(db, [customerId])).get(customerId) ?? []
  const gifts: Gift[] = []
  for (const card of cards
    .filter(({ programId }) => programIds.has(programId))
    .toSorted((a, b) => (a.programId < b.programId ? -1 : 1)))
    gifts.push(...(await changeCard(world, db, card.id, (open) => earnOn(world, db, open, occasion)))!.gifts)
  await giveFurther(world, db, gifts)
}
