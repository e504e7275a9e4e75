import { giveawayStatus } from '../../domain/giveaway/giveaway.ts'
import type { GiveawayGrant } from '../../domain/grant.ts'
import { type Rejection, reason, reject } from '../../domain/rejection.ts'
import type { Db } from '../../store/database.ts'
import { findGiveaway } from '../../store/read-giveaways.ts'
import { addTickets, lockEntering } from '../../store/write-giveaways.ts'
import type { Given } from '../loyalty/give.ts'
import type { LoyaltyWorld } from '../loyalty/loyalty-world.ts'

/** Adds tickets of a giveaway that has not ended to a customer's entry: a gift of the shop, whoever the giveaway is open to. */
export async function giveEntries(
  { services, now }: LoyaltyWorld,
  db: Db,
  customerId: string,
  { giveawayId, count }: GiveawayGrant,
): Promise<Given> {
  // One that has ended is refused unlocked: its draw may be waiting for what this transaction holds.
  if (!(await takesEntries(db, giveawayId, now))) return refused(ENDED)
  await lockEntering(db, giveawayId)
  if (!(await takesEntries(db, giveawayId, now))) return refused(ENDED)
  const id = await addTickets(db, { id: services.newId(), giveawayId, customerId, kind: 'GRANT', count, at: now })
  if (id === null) return refused(reject('LIMIT_REACHED', [], 'no customer may have more entries'))
  return { ok: true, granted: [{ kind: 'giveawayEntry', id }] }
}

const ENDED = reject('INVALID_STATE', [], 'the giveaway has ended', [reason('ENDED')])

async function takesEntries(db: Db, id: string, now: Date): Promise<boolean> {
  const giveaway = (await findGiveaway(db, { id }))!
  return giveaway.drawnAt === null && giveawayStatus(giveaway, now) !== 'ENDED'
}

function refused(rejection: Rejection): Given {
  return { ok: false, rejection }
}
