import type { LoyaltyCard, PointsLot } from '../domain/loyalty/loyalty-card.ts'
import type { CardChange } from '../domain/loyalty/points-book.ts'
import type { TierCredit } from '../domain/loyalty/tier-of.ts'
import { type Db, hotReads, hotRows, rows } from './database.ts'

/** Columns of `loyalty_card` under the names of the domain. */
export const CARD_COLUMNS = `
  loyalty_card.id, loyalty_card.number, loyalty_card.program_id as "programId", loyalty_card.holder_id as "holderId", loyalty_card.balance,
  loyalty_card.held, loyalty_card.owed, loyalty_card.tier_id as "tierId", loyalty_card.tier_changes_at as "tierChangesAt",
  loyalty_card.tiers_version as "tiersVersion",
  loyalty_card.membership_ends_at as "membershipEndsAt", loyalty_card.enrolled_at as "enrolledAt", loyalty_card.version`

const LOT_COLUMNS = `
  points_lot.id, points_lot.points, points_lot.rest, points_lot.held, points_lot.earned_at as "earnedAt",
  points_lot.available_at as "availableAt", points_lot.ends_at as "endsAt"`

/** Cards by id; missing ids are missing. */
export async function cardsByIds(db: Db, ids: readonly string[]): Promise<Map<string, LoyaltyCard>> {
  const found = await hotReads<LoyaltyCard>(db, `select ${CARD_COLUMNS} from loyalty_card where id = any($1::uuid[])`, [
    ids,
  ])
  return new Map(found.map((card) => [card.id, card]))
}

/** Each customer's cards, the oldest first; those without any are missing. */
export async function cardsOfHolders(db: Db, holderIds: readonly string[]): Promise<Map<string, LoyaltyCard[]>> {
  const found = await hotReads<LoyaltyCard>(
    db,
    `select ${CARD_COLUMNS} from loyalty_card where holder_id = any($1::uuid[]) order by enrolled_at, id`,
    [holderIds],
  )
  return Map.groupBy(found, ({ holderId }) => holderId)
}

/** A card with what may be spent of it at an instant, and when that changes by the clock (null: never). */
export interface SpendableCard extends LoyaltyCard {
  readonly points: number
  readonly pointsChangeAt: Date | null
}

/** Each customer's cards with their points at `now`, in one statement: deciding waits for it. Lots that have ended count for nothing. */
export async function spendableCardsOf(
  db: Db,
  holderIds: readonly string[],
  now: Date,
): Promise<Map<string, SpendableCard[]>> {
  const found = await hotReads<SpendableCard>(db, SPENDABLE, [holderIds, now])
  return Map.groupBy(found, ({ holderId }) => holderId)
}

const SPENDABLE = `
  select ${CARD_COLUMNS}, lots.points - loyalty_card.owed as points, lots.changes_at as "pointsChangeAt"
  from loyalty_card cross join lateral (
    select coalesce(sum(rest) filter (where available_at <= $2), 0)::bigint as points,
      min(case when available_at > $2 then available_at else ends_at end) as changes_at
    from points_lot where card_id = loyalty_card.id and rest > 0 and (ends_at is null or ends_at > $2)
  ) lots
  where loyalty_card.holder_id = any($1::uuid[]) order by loyalty_card.enrolled_at, loyalty_card.id`

/** A customer's card in a program; null for none. */
export async function cardOf(db: Db, programId: string, holderId: string): Promise<LoyaltyCard | null> {
  const [card] = await rows<LoyaltyCard>(
    db,
    `select ${CARD_COLUMNS} from loyalty_card where holder_id = $1 and program_id = $2`,
    [holderId, programId],
  )
  return card ?? null
}

/** A card to be made. */
export type NewCard = Pick<LoyaltyCard, 'id' | 'number' | 'programId' | 'holderId' | 'enrolledAt'>

/** Makes a card, with its tier to be looked at; null where she has one in this program, or the number is taken. */
export async function insertCard(db: Db, card: NewCard): Promise<LoyaltyCard | null> {
  const [made] = await rows<LoyaltyCard>(
    db,
    `insert into loyalty_card (id, number, program_id, holder_id, enrolled_at, tier_changes_at) values ($1, $2, $3, $4, $5, $5)
     on conflict do nothing returning ${CARD_COLUMNS}`,
    [card.id, card.number, card.programId, card.holderId, card.enrolledAt],
  )
  return made ?? null
}

