import { isDeepStrictEqual } from 'node:util'
import type { LoyaltyProgramInput } from '../../domain/input/loyalty-input.ts'
import type { LoyaltyProgram, Tier } from '../../domain/loyalty/loyalty-program.ts'
import { parseLoyaltyProgram, type ProgramDraft } from '../../domain/loyalty/parse-loyalty-program.ts'
import type { Rejection } from '../../domain/rejection.ts'
import { touchCatalogue } from '../../store/catalogue.ts'
import type { Db } from '../../store/database.ts'
import { inTransaction } from '../../store/transaction.ts'
import { lockKey, lockProgramOfKey, writeProgram } from '../../store/write-loyalty.ts'
import { announce, type Session } from '../session.ts'
import { planToEnroll } from './enroll-everyone.ts'
import { isUnchanged, versionProblem } from './kept-version.ts'
import { readLoyaltyLookup } from './read-loyalty-lookup.ts'

/** What changing a program answers. */
export interface LoyaltyProgramPayload {
  readonly program: LoyaltyProgram | null
  readonly userErrors: readonly Rejection[]
}

/**
 * Makes the program of a key, or replaces it: what is not sent is as in a new one. Tiers keep their ids by their keys; members' tiers follow.
 * Where it enrolls everyone, those who are no members yet become so in the background.
 */
export async function loyaltyProgramUpsert(
  session: Session,
  input: LoyaltyProgramInput,
): Promise<LoyaltyProgramPayload> {
  const { changed, ...payload } = await inTransaction(session.db, (db) => upsert(session, db, input))
  if (changed) announce(session, 'catalogue')
  return payload
}

type Upserted = LoyaltyProgramPayload & { readonly changed: boolean }

async function upsert(session: Session, db: Db, input: LoyaltyProgramInput): Promise<Upserted> {
  const parsed = parseLoyaltyProgram(input, await readLoyaltyLookup(db))
  if (!parsed.ok) return refused(...parsed.rejections)
  await lockKey(db, 'program', parsed.value.key)
  const current = await lockProgramOfKey(db, parsed.value.key)
  const problem = versionProblem(current, input.expectedVersion)
  if (problem !== null) return refused(problem)
  const program = programWith(session, current, parsed.value)
  if (isUnchanged(current, program)) return { program, userErrors: [], changed: false }
  return { program: await keep(session, db, current, program), userErrors: [], changed: true }
}

async function keep(
  { services }: Session,
  db: Db,
  current: LoyaltyProgram | null,
  next: LoyaltyProgram,
): Promise<LoyaltyProgram> {
  const tiersVersion = next.tiersVersion + (current !== null && countsAlike(current, next) ? 0 : 1)
  const program = { ...next, tiersVersion, version: next.version + 1 }
  await writeProgram(db, program)
  if (program.enrollsEveryone && current?.enrollsEveryone !== true) await planToEnroll(services, db, program.id, null)
  await touchCatalogue(db)
  return program
}

function countsAlike(a: LoyaltyProgram, b: LoyaltyProgram): boolean {
  return a.tierPeriod === b.tierPeriod && isDeepStrictEqual(a.tiers, b.tiers)
}

function programWith({ services, now }: Session, current: LoyaltyProgram | null, draft: ProgramDraft): LoyaltyProgram {
  const known = new Map(current?.tiers.map(({ key, id }) => [key, id]))
  const tiers: Tier[] = draft.tiers.map((tier) => ({ ...tier, id: known.get(tier.key) ?? services.newId() }))
  const made = { id: services.newId(), tiersVersion: 0, version: 0, createdAt: now }
  const { id, tiersVersion, version, createdAt } = current ?? made
  return { ...draft, tiers, tiersVersion, id, version, createdAt }
}

function refused(...userErrors: readonly Rejection[]): Upserted {
  return { program: null, userErrors, changed: false }
}
