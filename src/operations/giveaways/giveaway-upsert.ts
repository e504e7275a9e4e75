import type { Giveaway } from '../../domain/giveaway/giveaway.ts'
import { type GiveawayDraft, parseGiveaway } from '../../domain/giveaway/parse-giveaway.ts'
import type { GiveawayInput } from '../../domain/input/giveaway-input.ts'
import { type Rejection, reject } from '../../domain/rejection.ts'
import type { Db } from '../../store/database.ts'
import { findGiveaway } from '../../store/read-giveaways.ts'
import { inTransaction } from '../../store/transaction.ts'
import { lockGiveaway, lockGiveawayKey, writeGiveaway } from '../../store/write-giveaways.ts'
import { isUnchanged, versionProblem } from '../loyalty/kept-version.ts'
import { readLoyaltyLookup } from '../loyalty/read-loyalty-lookup.ts'
import { announce, type Session } from '../session.ts'
import { newSeed, seedHashOf } from './seed.ts'

/** What changing or drawing a giveaway answers. */
export interface GiveawayPayload {
  readonly giveaway: Giveaway | null
  readonly userErrors: readonly Rejection[]
}

/**
 * Makes the giveaway of a key, with a seed of its own, or replaces all but its seed. Once it is drawn nothing changes any more (INVALID_STATE);
 * until then its end may be put off or brought forward.
 */
export async function giveawayUpsert(
  session: Session,
  input: GiveawayInput,
): Promise<GiveawayPayload & { readonly replayed: boolean }> {
  const { changed, ...payload } = await inTransaction(session.db, (db) => upsert(session, db, input))
  if (changed) announce(session, `giveaway:${payload.giveaway!.id}`)
  return { ...payload, replayed: false }
}

type Upserted = GiveawayPayload & { readonly changed: boolean }

async function upsert(session: Session, db: Db, input: GiveawayInput): Promise<Upserted> {
  const parsed = parseGiveaway(input, await readLoyaltyLookup(db))
  if (!parsed.ok) return refused(...parsed.rejections)
  const current = await lockCurrent(db, parsed.value.key)
  const problem = versionProblem(current, input.expectedVersion)
  if (problem !== null) return refused(problem)
  if (current === null) return { giveaway: await make(session, db, parsed.value), userErrors: [], changed: true }
  if (isUnchanged(current, { ...current, ...parsed.value }))
    return { giveaway: current, userErrors: [], changed: false }
  if (current.drawnAt !== null) return refused(reject('INVALID_STATE', ['key'], 'it has been drawn'))
  const giveaway = { ...current, ...parsed.value, version: current.version + 1 }
  await writeGiveaway(db, giveaway, '')
  return { giveaway, userErrors: [], changed: true }
}

/** The giveaway as nobody else changes, enters or draws it until the transaction ends. */
async function lockCurrent(db: Db, key: string): Promise<Giveaway | null> {
  await lockGiveawayKey(db, key)
  const known = await findGiveaway(db, { key })
  if (known === null) return null
  await lockGiveaway(db, known.id)
  return findGiveaway(db, { id: known.id })
}

async function make({ services }: Session, db: Db, draft: GiveawayDraft): Promise<Giveaway> {
  const seed = newSeed(services.randomBytes)
  const made = { id: services.newId(), seedHash: seedHashOf(seed), seed: null, drawnAt: null, version: 1 }
  const giveaway = { ...draft, ...made }
  await writeGiveaway(db, giveaway, seed)
  return giveaway
}

function refused(...userErrors: readonly Rejection[]): Upserted {
  return { giveaway: null, userErrors, changed: false }
}
