import type { CustomerEvent } from '../domain/customer-event.ts'
import { type Db, rows } from './database.ts'

/** Keeps an event, and counts it. */
export async function insertEvent(db: Db, event: CustomerEvent): Promise<void> {
  const { id, customerId, name, properties, occurredAt, receivedAt } = event
  await rows(db, INSERT, [id, customerId, name, JSON.stringify(properties), occurredAt, receivedAt])
}

const INSERT = `
  with kept as (
    insert into customer_event (id, customer_id, name, properties, occurred_at, received_at)
    values ($1, $2, $3, $4, $5, $6) returning customer_id, name
  )
  insert into customer_event_count as counter (customer_id, name, count) select customer_id, name, 1 from kept
  on conflict (customer_id, name) do update set count = counter.count + 1`
