import { MAXIMUM_WRONG_CODES, WRONG_CODES_MILLISECONDS } from '../domain/limits.ts'
import { type Db, hotReads, rows } from './database.ts'

/** Whether any of these subjects (`customer:<id>`, `address:<ip>`) has named too many wrong codes of late. */
export async function hasGuessedTooOften(db: Db, subjects: readonly string[], now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - WRONG_CODES_MILLISECONDS)
  const found = await hotReads(db, TOO_OFTEN, [subjects, since, MAXIMUM_WRONG_CODES])
  return found.length > 0
}

/** Keeps that these subjects have named so many wrong codes; what is too old to matter goes. */
export async function recordWrongCodes(db: Db, subjects: readonly string[], count: number, now: Date): Promise<void> {
  const since = new Date(now.getTime() - WRONG_CODES_MILLISECONDS)
  await rows(db, RECORD, [subjects, now, count])
  await rows(db, 'delete from wrong_code where subject = any($1::text[]) and at <= $2', [subjects, since])
}

/** Forgets what is too old to count, whoever it was. */
export async function forgetWrongCodes(db: Db, now: Date): Promise<void> {
  await rows(db, 'delete from wrong_code where at <= $1', [new Date(now.getTime() - WRONG_CODES_MILLISECONDS)])
}

/** SQL of the wrong codes that still count for customers, as many as matter: both parameters are SQL themselves. */
export function wrongCodesOf(customerIds: string, now: string): string {
  return `
    select from wrong_code where subject in (select 'customer:' || each.id from (${customerIds}) each)
      and at > ${now}::timestamptz - interval '${WRONG_CODES_MILLISECONDS} milliseconds' limit ${MAXIMUM_WRONG_CODES}`
}

const RECORD = `
  insert into wrong_code (subject, at)
  select subject, $2 from unnest($1::text[]) as subject cross join generate_series(1, $3::integer)`

const TOO_OFTEN = `
  select subject from wrong_code where subject = any($1::text[]) and at > $2 group by subject having count(*) >= $3`
