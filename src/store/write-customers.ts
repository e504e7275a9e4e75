import type { Customer } from '../domain/customer.ts'
import { UNKNOWN_CUSTOMER } from '../domain/parse-customer.ts'
import { type Db, rows } from './database.ts'
import { CUSTOMER_COLUMNS } from './read-customers.ts'

/** Makes a customer whom the shop does not know yet. */
export async function insertVisitor(db: Db, id: string, now: Date): Promise<void> {
  await insertCustomer(db, { ...UNKNOWN_CUSTOMER, id, externalId: null, createdAt: now, version: 1 })
}

/** Makes a customer; false where the external id is taken. */
export async function insertCustomer(db: Db, customer: Customer): Promise<boolean> {
  const done = await rows(db, INSERT, valuesOf(customer))
  return done.length === 1
}

/** The customer of an external id, locked until the transaction ends; null where there is none. */
export async function lockCustomer(db: Db, externalId: string): Promise<Customer | null> {
  const [customer] = await rows<Customer>(
    db,
    `select ${CUSTOMER_COLUMNS} from customer where external_id = $1 for no key update`,
    [externalId],
  )
  return customer ?? null
}

/** Writes what is known of a customer over the row that the transaction has locked. */
export async function updateCustomer(db: Db, customer: Customer): Promise<void> {
  await rows(db, UPDATE, valuesOf(customer))
}

function valuesOf(customer: Customer): unknown[] {
  return [
    customer.id,
    customer.externalId,
    customer.displayName,
    customer.email,
    customer.phone,
    customer.birthday,
    customer.locale,
    customer.timeZone,
    customer.country,
    customer.city,
    JSON.stringify(customer.attributes),
    customer.consents,
    customer.createdAt,
    customer.version,
  ]
}

const INSERT = `
  insert into customer (id, external_id, display_name, email, phone, birthday, locale, time_zone, country, city, attributes, consents,
    created_at, version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
  on conflict (external_id) do nothing returning id`

const UPDATE = `
  update customer set external_id = $2, display_name = $3, email = $4, phone = $5, birthday = $6, locale = $7, time_zone = $8,
    country = $9, city = $10, attributes = $11, consents = $12, created_at = $13, version = $14
  where id = $1`
