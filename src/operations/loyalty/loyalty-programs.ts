import type { LoyaltyProgram } from '../../domain/loyalty/loyalty-program.ts'
import { allPrograms } from '../../store/read-loyalty.ts'
import type { Session } from '../session.ts'

/** Every program, by key. */
export function loyaltyPrograms({ db }: Session): Promise<LoyaltyProgram[]> {
  return allPrograms(db)
}
