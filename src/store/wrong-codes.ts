import { MAXIMUM_WRONG_CODES, WRONG_CODES_MILLISECONDS } from '../domain/limits.ts'
import { type Db, rows } from './database.ts'

/** Whether any of these subjects (`customer:<id>`, `address:<ip>`) has named too many wrong codes of late. */
export async function hasGuessedTooOften(db: Db, subjects: readonly string[], now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - WRONG_CODES_MILLISECONDS)
  const found = await rows(db, TOO_OFTEN, [subjects, since, MAXIMUM_WRONG_CODES])
  return found.length > 0
}

/** Keeps that these subjects have named a wrong code; what is too old to matter goes. */
export async function recordWrongCode(db: Db, subjects: readonly string[], now: Date): Promise<void> {
  const since = new Date(now.getTime() - WRONG_CODES_MILLISECONDS)
  await rows(db, 'insert into wrong_code (subject, at) select subject, $2 from unnest($1::text[]) as subject', [
    subjects,
    now,
  ])
  await rows(db, 'delete from wrong_code where subject = any($1::text[]) and at <= $2', [subjects, since])
}

/** Forgets what is too old to count, whoever it was. */
export async function forgetWrongCodes(db: Db, now: Date): Promise<void> {
  await rows(db, 'delete from wrong_code where at <= $1', [new Date(now.getTime() - WRONG_CODES_MILLISECONDS)])
}

const TOO_OFTEN = `
  select subject from wrong_code where subject = any($1::text[]) and at > $2 group by subject having count(*) >= $3`
