import type { CustomerEvent } from '../../domain/customer-event.ts'
import type { EventTrackInput } from '../../domain/input/customer-input.ts'
import { parseEvent } from '../../domain/parse-event.ts'
import { reject, type Rejection } from '../../domain/rejection.ts'
import type { Db } from '../../store/database.ts'
import type { Worked } from '../../store/idempotency.ts'
import { findCustomer } from '../../store/read-customers.ts'
import { insertEvent } from '../../store/write-events.ts'
import { withIdempotency } from '../idempotency.ts'
import { earnByOccasion } from '../loyalty/earn-by-occasion.ts'
import { type LoyaltyWorld, loyaltyWorld } from '../loyalty/loyalty-world.ts'
import { convertByEvent } from '../referrals/convert-by-event.ts'
import { announce, type Session, within } from '../session.ts'
import { refreshCustomerSegments } from './refresh-members.ts'

/** What tracking an event answers. */
export interface EventPayload {
  readonly accepted: boolean
  readonly userErrors: readonly Rejection[]
}

/** Keeps something that a customer did: it counts for conditions and segments at once. Once a key. */
export async function eventTrack(
  session: Session,
  input: EventTrackInput,
): Promise<EventPayload & { replayed: boolean }> {
  const told: string[] = []
  const payload = await withIdempotency<EventPayload>(
    session,
    { operation: 'eventTrack', key: input.idempotencyKey, input },
    {
      work: async (db) => {
        const { customerIds, ...worked } = await work(session, db, input)
        told.push(...customerIds)
        return worked
      },
      find: async () => ({ accepted: true, userErrors: [] }),
      refuse: (rejection) => ({ accepted: false, userErrors: [rejection] }),
    },
  )
  if (told.length > 0) announce(session, ...told.map((customerId) => `customer:${customerId}` as const))
  return payload
}

type Tracked = Worked<EventPayload> & { readonly customerIds: readonly string[] }

async function work(session: Session, db: Db, input: EventTrackInput): Promise<Tracked> {
  const { services, now } = session
  const parsed = parseEvent(input, now)
  if (!parsed.ok) return refused(...parsed.rejections)
  const customer = await findCustomer(db, input.customer)
  if (customer === null) return refused(reject('NOT_FOUND', ['customer']))
  const event = { id: services.newId(), customerId: customer.id, ...parsed.value, receivedAt: now }
  await insertEvent(db, event)
  const world = await loyaltyWorld(within(session, db))
  const referrerId = await convertByEvent(world, db, event)
  await earn(world, db, event)
  await refreshCustomerSegments(db, services, customer.id, now)
  const customerIds = referrerId === null ? [customer.id] : [customer.id, referrerId]
  return { value: { accepted: true, userErrors: [] }, reference: event.id, customerIds }
}

/** What happened long ago earns as of now: points live from the day on which they were given. */
async function earn(world: LoyaltyWorld, db: Db, event: CustomerEvent): Promise<void> {
  const occasion = { trigger: 'EVENT' as const, name: event.id, eventName: event.name }
  await earnByOccasion(world, db, event.customerId, occasion)
}

function refused(...userErrors: readonly Rejection[]): Tracked {
  return { value: { accepted: false, userErrors }, reference: null, customerIds: [] }
}
