import type { Customer } from '../domain/customer.ts'
import type { Page, PageRequest } from '../domain/page.ts'
import { type Db, rows } from './database.ts'
import { pagesByOwner } from './page-of.ts'
import { CUSTOMER_COLUMNS } from './read-customers.ts'

/** How many customers each segment has; empty segments are missing. */
export async function memberCounts(db: Db, segmentIds: readonly string[]): Promise<Map<string, number>> {
  const found = await rows<{ ownerId: string; count: number }>(db, COUNTS, [segmentIds])
  return new Map(found.map(({ ownerId, count }) => [ownerId, count]))
}

/** Each segment's customers, newest first. */
export async function pageMembersOf(
  db: Db,
  segmentIds: readonly string[],
  page: PageRequest,
): Promise<Map<string, Page<Customer>>> {
  const found = await rows<Customer & { ownerId: string }>(db, PAGE, [
    segmentIds,
    page.after?.at(-1) ?? null,
    page.first + 1,
  ])
  const totals = await rows<{ ownerId: string; count: number }>(db, COUNTS, [segmentIds])
  return pagesByOwner(segmentIds, found, totals, page, ({ id }) => [id])
}

/** Which customers must be judged anew, since the clock has come to what their rows say, or they have bought or returned something: at most 1,000, by id. */
export async function dueMembers(db: Db, { segmentIds, customerIds }: DueAmong, now: Date): Promise<string[]> {
  const found = await rows<{ id: string }>(db, DUE, [now, segmentIds ?? null, customerIds ?? null])
  return found.map(({ id }) => id)
}

/** Where to look for rows that are due; absent: everywhere. */
export interface DueAmong {
  readonly segmentIds?: readonly string[]
  readonly customerIds?: readonly string[]
}

const COUNTS = `
  select segment_id as "ownerId", count(*) as count from segment_member
  where segment_id = any($1::uuid[]) and is_member group by segment_id`

const PAGE = `
  select owner.id as "ownerId", found.* from unnest($1::uuid[]) as owner(id) cross join lateral (
    select ${CUSTOMER_COLUMNS} from segment_member join customer on customer.id = customer_id
    where segment_id = owner.id and is_member and ($2::uuid is null or customer_id < $2)
    order by customer_id desc limit $3
  ) found`

const DUE = `
  select customer_id as id from segment_member
  where changes_at <= $1 and ($2::uuid[] is null or segment_id = any($2)) and ($3::uuid[] is null or customer_id = any($3))
  union
  select customer_id from customer_to_judge where $3::uuid[] is null or customer_id = any($3)
  order by id limit 1000`
