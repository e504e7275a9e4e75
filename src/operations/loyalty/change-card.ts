import { isDeepStrictEqual } from 'node:util'
import { DateTime } from 'luxon'
import type { Grant } from '../../domain/grant.ts'
import { isTierDue, type LoyaltyCard } from '../../domain/loyalty/loyalty-card.ts'
import type { LoyaltyProgram, Tier } from '../../domain/loyalty/loyalty-program.ts'
import { PointsBook } from '../../domain/loyalty/points-book.ts'
import { type TierCredit, tierOf } from '../../domain/loyalty/tier-of.ts'
import type { Db } from '../../store/database.ts'
import {
  type Earning,
  insertEarnings,
  insertTierCredits,
  lockCard,
  noteTierEntered,
  tierCreditsOf,
  writeCardChange,
  writeTier,
} from '../../store/loyalty-cards.ts'
import { earnOn } from './earn-on.ts'
import type { LoyaltyWorld } from './loyalty-world.ts'
import { standingBefore } from './standing-before.ts'

/** Things to be given to a customer, and what the entries say of them. */
export interface Gift {
  readonly customerId: string
  readonly grants: readonly Grant[]
  readonly description: string
}

/** A card whose row is locked, while something is done to it. */
export interface OpenCard {
  readonly card: LoyaltyCard
  readonly program: LoyaltyProgram
  /** As of now. */
  readonly tier: Tier | null
  readonly book: PointsBook
  /** What counts for the tier, to be kept with the change. */
  readonly credits: TierCredit[]
  /** What rules gave, to be kept with the change. */
  readonly earnings: Earning[]
}

/** What came of it. `gifts`: what entering a tier gives; to be given in the same transaction. */
export interface CardChanged<T> {
  readonly value: T
  readonly gifts: readonly Gift[]
}

/** Tiers entered in one change: each enters a higher one, and what that earns may lead to the next. */
const MOST_TIERS = 20

/**
 * Changes a card in the caller's transaction: locks it, lets `work` move its points, keeps all that moved with its entries, then lets the tier
 * follow (up at once). Null where there is no such card.
 */
export async function changeCard<T>(
  world: LoyaltyWorld,
  db: Db,
  cardId: string,
  work: (open: OpenCard) => Promise<T> | T,
): Promise<CardChanged<T> | null> {
  const locked = await lockCard(db, cardId)
  if (locked === null) return null
  const program = programOf(world, locked.card)
  const { tier, rank } = await standingBefore(world, db, locked.card, program)
  const open = openCard(world, locked, program, tier)
  const value = await work(open)
  await keep(world, db, open)
  return { value, gifts: await followTier(world, db, open.card, program, rank) }
}

function openCard(
  { now, services }: LoyaltyWorld,
  { card, lots }: NonNullable<Awaited<ReturnType<typeof lockCard>>>,
  program: LoyaltyProgram,
  tier: Tier | null,
): OpenCard {
  return { card, program, tier, book: new PointsBook(card, lots, now, services.newId), credits: [], earnings: [] }
}

async function keep({ services, now }: LoyaltyWorld, db: Db, open: OpenCard): Promise<void> {
  await writeCardChange(db, open.card, open.book.change, services.newId)
  await insertTierCredits(db, open.card.id, open.credits)
  await insertEarnings(db, open.card.id, open.earnings, now)
}

function programOf({ snapshot }: LoyaltyWorld, { programId }: LoyaltyCard): LoyaltyProgram {
  const program = snapshot.programs.get(programId)
  if (program === undefined) throw new Error(`Program ${programId} of a card is missing.`)
  return program
}

async function standing({ now, snapshot }: LoyaltyWorld, db: Db, card: LoyaltyCard, program: LoyaltyProgram) {
  const { timeZone } = snapshot.settings
  const credits = (await tierCreditsOf(db, [card.id], now, timeZone)).get(card.id) ?? []
  return tierOf(program, card, credits, now, timeZone)
}

/** Lets the tier follow what counts, from a rank; each tier entered may earn, and so lead to the next. What they give is left to the caller. */
async function followTier(
  world: LoyaltyWorld,
  db: Db,
  before: LoyaltyCard,
  program: LoyaltyProgram,
  from: number,
): Promise<Gift[]> {
  if (program.tiers.length === 0 && before.tierId === null && !isTierDue(before, program, world.now)) return []
  const gifts: Gift[] = []
  let known = before
  let rank = from
  for (let entered = 0; entered < MOST_TIERS; entered++) {
    const { tier, changesAt } = await standing(world, db, known, program)
    const isUp = tier !== null && tier.rank > rank
    const found = { ...known, tierId: tier?.id ?? null, tierChangesAt: changesAt, tiersVersion: program.tiersVersion }
    if (!isDeepStrictEqual(found, known)) await writeTier(db, found)
    known = found
    rank = tier?.rank ?? rank
    if (!isUp || !(await noteTierEntered(db, known.id, tier.id, periodOf(program, world), world.now))) break
    gifts.push({ customerId: known.holderId, grants: tier.grants, description: tier.title })
    await earnOnTier(world, db, known, program, tier)
  }
  return gifts
}

/** A tier gives what it gives, and earns what it earns, once in a lifetime, or once a year. */
function periodOf({ tierPeriod }: LoyaltyProgram, { now, snapshot }: LoyaltyWorld): string {
  if (tierPeriod === 'LIFETIME') return 'LIFETIME'
  return String(DateTime.fromJSDate(now, { zone: snapshot.settings.timeZone }).year)
}

async function earnOnTier(
  world: LoyaltyWorld,
  db: Db,
  card: LoyaltyCard,
  program: LoyaltyProgram,
  tier: Tier,
): Promise<void> {
  const open = openCard(world, (await lockCard(db, card.id))!, program, tier)
  const name = program.tierPeriod === 'LIFETIME' ? tier.id : `${tier.id} ${periodOf(program, world)}`
  await earnOn(world, db, open, { trigger: 'TIER_REACHED', name, eventName: null })
  await keep(world, db, open)
}
