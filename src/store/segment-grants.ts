import { type Db, rows } from './database.ts'

/** Names everybody who is a member of a segment now as one whom a work gives something; how many they are. */
export async function nameSegmentMembers(db: Db, bulkOperationId: string, segmentId: string): Promise<number> {
  const [counted] = await rows<{ count: number }>(
    db,
    `with named as (
       insert into segment_grant (bulk_operation_id, customer_id)
       select $1, customer_id from segment_member where segment_id = $2 and is_member returning 1
     ) select count(*) as count from named`,
    [bulkOperationId, segmentId],
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