/**
 * A card, locked until the transaction ends, with its lots that are not used up; null where there is none. All cards of its holder are locked with it,
 * in the order of their ids: what happens to one may give points on another, and all who do anything to them wait in one order (law 20).
 */
export async function lockCard(db: Db, id: string): Promise<{ card: LoyaltyCard; lots: PointsLot[] } | null> {
  const held = await rows<LoyaltyCard>(
    db,
    `select ${CARD_COLUMNS} from loyalty_card where holder_id = (select holder_id from loyalty_card where id = $1) order by id
     for no key update`,
    [id],
  )
  const card = held.find((each) => each.id === id)
  return card === undefined ? null : { card, lots: (await lotsOf(db, [id])).get(id) ?? [] }
}

/** Locks all cards of several customers, before anything is done to one of them: holder by holder, each one's in the order of their ids. */
export async function lockCardsOf(db: Db, holderIds: readonly string[]): Promise<void> {
  await rows(
    db,
    'select id from loyalty_card where holder_id = any($1::uuid[]) order by holder_id, id for no key update',
    [holderIds],
  )
}

/** The lots of each card that are not used up, soonest to end first; cards without any are missing. */
export async function lotsOf(db: Db, cardIds: readonly string[]): Promise<Map<string, PointsLot[]>> {
  const found = await hotRows<PointsLot & { cardId: string }>(
    db,
    `select card_id as "cardId", ${LOT_COLUMNS} from points_lot where card_id = any($1::uuid[]) and (rest > 0 or held > 0)
     order by ends_at, available_at, id`,
    [cardIds],
  )
  return Map.groupBy(found, ({ cardId }) => cardId)
}

/** Writes what became of a card that the transaction has locked: sums, lots and entries, in one statement each. */
export async function writeCardChange(
  db: Db,
  { id, holderId }: Pick<LoyaltyCard, 'id' | 'holderId'>,
  change: CardChange,
  newId: () => string,
): Promise<void> {
  if (change.entries.length === 0) return
  await rows(db, 'update loyalty_card set balance = $2, held = $3, owed = $4, version = version + 1 where id = $1', [
    id,
    change.balance,
    change.held,
    change.owed,
  ])
  if (change.lots.length > 0) await rows(db, WRITE_LOTS, [id, JSON.stringify(change.lots)])
  const entries = change.entries.map((entry, place) => ({ ...entry, id: newId(), place }))
  await rows(db, WRITE_ENTRIES, [id, holderId, JSON.stringify(entries)])
}

const WRITE_LOTS = `
  insert into points_lot (id, card_id, points, rest, held, earned_at, available_at, ends_at)
  select lot.id, $1, lot.points, lot.rest, lot.held, lot."earnedAt", lot."availableAt", lot."endsAt"
  from jsonb_to_recordset($2::jsonb) as lot(id uuid, points bigint, rest bigint, held bigint, "earnedAt" timestamptz,
    "availableAt" timestamptz, "endsAt" timestamptz)
  on conflict (id) do update set rest = excluded.rest, held = excluded.held, ends_at = excluded.ends_at`

const WRITE_ENTRIES = `
  insert into ledger_entry (id, kind, loyalty_card_id, lot_id, customer_id, delta, held_delta, balance, description, occurred_at, available_at,
    expires_at)
  select entry.id, entry.kind, $1, entry."lotId", $2, entry.delta, entry."heldDelta", entry.balance, entry.description, entry."occurredAt",
    entry."availableAt", entry."expiresAt"
  from jsonb_to_recordset($3::jsonb) as entry(id uuid, kind text, "lotId" uuid, delta bigint, "heldDelta" bigint,
    balance bigint, description text, "occurredAt" timestamptz, "availableAt" timestamptz, "expiresAt" timestamptz, place integer)
  order by entry.place`

/** Keeps what counts for a card's tier. */
export async function insertTierCredits(db: Db, cardId: string, credits: readonly TierCredit[]): Promise<void> {
  if (credits.length === 0) return
  await rows(
    db,
    `insert into tier_credit (card_id, counts_at, points, currency, money, is_correction)
     select $1, credit."countsAt", credit.points, credit.money ->> 'currency', coalesce((credit.money ->> 'amount')::bigint, 0),
       credit."isCorrection"
     from jsonb_to_recordset($2::jsonb) as credit("countsAt" timestamptz, points bigint, money jsonb, "isCorrection" boolean)`,
    [cardId, JSON.stringify(credits)],
  )
}

