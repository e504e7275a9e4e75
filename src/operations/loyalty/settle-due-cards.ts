import { dueCards, dueCardsOf } from '../../store/due-cards.ts'
import { inTransaction } from '../../store/transaction.ts'
import { refreshCustomerSegments } from '../customers/refresh-members.ts'
import type { Services, Session } from '../session.ts'
import { changeCard } from './change-card.ts'
import { giveFurther } from './give.ts'
import { isDone } from './is-done.ts'
import type { LoyaltyWorld } from './loyalty-world.ts'

/** Cards asked for at once. */
const BATCH = 100
/** Batches of one call, some 50 s of work: no job may take longer than 90. What is left is for the next. */
const MOST_BATCHES = 25

/**
 * Keeps what the clock has changed: writes points off at the instant at which they ended, lets tiers follow. A card a transaction: done again, or
 * late, it comes to the same, and nobody can spend what has ended meanwhile. A card that cannot be settled now hinders no other.
 */
export async function settleDueCards(services: Services): Promise<void> {
  const db = services.database.open()
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const now = services.now()
    const due = await dueCards(db, now, BATCH)
    let settled = 0
    for (const cardId of due) if (await isDone(services, cardId, () => settle(services, cardId, now))) settled += 1
    if (due.length < BATCH || settled === 0) return
  }
}

/** The same at once for one customer's cards: her tier follows what an order has moved before its answer goes out. */
export async function settleCardsOf({ services, now, load }: Session, customerId: string): Promise<void> {
  if ((await load.snapshot()).programs.size === 0) return
  for (const cardId of await dueCardsOf(services.database.open(), customerId, now)) await settle(services, cardId, now)
}

async function settle(services: Services, cardId: string, now: Date): Promise<void> {
  const holderId = await inTransaction(services.database.open(), async (db) => {
    const world: LoyaltyWorld = { services, snapshot: await services.catalogue.current(db), now }
    const changed = await changeCard(world, db, cardId, ({ card }) => card.holderId)
    if (changed === null) return null
    await giveFurther(world, db, changed.gifts)
    await refreshCustomerSegments(db, services, changed.value, now)
    return changed.value
  })
  if (holderId !== null) services.feed.send([`customer:${holderId}`])
}
