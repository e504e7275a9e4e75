import type { LoyaltyProgram } from '../../domain/loyalty/loyalty-program.ts'
import { findProgram } from '../../store/read-loyalty.ts'
import type { Session } from '../session.ts'

/** The program of a key; null where there is none. */
export function loyaltyProgram({ db }: Session, { key }: { readonly key: string }): Promise<LoyaltyProgram | null> {
  return findProgram(db, { key })
}
