import { type Db, rows } from './database.ts'

/** The last one named of some, and how many these were. */
export interface Named {
  readonly last: string | null
  readonly count: number
}

/** Names the next members of a segment behind `after` (null: the first), at most `most`, as ones whom a work gives something. Named twice is once. */
export async function nameSegmentMembers(
  db: Db,
  bulkOperationId: string,
  segmentId: string,
  after: string | null,
  most: number,
): Promise<Named> {
  const [named] = await rows<Named>(db, NAME, [bulkOperationId, segmentId, after, most])
  return named!
}

const NAME = `
  with next as (
    select customer_id from segment_member where segment_id = $2 and is_member and ($3::uuid is null or customer_id > $3)
    order by customer_id limit $4
  ), named as (
    insert into segment_grant (bulk_operation_id, customer_id) select $1, customer_id from next on conflict do nothing
  )
  select count(*) as count, (array_agg(customer_id order by customer_id desc))[1] as last from next`

/** How many members a work has named. */
export async function countNamed(db: Db, bulkOperationId: string): Promise<number> {
  const [counted] = await rows<{ count: number }>(
    db,
    'select count(*) as count from segment_grant where bulk_operation_id = $1',
    [bulkOperationId],
  )
  return counted!.count
}

/** The next members, by id, who wait for a work's gift. */
export function nextToGrant(
  db: Db,
  bulkOperationId: string,
  limit: number,
): Promise<{ readonly id: string; readonly externalId: string | null }[]> {
  return rows(
    db,
    `select customer.id, customer.external_id as "externalId" from segment_grant join customer on customer.id = customer_id
     where bulk_operation_id = $1 and state = 'WAITING' order by customer_id limit $2`,
    [bulkOperationId, limit],
  )
}

/** Strikes members whom a work has given its gift, and those whom it could not. */
export async function noteGranted(
  db: Db,
  bulkOperationId: string,
  given: readonly string[],
  failed: readonly string[],
): Promise<void> {
  await rows(
    db,
    `update segment_grant set state = case when customer_id = any($2::uuid[]) then 'GIVEN' else 'FAILED' end
     where bulk_operation_id = $1 and customer_id = any($2::uuid[] || $3::uuid[])`,
    [bulkOperationId, given, failed],
  )
}
