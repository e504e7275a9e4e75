import type { Alert } from '../domain/alert.ts'
import type { Page, PageRequest } from '../domain/page.ts'
import { type Db, rows } from './database.ts'
import { pageOf } from './page-of.ts'
import { MAXIMUM_WRONG_CODES, WRONG_CODES_MILLISECONDS } from '../domain/limits.ts'

/** No second alert about one who goes on guessing: so long after the last one, it is another burst. */
const BURST_MILLISECONDS = 60 * 60_000

/**
 * Raises an alert for each of these subjects (`customer:<id>`, `address:<ip>`) who has named too many wrong codes of late: one a burst,
 * on whatever number of servers, since the first wrong code of it names the alert.
 */
export async function raiseGuessingAlerts(db: Db, subjects: readonly string[], now: Date): Promise<void> {
  const since = new Date(now.getTime() - WRONG_CODES_MILLISECONDS)
  const lastBurst = new Date(now.getTime() - BURST_MILLISECONDS)
  await rows(db, RAISE_GUESSING, [subjects, now, since, MAXIMUM_WRONG_CODES, lastBurst])
}

const RAISE_GUESSING = `
  insert into alert (id, kind, facts, subject_id, once, at)
  select gen_random_uuid(), 'CODE_GUESSING', jsonb_build_object('subject', subject), subject,
    concat_ws(' ', 'CODE_GUESSING', subject, extract(epoch from min(at))), $2
  from wrong_code where subject = any($1::text[]) and at > $3
    and not exists (select from alert where subject_id = wrong_code.subject and alert.kind = 'CODE_GUESSING' and alert.at > $5)
  group by subject having count(*) >= $4
  on conflict (once) do nothing`

interface AlertRow {
  readonly id: string
  readonly seq: number
  readonly kind: Alert['kind']
  readonly facts: object
  readonly at: Date
}

/** Alerts by id; missing ids are missing. */
export async function alertsByIds(db: Db, ids: readonly string[]): Promise<Map<string, Alert>> {
  const found = await rows<AlertRow>(db, `select ${COLUMNS} from alert where id = any($1::uuid[])`, [ids])
  return new Map(found.map((row) => [row.id, alertOf(row)]))
}

/** All alerts, newest first. */
export async function pageAlerts(db: Db, page: PageRequest): Promise<Page<Alert>> {
  const found = await rows<AlertRow>(
    db,
    `select ${COLUMNS} from alert where $1::bigint is null or seq < $1 order by seq desc limit $2`,
    [page.after?.at(-1) ?? null, page.first + 1],
  )
  const [total] = await rows<{ count: number }>(db, 'select count(*) as count from alert')
  const { items, ...rest } = pageOf(found, total!.count, page, ({ seq }) => [String(seq)])
  return { ...rest, items: items.map(alertOf) }
}

const COLUMNS = 'id, seq, kind, facts, at'

function alertOf({ id, kind, facts, at }: AlertRow): Alert {
  return { ...facts, id, kind, at } as Alert
}
