import type { Db } from './database.ts'

/** PostgreSQL gave up on a transaction that may well succeed when tried again: deadlock, serialization failure. */
const RETRIABLE = new Set(['40001', '40P01'])
const ATTEMPTS = 10
/** A row that somebody holds for all of the lock's time (5 s) is waited for once more. */
const LOCK_NOT_HAD = '55P03'
const LOCK_ATTEMPTS = 2

/** Thrown inside `inTransaction` to undo all that was done and answer with a value. */
export class Undo<T> extends Error {
  readonly answer: T
  constructor(answer: T) {
    super('undo')
    this.answer = answer
  }
}

/** Thrown inside `inTransaction` where what was decided on has changed meanwhile: everything is undone and decided anew. */
export class TryAgain extends Error {
  constructor() {
    super('try again')
  }
}

/**
 * Runs `work` in one transaction on its own unit of work: all of it happens, or none of it (law 19).
 * What PostgreSQL refuses for the sake of others is tried again; `Undo` rolls back and becomes the answer.
 */
export async function inTransaction<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transactional(work)
    } catch (error) {
      if (error instanceof Undo) return error.answer as T
      if (attempt >= attemptsFor(error)) throw error
    }
  }
}

function attemptsFor(error: unknown): number {
  if (error instanceof TryAgain || RETRIABLE.has(sqlState(error))) return ATTEMPTS
  return isLockNotHad(error) ? LOCK_ATTEMPTS : 1
}

/** Whether somebody held a row for longer than one waits for it. */
export function isLockNotHad(error: unknown): boolean {
  return sqlState(error) === LOCK_NOT_HAD
}

/** PostgreSQL's five-character code of an error, wherever a driver has put it; empty for other errors. */
export function sqlState(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown }
  if (typeof code === 'string') return code
  return cause === undefined ? '' : sqlState(cause)
}
