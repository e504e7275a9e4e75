import type { HistorySpan } from '../domain/condition/spans.ts'
import type { Customer } from '../domain/customer.ts'
import type { HistoryWindow } from '../domain/facts.ts'
import type { MemberFacts } from '../domain/loyalty/member-facts.ts'
import { type Db, hotReads } from './database.ts'
import { EMPTY_WINDOW, type Histories, loadHistories } from './load-histories.ts'
import { loadMemberships, type MembershipRules } from './load-memberships.ts'
import { CUSTOMER_COLUMNS } from './read-customers.ts'

/** What decisions may know of one customer. */
export interface CustomerFacts {
  readonly customer: Customer
  /** Static segments that list her. */
  readonly staticSegmentIds: ReadonlySet<string>
  /** By `HistorySpan.key`; a span in which nothing happened counts 0. */
  readonly orders: ReadonlyMap<string, HistoryWindow>
  readonly events: ReadonlyMap<string, HistoryWindow>
  readonly redeemed: ReadonlyMap<string, HistoryWindow>
  readonly memberships: readonly MemberFacts[]
}

/**
 * Loads what is known of customers, in at most six queries whatever their number and that of the spans; unknown ids are missing.
 * `known`: these very customers, read before. What happened counts from then on, and before then plus the span (law 28).
 */
export async function loadCustomerFacts(
  db: Db,
  { histories, ...rules }: Partial<MembershipRules> & { readonly histories: readonly HistorySpan[] },
  customerIds: readonly string[],
  now: Date,
  known: readonly CustomerRow[] | null = null,
): Promise<Map<string, CustomerFacts>> {
  if (customerIds.length === 0) return new Map()
  const customers = known ?? (await readCustomers(db, customerIds))
  const orders = await loadHistories(db, 'orders', customerIds, histories, now)
  const events = await loadHistories(db, 'events', customerIds, histories, now)
  const redeemed = await loadHistories(db, 'redeemed', customerIds, histories, now)
  const memberships = await loadMemberships(db, rules, customerIds, now)
  return new Map(
    customers.map(({ staticSegmentIds, ...customer }) => [
      customer.id,
      {
        customer,
        staticSegmentIds: new Set(staticSegmentIds),
        orders: windowsOf(customer.id, 'orders', histories, orders),
        events: windowsOf(customer.id, 'events', histories, events),
        redeemed: windowsOf(customer.id, 'redeemed', histories, redeemed),
        memberships: memberships.get(customer.id) ?? [],
      },
    ]),
  )
}

function windowsOf(
  customerId: string,
  of: HistorySpan['of'],
  spans: readonly HistorySpan[],
  histories: Histories,
): ReadonlyMap<string, HistoryWindow> {
  const known = histories.get(customerId)
  return new Map(
    spans.filter((span) => span.of === of).map(({ key }) => [key, known?.get(key) ?? EMPTY_WINDOW] as const),
  )
}

/** A customer with the static segments that list her. */
export interface CustomerRow extends Customer {
  readonly staticSegmentIds: readonly string[]
}

/** Columns of `customer` that make a `CustomerRow`. */
export const CUSTOMER_ROW_COLUMNS = `
  ${CUSTOMER_COLUMNS}, array(
    select m.segment_id::text from segment_member m join segment s on s.id = m.segment_id
    where m.customer_id = customer.id and m.is_member and s.condition is null
  ) as "staticSegmentIds"`

function readCustomers(db: Db, customerIds: readonly string[]) {
  return hotReads<CustomerRow>(db, `select ${CUSTOMER_ROW_COLUMNS} from customer where id = any($1::uuid[])`, [
    customerIds,
  ])
}
