import type { Order } from '../../domain/order.ts'
import type { Referral } from '../../domain/referral/referral.ts'
import type { Db } from '../../store/database.ts'
import { customersByIds } from '../../store/read-customers.ts'
import { firstOrderSince, lockReferralOf } from '../../store/read-referrals.ts'
import { type DueOrder, dueReferrals, takeDueReferral } from '../../store/referral-dues.ts'
import { inTransaction } from '../../store/transaction.ts'
import type { LoyaltyWorld } from '../loyalty/loyalty-world.ts'
import type { Services } from '../session.ts'
import { convert } from './convert.ts'
import { join } from './join.ts'
import { undoConversion } from './undo-conversion.ts'

/** Orders asked for at once. */
const BATCH = 100
/** Batches of one call; what is left is for the next. */
const MOST_BATCHES = 50

/**
 * Follows the orders that have been paid or returned: lets friends join by the codes they came with, converts, undoes. What pays or returns an order
 * has put it on a list in its own transaction; each is taken off it in the one that follows it, so that everything happens once, whatever dies
 * meanwhile. `customerId`: hers alone, right after what she did; null: all, what a server left behind.
 */
export async function settleReferrals(services: Services, customerId: string | null): Promise<void> {
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const due = await dueReferrals(services.database.open(), customerId, BATCH)
    let followed = 0
    for (const id of due) if (await follow(services, id)) followed += 1
    if (due.length < BATCH || followed === 0) return
  }
}

/** Whether it was; one that cannot be followed stays on the list, and hinders no other. */
async function follow(services: Services, id: string): Promise<boolean> {
  try {
    const told = await inTransaction(services.database.open(), (db) => work(services, db, id))
    if (told.length > 0) services.feed.send(told.map((customerId) => `customer:${customerId}` as const))
    return true
  } catch (error) {
    services.log.warn({ error }, 'an order will be followed later')
    return false
  }
}

/** The customers concerned. */
async function work(services: Services, db: Db, id: string): Promise<readonly string[]> {
  const due = await takeDueReferral(db, id)
  if (due === null) return []
  const world: LoyaltyWorld = { services, snapshot: await services.catalogue.current(db), now: services.now() }
  if (due.order.status === 'REFUNDED') return followReturn(world, db, due.order)
  await joinWith(world, db, due)
  return followPayment(world, db, due.order)
}

async function joinWith(world: LoyaltyWorld, db: Db, { order, codeId }: DueOrder): Promise<void> {
  if (codeId === null) return
  const friend = (await customersByIds(db, [order.customerId!])).get(order.customerId!)!
  await join(world, db, friend, codeId, { at: order.paidAt, orderId: order.id })
}

async function followPayment(
  world: LoyaltyWorld,
  db: Db,
  { id, customerId, paidAt }: Order,
): Promise<readonly string[]> {
  const referral = await lockReferralOf(db, customerId!)
  if (referral === null) return []
  const { convertsOn } = world.snapshot.referralPrograms.get(referral.programId)!
  if (convertsOn.orderPaid) await convert(world, db, referral, { orderId: id, eventId: null, at: paidAt })
  return [referral.friendId, referral.referrerId]
}

async function followReturn(world: LoyaltyWorld, db: Db, { id, customerId }: Order): Promise<readonly string[]> {
  const referral = await lockReferralOf(db, customerId!)
  if (referral === null || referral.orderId !== id || referral.state !== 'CONVERTED') return []
  await undoConversion(world, db, referral)
  await convertByAnother(world, db, referral)
  return [referral.friendId, referral.referrerId]
}

/** Who has paid and kept another order since she joined is a friend all the same. */
async function convertByAnother(
  world: LoyaltyWorld,
  db: Db,
  { friendId, programId, joinedAt }: Referral,
): Promise<void> {
  const order = await firstOrderSince(db, friendId, joinedAt)
  const { convertsOn } = world.snapshot.referralPrograms.get(programId)!
  if (order === null || !convertsOn.orderPaid) return
  const referral = (await lockReferralOf(db, friendId))!
  await convert(world, db, referral, { orderId: order.id, eventId: null, at: order.paidAt })
}
