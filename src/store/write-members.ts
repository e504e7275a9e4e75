import { type Db, rows } from './database.ts'

/** A verdict on one customer in one segment. */
export interface Membership {
  readonly segmentId: string
  readonly customerId: string
  readonly isMember: boolean
  /** When the clock alone may change it. */
  readonly changesAt: Date | null
}

/** Any number: it names segments among the database's advisory locks. */
const SEGMENTS_LOCK = 7_205_116_302

/**
 * Locks customers against being judged twice at once (rows in the order of their ids), and the definitions of segments against being
 * changed meanwhile. Whoever judges reads the definitions after this, and then the customers.
 */
export async function lockForJudging(db: Db, customerIds: readonly string[]): Promise<void> {
  await rows(
    db,
    `with definitions as materialized (select pg_advisory_xact_lock_shared($2))
     select id from definitions, customer where id = any($1::uuid[]) order by id for no key update of customer`,
    [customerIds, SEGMENTS_LOCK],
  )
}

/** Locks the definitions of segments for a change: waits for all who judge by the old ones. */
export async function lockDefinitions(db: Db): Promise<void> {
  await rows(db, 'select pg_advisory_xact_lock($1)', [SEGMENTS_LOCK])
}

/** The next customers by id after a cursor (null: from the first), at most `count`: shoppers, and visitors whom a list names. Nobody else is in any segment (law 29). */
export async function nextCandidates(db: Db, after: string | null, count: number): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    `select id from customer
     where (external_id is not null or exists (select from segment_member where customer_id = customer.id))
       and ($1::uuid is null or id > $1)
     order by id limit $2`,
    [after, count],
  )
  return found.map(({ id }) => id)
}

/** Keeps what was judged of these customers in these segments: only what has changed is written. Rows that say nothing are removed. */
export async function writeMemberships(
  db: Db,
  customerIds: readonly string[],
  segmentIds: readonly string[],
  judged: readonly Membership[],
): Promise<void> {
  const kept = judged.filter(({ isMember, changesAt }) => isMember || changesAt !== null)
  await rows(db, WRITE, [
    kept.map(({ segmentId }) => segmentId),
    kept.map(({ customerId }) => customerId),
    kept.map(({ isMember }) => isMember),
    kept.map(({ changesAt }) => changesAt),
    customerIds,
    segmentIds,
  ])
}

const WRITE = `
  with judged as (
    select * from unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::timestamptz[])
      as judged(segment_id, customer_id, is_member, changes_at)
  ), gone as (
    delete from segment_member
    where customer_id = any($5::uuid[]) and segment_id = any($6::uuid[])
      and (segment_id, customer_id) not in (select segment_id, customer_id from judged)
  )
  insert into segment_member (segment_id, customer_id, is_member, changes_at)
  select * from judged
  on conflict (segment_id, customer_id) do update set is_member = excluded.is_member, changes_at = excluded.changes_at
  where (segment_member.is_member, segment_member.changes_at) is distinct from (excluded.is_member, excluded.changes_at)`

/** Makes a list of customers the whole of a static segment; the ids must exist. */
export async function replaceMembers(db: Db, segmentId: string, customerIds: readonly string[]): Promise<void> {
  await rows(db, 'delete from segment_member where segment_id = $1 and customer_id <> all($2::uuid[])', [
    segmentId,
    customerIds,
  ])
  await rows(
    db,
    `insert into segment_member (segment_id, customer_id, is_member, changes_at) select $1, id, true, null from unnest($2::uuid[]) as id
     on conflict (segment_id, customer_id) do update set is_member = true, changes_at = null`,
    [segmentId, customerIds],
  )
}
