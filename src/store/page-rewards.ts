import type { Reward } from '../domain/loyalty/reward.ts'
import type { Page, PageRequest } from '../domain/page.ts'
import { type Db, rows } from './database.ts'
import { pagesByOwner } from './page-of.ts'
import { REWARD_COLUMNS } from './read-loyalty.ts'

/** Which rewards of a program are listed: all for staff; for others those on now, of these the ones in stock up to a price. */
export interface RewardFilter {
  /** Those that are switched on and within their span at this instant, and in stock; null: all. */
  readonly onAt: Date | null
  /** At most so many points; null: any. */
  readonly upTo: number | null
}

type RewardRow = Reward & { readonly ownerId: string }

/** Each program's rewards, the cheapest first. */
export async function pageRewardsOf(
  db: Db,
  programIds: readonly string[],
  { onAt, upTo }: RewardFilter,
  page: PageRequest,
): Promise<Map<string, Page<Reward>>> {
  const asked = [programIds, onAt, upTo]
  const found = await rows<RewardRow>(db, PAGE, [
    ...asked,
    page.after?.[0] ?? null,
    page.after?.[1] ?? null,
    page.first + 1,
  ])
  const totals = await rows<{ ownerId: string; count: number }>(db, TOTALS, asked)
  return pagesByOwner(programIds, found, totals, page, ({ price, id }) => [String(price), id])
}

const LISTED = `
  reward.program_id = owner.id and ($3::bigint is null or price <= $3)
  and ($2::timestamptz is null or enabled and coalesce(stock, 1) > 0
    and coalesce(starts_at, '-infinity') <= $2 and coalesce(ends_at, 'infinity') > $2)`

const PAGE = `
  select owner.id as "ownerId", found.* from unnest($1::uuid[]) as owner(id) cross join lateral (
    select ${REWARD_COLUMNS} from reward
    where ${LISTED} and ($4::text is null or (price, id) > ($4::bigint, $5::uuid)) order by price, id limit $6
  ) found`

const TOTALS = `
  select owner.id as "ownerId", totals.count from unnest($1::uuid[]) as owner(id) cross join lateral (
    select count(*) as count from reward where ${LISTED}
  ) totals`
