import type { MemberFacts } from '../domain/loyalty/member-facts.ts'
import { type LoyaltyCard, pointsChangeAt, type PointsLot, pointsStanding } from '../domain/loyalty/loyalty-card.ts'
import type { TierCredit } from '../domain/loyalty/tier-of.ts'
import { tierOf } from '../domain/loyalty/tier-of.ts'
import type { Snapshot } from './catalogue.ts'
import type { Db } from './database.ts'
import { cardsOfHolders, lotsOf, tierCreditsOf } from './loyalty-cards.ts'

/** The rules that memberships are read by. */
export type MembershipRules = Pick<Snapshot, 'programs' | 'earningRules' | 'settings'>

/**
 * Each customer's memberships with their tiers at `now`: no query where the shop has no program, two where it has, and one more where the clock
 * has changed a tier that was not looked at yet.
 */
export async function loadMemberships(
  db: Db,
  { programs, earningRules, settings }: Partial<MembershipRules>,
  customerIds: readonly string[],
  now: Date,
): Promise<Map<string, MemberFacts[]>> {
  if (!programs?.size || !earningRules || !settings || customerIds.length === 0) return new Map()
  const rules = { programs, earningRules, settings }
  const cards = await cardsOfHolders(db, customerIds)
  const due = [...cards.values()].flat().filter(({ tierChangesAt }) => tierChangesAt !== null && tierChangesAt <= now)
  const ids = due.map(({ id }) => id)
  const credits = ids.length === 0 ? new Map() : await tierCreditsOf(db, ids, now, rules.settings.timeZone)
  const lots =
    cards.size === 0
      ? new Map()
      : await lotsOf(
          db,
          [...cards.values()].flat().map(({ id }) => id),
        )
  const isDue = new Set(ids)
  return new Map(
    [...cards].map(([customerId, held]) => [
      customerId,
      held.flatMap(
        (card) =>
          membership(
            rules,
            card,
            isDue.has(card.id) ? (credits.get(card.id) ?? []) : null,
            lots.get(card.id) ?? [],
            now,
          ) ?? [],
      ),
    ]),
  )
}

function membership(
  { programs, earningRules, settings }: MembershipRules,
  card: LoyaltyCard,
  credits: readonly TierCredit[] | null,
  lots: readonly PointsLot[],
  now: Date,
): MemberFacts | null {
  const program = programs.get(card.programId)
  if (program === undefined) return null
  const known = { tier: program.tiers.find(({ id }) => id === card.tierId) ?? null, changesAt: card.tierChangesAt }
  const { tier, changesAt } = credits === null ? known : tierOf(program, card, credits, now, settings.timeZone)
  const orderRules = earningRules.filter((rule) => rule.programId === program.id && rule.trigger === 'ORDER_PAID')
  const { points } = pointsStanding(lots, card.owed, now)
  const held = { points, pointsChangeAt: pointsChangeAt(lots, now) }
  return { cardId: card.id, program, ...held, tier, tierChangesAt: changesAt, orderRules }
}
