import type { Customer } from '../domain/customer.ts'
import type { CustomerRef } from '../domain/input/reference-input.ts'
import { isStorable } from '../domain/input/values.ts'
import type { PageRequest } from '../domain/page.ts'
import { type Db, hotReads } from './database.ts'
import type { CountablePage } from './page-of.ts'
import { containing, readPage } from './read-page.ts'

/** Columns of `customer` under the names of the domain. */
export const CUSTOMER_COLUMNS = `
  customer.id, customer.external_id as "externalId", customer.display_name as "displayName", customer.email, customer.phone,
  customer.birthday, customer.locale, customer.time_zone as "timeZone", customer.country, customer.city, customer.attributes,
  customer.consents, customer.created_at as "createdAt", customer.version`

/** Customers by id; missing ids are missing. */
export async function customersByIds(db: Db, ids: readonly string[]): Promise<Map<string, Customer>> {
  const found = await hotReads<Customer>(db, `select ${CUSTOMER_COLUMNS} from customer where id = any($1::uuid[])`, [
    ids,
  ])
  return new Map(found.map((customer) => [customer.id, customer]))
}

/** The customer whom a reference names: by our id, the shop's, or the address (without letter case; of several the first known). */
export async function findCustomer(db: Db, { id, externalId, email }: CustomerRef): Promise<Customer | null> {
  const [column, value] = id
    ? ['id', id]
    : externalId
      ? ['external_id', externalId]
      : ['lower(email)', email?.toLowerCase()]
  if (!value || !isStorable(value)) return null
  const [customer] = await hotReads<Customer>(
    db,
    `select ${CUSTOMER_COLUMNS} from customer where ${column} = $1 order by id limit 1`,
    [value],
  )
  return customer ?? null
}

/** Customers, newest first: those whose name, address or external id holds `search`, and those in a segment. */
export function listCustomers(
  db: Db,
  { search, segmentId }: { readonly search: string | null; readonly segmentId: string | null },
  page: PageRequest,
): Promise<CountablePage<Customer>> {
  const where: string[] = []
  const parameters: unknown[] = []
  if (search !== null) where.push(`${SEARCHED} ilike $${parameters.push(containing(search))}`)
  if (segmentId !== null) where.push(`customer.id in (${MEMBERS_OF} $${parameters.push(segmentId)})`)
  return readPage<Customer>(db, { columns: CUSTOMER_COLUMNS, from: 'customer', where, parameters }, page)
}

/** Word for word the expression of the index `customer_search`. */
const SEARCHED = `(coalesce(display_name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(external_id, ''))`
const MEMBERS_OF = 'select customer_id from segment_member where is_member and segment_id ='

/** Those of these ids that customers have. */
export async function customersThere(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const found = await hotReads<{ id: string }>(db, 'select id from customer where id = any($1::uuid[])', [ids])
  return new Set(found.map(({ id }) => id))
}
