import { type Db, hotReads, rows } from './database.ts'

/** Cards on which the clock has changed something that is not kept yet (a tier to be looked at, or lots that have ended), and those whose tiers are others now. */
export async function dueCards(db: Db, now: Date, limit: number): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    `(select id from loyalty_card where tier_changes_at <= $1 order by tier_changes_at limit $2)
     union (select card_id from points_lot where rest > 0 and ends_at <= $1 order by ends_at limit $2)
     union (select card.id from loyalty_program program cross join lateral (
       select id from loyalty_card where program_id = program.id and tiers_version < program.tiers_version limit $2
     ) card limit $2)
     order by id`,
    [now, limit],
  )
  return found.map(({ id }) => id)
}

/** Those of one customer whose tiers must be looked at. */
export async function dueCardsOf(db: Db, holderId: string, now: Date): Promise<string[]> {
  const found = await hotReads<{ id: string }>(
    db,
    `select card.id from loyalty_card card join loyalty_program program on program.id = card.program_id
     where card.holder_id = $1 and (card.tier_changes_at <= $2 or card.tiers_version < program.tiers_version) order by card.id`,
    [holderId, now],
  )
  return found.map(({ id }) => id)
}

/** A day of the year, as month * 100 + day, with the year and the first instant after it. */
export interface BirthdayDay {
  readonly day: number
  readonly year: number
  readonly endsAt: Date
}

/** A card whose holder had a birthday, in which year that was, and the rules (UUIDs) of its program that have not looked at it. */
export interface BirthdayCard {
  readonly cardId: string
  readonly year: number
  readonly ruleIds: readonly string[]
}

/**
 * The next cards (by id, behind `after`) whose holders had a birthday on one of these days as members, with the rules that are to look at it: all where
 * none has paid, else those made since. Of the others each had its chance then: who changes her tier within the week is not paid by both tiers' rules.
 */
export function birthdayCards(
  db: Db,
  days: readonly BirthdayDay[],
  rules: readonly { readonly id: string; readonly programId: string }[],
  after: string | null,
  limit: number,
): Promise<BirthdayCard[]> {
  return rows<BirthdayCard>(db, BIRTHDAYS, [
    days.map(({ day }) => day),
    days.map(({ year }) => year),
    days.map(({ endsAt }) => endsAt),
    rules.map(({ id }) => id),
    rules.map(({ programId }) => programId),
    after,
    limit,
  ])
}

/**
 * Ids tell which was made first: a rule, or the lot that another has paid. Members are found by their birthdays before anything is put in order: else
 * PostgreSQL may look at all of them for the first few.
 */
const BIRTHDAYS = `
  with member as materialized (
    select card.id, card.program_id, asked.year, 'BIRTHDAY ' || asked.year as occasion
    from unnest($1::integer[], $2::integer[], $3::timestamptz[]) as asked(day, year, ends_at)
    join customer on (extract(month from customer.birthday) * 100 + extract(day from customer.birthday))::integer = asked.day
    join loyalty_card card on card.holder_id = customer.id and card.enrolled_at < asked.ends_at
    where $6::uuid is null or card.id > $6
  )
  select member.id as "cardId", member.year, array_agg(rule.id) as "ruleIds"
  from member join unnest($4::uuid[], $5::uuid[]) as rule(id, program_id) using (program_id)
  where not exists (
    select from earning where earning.card_id = member.id and earning.occasion = member.occasion and earning.lot_id > rule.id
  )
  group by member.id, member.year order by member.id limit $7`
