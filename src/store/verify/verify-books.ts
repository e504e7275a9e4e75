import { IsolationLevel } from '@mikro-orm/core'
import type { CheckResult, Difference } from '../../domain/verification.ts'
import { type Db, rows } from '../database.ts'
import type { BooksCheck } from './books-check.ts'
import { EARNING_CHECKS } from './earning-checks.ts'
import { GIFT_CARD_CHECKS } from './gift-card-checks.ts'
import { GRANT_CHECKS } from './grant-checks.ts'
import { LIMIT_CHECKS } from './limit-checks.ts'
import { LOST_CHECKS } from './lost-checks.ts'
import { ORDER_CHECKS } from './order-checks.ts'
import { POINTS_CHECKS } from './points-checks.ts'
import { REDEMPTION_CHECKS } from './redemption-checks.ts'
import { REFERRAL_CHECKS } from './referral-checks.ts'
import { REWARD_CHECKS } from './reward-checks.ts'
import { VOUCHER_CHECKS } from './voucher-checks.ts'

/** All that must hold. What joins the books later joins this list. */
const CHECKS: readonly BooksCheck[] = [
  ...GIFT_CARD_CHECKS,
  ...POINTS_CHECKS,
  ...LIMIT_CHECKS,
  ...EARNING_CHECKS,
  ...VOUCHER_CHECKS,
  ...REDEMPTION_CHECKS,
  ...ORDER_CHECKS,
  ...LOST_CHECKS,
  ...GRANT_CHECKS,
  ...REWARD_CHECKS,
  ...REFERRAL_CHECKS,
]

/** Differences of one check that are told one by one; the rest are counted. */
const MOST_TOLD = 100
/** Differences read at once. */
const PIECE = 1_000

/**
 * Adds everything up anew from its records, as it stood at one instant: one read-only transaction, which blocks nobody and takes one
 * processor of the database. Differences alone are read, piece by piece.
 */
export function verifyBooks(db: Db): Promise<readonly CheckResult[]> {
  return db.transactional(
    async (transaction) => {
      await rows(transaction, 'set local statement_timeout = 0')
      await rows(transaction, 'set local max_parallel_workers_per_gather = 0')
      const results: CheckResult[] = []
      for (const check of CHECKS) results.push(await run(transaction, check))
      return results
    },
    { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true },
  )
}

async function run(db: Db, { name, description, sql }: BooksCheck): Promise<CheckResult> {
  const differences: Difference[] = []
  let count = 0
  await rows(db, `declare differences no scroll cursor for ${sql}`)
  for (let piece = await next(db); piece.length > 0; piece = await next(db)) {
    count += piece.length
    const wanted = piece.slice(0, MOST_TOLD - differences.length)
    differences.push(...wanted.map((found) => ({ ...found, check: name })))
  }
  await rows(db, 'close differences')
  return { check: name, description, count, differences }
}

function next(db: Db): Promise<Omit<Difference, 'check'>[]> {
  return rows(db, `fetch ${PIECE} from differences`)
}
