import type { Verification } from '../../domain/verification.ts'
import { verifyBooks } from '../../store/verify/verify-books.ts'
import type { Services } from '../session.ts'

/** Adds up anew what the books keep as sums: balances, counters, uses, totals (law 23). Blocks nobody; reads the whole shop (admins). */
export async function verify({ database }: Pick<Services, 'database'>): Promise<Verification> {
  const checks = await verifyBooks(database.open())
  return { checks, isClean: checks.every(({ count }) => count === 0) }
}
