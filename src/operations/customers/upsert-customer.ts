import { isDeepStrictEqual } from 'node:util'
import type { Customer } from '../../domain/customer.ts'
import type { CustomerUpsertInput } from '../../domain/input/customer-input.ts'
import { parseAt, type Parsed, type Path } from '../../domain/input/place.ts'
import { readAttributes } from '../../domain/input/read-attributes.ts'
import type { JsonObject } from '../../domain/json.ts'
import { customerWith, type CustomerDraft, parseCustomer } from '../../domain/parse-customer.ts'
import type { Db } from '../../store/database.ts'
import { inTransaction } from '../../store/transaction.ts'
import { insertCustomer, lockCustomer, updateCustomer } from '../../store/write-customers.ts'
import { enroll } from '../loyalty/enroll.ts'
import { giveFurther } from '../loyalty/give.ts'
import { loyaltyWorld } from '../loyalty/loyalty-world.ts'
import { announce, type Session, within } from '../session.ts'
import { refreshCustomerSegments } from './refresh-members.ts'

/**
 * Makes or changes the customer of an external id: absent keeps, null clears; attributes are merged key by key, and null removes one.
 * The version grows only where something changed. Safe to call at once from many places.
 */
export async function upsertCustomer(
  session: Session,
  input: CustomerUpsertInput,
  path: Path,
): Promise<Parsed<Customer>> {
  const parsed = parseCustomer(input, path, session.now)
  if (!parsed.ok) return parsed
  const clears = input.attributes === null
  const upserted = await inTransaction(session.db, (db) => upsert(session, db, parsed.value, clears, path))
  if (upserted.ok && upserted.value.changed) announce(session, `customer:${upserted.value.customer.id}`)
  return upserted.ok ? { ok: true, value: upserted.value.customer } : upserted
}

interface Upserted {
  readonly customer: Customer
  readonly changed: boolean
}

async function upsert(
  session: Session,
  db: Db,
  draft: CustomerDraft,
  clears: boolean,
  path: Path,
): Promise<Parsed<Upserted>> {
  const current = (await lockCustomer(db, draft.externalId)) ?? (await make(session, db, draft))
  const fields = customerWith(current, {
    ...draft,
    attributes: mergedAttributes(current.attributes, draft.attributes, clears),
  })
  const merged = parseAt([...path, 'attributes'], (place) => readAttributes(fields.attributes, place))
  if (!merged.ok) return merged
  const next = { ...current, ...fields }
  const changed = current.version === 0 || !isDeepStrictEqual(next, current)
  if (!changed) return { ok: true, value: { customer: current, changed } }
  const customer = { ...next, version: current.version + 1 }
  await updateCustomer(db, customer)
  if (current.version === 0) await enrollInAll(session, db, customer.id)
  await refreshCustomerSegments(db, session.services, customer.id, session.now)
  return { ok: true, value: { customer, changed } }
}

/** Who is new becomes a member of the programs that enroll everyone. */
async function enrollInAll(session: Session, db: Db, customerId: string): Promise<void> {
  const world = await loyaltyWorld(within(session, db))
  for (const program of world.snapshot.programs.values())
    if (program.enrollsEveryone) await giveFurther(world, db, (await enroll(world, db, program, customerId)).gifts)
}

/** An empty customer, at version 0 until what was sent is written; where somebody else was faster, theirs. */
async function make(session: Session, db: Db, { externalId }: CustomerDraft): Promise<Customer> {
  const fields = customerWith(null, { externalId })
  const customer = { id: session.services.newId(), externalId, ...fields, createdAt: session.now, version: 0 }
  if (await insertCustomer(db, customer)) return customer
  return (await lockCustomer(db, externalId))!
}

function mergedAttributes(current: JsonObject, sent: JsonObject | undefined, clears: boolean): JsonObject {
  if (clears || sent === undefined) return clears ? {} : current
  return Object.fromEntries(Object.entries({ ...current, ...sent }).filter(([, value]) => value !== null))
}
