import type { Database } from './database.ts'
import { hotReads } from './database.ts'
import { Gathered } from './gathered.ts'
import { type EarlierCall, KEPT_DAYS } from './idempotency.ts'
import { CUSTOMER_ROW_COLUMNS } from './load-customer-facts.ts'
import { type Ahead, aheadColumns, aheadOf, type AheadRequest, type AheadRow, isIds } from './read-ahead.ts'
import type { PurchaseState } from './read-purchase-state.ts'
import { sqlState } from './transaction.ts'
import { isStorable } from '../domain/input/values.ts'
import { counterId } from '../domain/counter.ts'

/** Stands in a counter's key for the id of the customer, who is read by the same statement. */
export const THE_CUSTOMER = '{customer}'

/** A purchase about to be decided on. */
export interface PurchaseRequest extends Pick<AheadRequest, 'customers' | 'skus' | 'codes' | 'clock'> {
  readonly call: { readonly caller: string; readonly key: string }
  readonly orderReference: string
  readonly cartId: string | null
  /** Counters of limits that will matter, as far as that can be told: campaign and key, in it `THE_CUSTOMER`. */
  readonly counters: readonly (readonly [limitedId: string, key: string])[]
}

/** What it looks at, as of one instant. `vouchers` and `cards` are those behind its codes alone. */
export interface PurchaseAhead extends Ahead {
  /** What the key did before. */
  readonly earlier: EarlierCall | null
  readonly state: PurchaseState
  /** The counters asked for, by `counterId`; those that nobody has used are at 0. */
  readonly counters: ReadonlyMap<string, number>
}

/** Reads for the purchases of one server: what comes while others are being read is read together. */
export interface PurchaseReader {
  read(request: PurchaseRequest): Promise<PurchaseAhead>
}

/** Most purchases read by one statement, and how many statements run at once. */
const MOST = 64
const MOST_AT_ONCE = 2
/** So many are read beside others, and twice as many in two parts: while one is decided, PostgreSQL reads or records the other. Fewer are the next batch. */
const LEAST = 16
/** Milliseconds after which nobody waits for the statement before. */
const LATE = 100
/** A statement that ran out of time. */
const TOO_LONG = '57014'

interface Waiting {
  readonly request: PurchaseRequest
  readonly resolve: (ahead: PurchaseAhead) => void
  readonly reject: (error: unknown) => void
}

/** Opens the reader of one server. */
export function openPurchaseReader(database: Database): PurchaseReader {
  const open = (): Gathered<Waiting> =>
    new Gathered((batch) => readAll(database, batch), { most: MOST, atOnce: MOST_AT_ONCE, least: LEAST, late: LATE })
  // Who wants nothing of a limit does not wait with a crowd that does.
  const [limited, others] = [open(), open()]
  return {
    read: (request) =>
      new Promise((resolve, reject) =>
        (request.counters.length > 0 ? limited : others).add({ request, resolve, reject }),
      ),
  }
}

/** Where a reading fails as a whole, each is read alone, so that one's failure is no other's; not where all together took too long. */
async function readAll(database: Database, batch: readonly Waiting[]): Promise<void> {
  try {
    const read = await readOnce(
      database,
      batch.map(({ request }) => request),
    )
    for (const [at, { resolve }] of batch.entries()) resolve(read[at]!)
  } catch (error) {
    if (batch.length === 1 || sqlState(error) === TOO_LONG) for (const { reject } of batch) reject(error)
    else for (const waiting of batch) await readAll(database, [waiting])
  }
}

interface Row extends AheadRow {
  earlier: EarlierCall | null
  isTaken: boolean
  activity: number
  isHeld: boolean
  counters: Record<string, number> | null
}

async function readOnce(database: Database, requests: readonly PurchaseRequest[]): Promise<PurchaseAhead[]> {
  const read = await hotReads<Row>(database.open(), READ, [JSON.stringify(requests.map(askedRow))])
  return read.map((row, at) => purchaseOf(row, requests[at]!))
}

function purchaseOf(row: Row, { counters }: PurchaseRequest): PurchaseAhead {
  const ahead = aheadOf(row)
  const customerId = ahead.customers[0]?.id ?? ''
  const ids = counters.map(([limitedId, key]) => counterId(limitedId, key.replaceAll(THE_CUSTOMER, customerId)))
  return {
    ...ahead,
    earlier: row.earlier,
    state: { isTaken: row.isTaken, activity: row.activity, isHeld: row.isHeld },
    counters: new Map(ids.map((id) => [id, row.counters?.[id] ?? 0])),
  }
}

function askedRow(
  { skus, codes, clock, call, orderReference, cartId, counters, customers }: PurchaseRequest,
  at: number,
) {
  return {
    place: at,
    ...whoOf(customers),
    skus,
    codes: codes.filter(isStorable),
    clock,
    caller: call.caller,
    key: call.key,
    reference: orderReference,
    cart: cartId,
    campaigns: counters.map(([campaignId]) => campaignId),
    keys: counters.map(([, key]) => key),
  }
}

/** Named by ids, or by one of the names of a reference. */
function whoOf(customers: PurchaseRequest['customers']): object {
  if (customers === null || isIds(customers)) return { ids: customers ?? [] }
  const { id, externalId, email } = customers
  if (id) return { ids: [id] }
  if (externalId) return isStorable(externalId) ? { external_id: externalId } : {}
  return email && isStorable(email) ? { email: email.toLowerCase() } : {}
}

const READ = `
  select ahead.* from jsonb_to_recordset($1) as asked (place integer, ids uuid[], external_id text, email text, skus text[], codes text[],
    clock timestamptz, caller text, key text, reference text, cart uuid, campaigns uuid[], keys text[])
  cross join lateral (
    with who as materialized (
      select ${CUSTOMER_ROW_COLUMNS} from customer where id = any(asked.ids)
      union all
      select ${CUSTOMER_ROW_COLUMNS} from customer where asked.external_id is not null and external_id = asked.external_id
      union all
      (select ${CUSTOMER_ROW_COLUMNS} from (
        -- Not to be found by walking along the ids.
        select * from customer where asked.email is not null and lower(email) = asked.email offset 0
      ) customer order by id limit 1)
    )
    select ${aheadColumns({ skus: 'asked.skus', codes: 'asked.codes', holders: 'select null::uuid where false', now: 'asked.clock', clock: 'asked.clock' })},
      (select json_build_object('operation', operation, 'inputHash', input_hash, 'answer', answer) from idempotency
        where caller = asked.caller and idempotency.key = asked.key and created_at > asked.clock - interval '${KEPT_DAYS} days') as earlier,
      exists (select from order_reference where order_reference.reference = asked.reference) as "isTaken",
      coalesce((select version from customer_activity where customer_id = (select id::uuid from who limit 1)), 0) as activity,
      exists (select from redemption where cart_id = asked.cart and status = 'HELD' and held_until > asked.clock) as "isHeld",
      (select json_object_agg(counter.limited_id || ' ' || counter.key, counter.used)
        from unnest(asked.campaigns, asked.keys) as wanted (campaign, key)
        join limit_counter counter on counter.limited_id = wanted.campaign
          and counter.key = replace(wanted.key, '${THE_CUSTOMER}', coalesce((select id::text from who limit 1), ''))) as counters
  ) ahead order by asked.place`