/**
 * What counts for each card's tier, as far back as its program looks: for a lifetime all of it as one, for calendar years a row a year (two of them),
 * for a rolling year each credit.
 */
export async function tierCreditsOf(
  db: Db,
  cardIds: readonly string[],
  now: Date,
  timeZone: string,
): Promise<Map<string, TierCredit[]>> {
  const found = await rows<CreditRow>(db, TIER_CREDITS, [cardIds, now, timeZone])
  const byCard = Map.groupBy(found, ({ cardId }) => cardId)
  return new Map([...byCard].map(([cardId, credits]) => [cardId, credits.map(creditOf)]))
}

interface CreditRow {
  cardId: string
  countsAt: Date
  points: number
  currency: string | null
  money: number
  isCorrection: boolean
}

function creditOf({ countsAt, points, currency, money, isCorrection }: CreditRow): TierCredit {
  return { countsAt, points, money: currency === null ? null : { amount: money, currency }, isCorrection }
}

const TIER_CREDITS = `
  select card_id as "cardId", bucket as "countsAt", sum(points)::bigint as points, currency, sum(money)::bigint as money,
    is_correction as "isCorrection"
  from (
    select credit.*, case program.tier_period when 'LIFETIME' then card.enrolled_at
      when 'CALENDAR_YEAR' then date_trunc('year', counts_at, $3) else counts_at end as bucket
    from tier_credit credit join loyalty_card card on card.id = credit.card_id join loyalty_program program on program.id = card.program_id
    where credit.card_id = any($1::uuid[]) and (program.tier_period = 'LIFETIME'
      or program.tier_period = 'CALENDAR_YEAR' and counts_at >= date_trunc('year', $2::timestamptz, $3) - interval '1 year 1 day'
      or counts_at >= $2::timestamptz - interval '1 year 2 days')
  ) credit group by card_id, bucket, currency, is_correction`

/** Writes a card's tier, and when to look at it again. */
export async function writeTier(
  db: Db,
  { id, tierId, tierChangesAt, tiersVersion }: Pick<LoyaltyCard, 'id' | 'tierId' | 'tierChangesAt' | 'tiersVersion'>,
): Promise<void> {
  await rows(
    db,
    'update loyalty_card set tier_id = $2, tier_changes_at = $3, tiers_version = $4, version = version + 1 where id = $1',
    [id, tierId, tierChangesAt, tiersVersion],
  )
}

/** Writes until when a membership is paid for; the tier must be looked at anew. */
export async function writeMembership(db: Db, cardId: string, until: Date, now: Date): Promise<void> {
  await rows(
    db,
    'update loyalty_card set membership_ends_at = $2, tier_changes_at = $3, version = version + 1 where id = $1',
    [cardId, until, now],
  )
}

/** Notes that a tier was entered in a period; false where it was before. */
export async function noteTierEntered(
  db: Db,
  cardId: string,
  tierId: string,
  period: string,
  at: Date,
): Promise<boolean> {
  const noted = await rows(
    db,
    'insert into tier_entered (card_id, tier_id, period, at) values ($1, $2, $3, $4) on conflict do nothing returning card_id',
    [cardId, tierId, period, at],
  )
  return noted.length > 0
}

/** What a rule gave on one occasion. */
export interface Earning {
  readonly ruleId: string
  readonly occasion: string
  readonly points: number
  readonly lotId: string | null
}

/** Which of these occasions have earned already: the rules' ids, on a card that the transaction has locked. */
export async function earnedOn(
  db: Db,
  cardId: string,
  ruleIds: readonly string[],
  occasion: string,
): Promise<Set<string>> {
  const found = await rows<{ ruleId: string }>(
    db,
    'select rule_id as "ruleId" from earning where card_id = $1 and rule_id = any($2::uuid[]) and occasion = $3',
    [cardId, ruleIds, occasion],
  )
  return new Set(found.map(({ ruleId }) => ruleId))
}

/** Notes what rules gave. */
export async function insertEarnings(db: Db, cardId: string, earnings: readonly Earning[], at: Date): Promise<void> {
  if (earnings.length === 0) return
  await rows(
    db,
    `insert into earning (card_id, rule_id, occasion, points, lot_id, at)
     select $1, earned."ruleId", earned.occasion, earned.points, earned."lotId", $3
     from jsonb_to_recordset($2::jsonb) as earned("ruleId" uuid, occasion text, points bigint, "lotId" uuid)`,
    [cardId, JSON.stringify(earnings), at],
  )
}
