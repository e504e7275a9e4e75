import type { ReferralProgramInput } from '../../domain/input/referral-input.ts'
import { parseReferralProgram } from '../../domain/referral/parse-referral-program.ts'
import type { ReferralProgram } from '../../domain/referral/referral-program.ts'
import type { Rejection } from '../../domain/rejection.ts'
import { touchCatalogue } from '../../store/catalogue.ts'
import type { Db } from '../../store/database.ts'
import { referralProgramOfKey } from '../../store/read-referrals.ts'
import { inTransaction } from '../../store/transaction.ts'
import { lockKey } from '../../store/write-loyalty.ts'
import { writeReferralProgram } from '../../store/write-referrals.ts'
import { isUnchanged, versionProblem } from '../loyalty/kept-version.ts'
import { readLoyaltyLookup } from '../loyalty/read-loyalty-lookup.ts'
import { announce, type Session } from '../session.ts'

/** What changing a program answers. */
export interface ReferralProgramPayload {
  readonly program: ReferralProgram | null
  readonly userErrors: readonly Rejection[]
}

/** Makes the program of a key, or replaces it. Codes and friends stay; who has joined keeps the terms on which she did. */
export async function referralProgramUpsert(
  session: Session,
  input: ReferralProgramInput,
): Promise<ReferralProgramPayload> {
  const { changed, ...payload } = await inTransaction(session.db, (db) => upsert(session, db, input))
  if (changed) announce(session, 'catalogue')
  return payload
}

type Upserted = ReferralProgramPayload & { readonly changed: boolean }

async function upsert({ services }: Session, db: Db, input: ReferralProgramInput): Promise<Upserted> {
  const parsed = parseReferralProgram(input, await readLoyaltyLookup(db))
  if (!parsed.ok) return refused(...parsed.rejections)
  await lockKey(db, 'referral program', parsed.value.key)
  const current = await referralProgramOfKey(db, parsed.value.key)
  const problem = versionProblem(current, input.expectedVersion)
  if (problem !== null) return refused(problem)
  const next = { ...parsed.value, id: current?.id ?? services.newId(), version: current?.version ?? 0 }
  if (isUnchanged(current, next)) return { program: next, userErrors: [], changed: false }
  const program = { ...next, version: next.version + 1 }
  await writeReferralProgram(db, program)
  await touchCatalogue(db)
  return { program, userErrors: [], changed: true }
}

function refused(...userErrors: readonly Rejection[]): Upserted {
  return { program: null, userErrors, changed: false }
}
