import { givesCards } from '../domain/loyalty/cash-back.ts'
import { isTierDue } from '../domain/loyalty/loyalty-card.ts'
import type { MemberFacts } from '../domain/loyalty/member-facts.ts'
import type { TierCredit } from '../domain/loyalty/tier-of.ts'
import { tierOf } from '../domain/loyalty/tier-of.ts'
import type { Snapshot } from './catalogue.ts'
import type { Db } from './database.ts'
import { type SpendableCard, spendableCardsOf, tierCreditsOf } from './loyalty-cards.ts'

/** The rules that memberships are read by. */
export type MembershipRules = Pick<Snapshot, 'programs' | 'earningRules' | 'settings' | 'campaigns'>

/**
 * Each customer's memberships with their tiers at `now`: no query where the shop has no program, one where it has, and one more where the clock
 * or a change of tiers has changed one that was not looked at yet.
 */
export async function loadMemberships(
  db: Db,
  { programs, earningRules, settings, campaigns }: Partial<MembershipRules>,
  customerIds: readonly string[],
  now: Date,
): Promise<Map<string, MemberFacts[]>> {
  if (!programs?.size || !earningRules || !settings || !campaigns || customerIds.length === 0) return new Map()
  const rules = { programs, earningRules, settings, campaigns }
  const cards = await spendableCardsOf(db, customerIds, now)
  const due = [...cards.values()].flat().filter((card) => {
    const program = programs.get(card.programId)
    return program !== undefined && isTierDue(card, program, now)
  })
  const ids = due.map(({ id }) => id)
  const credits = ids.length === 0 ? new Map() : await tierCreditsOf(db, ids, now, rules.settings.timeZone)
  const isDue = new Set(ids)
  return new Map(
    [...cards].map(([customerId, held]) => [
      customerId,
      held.flatMap(
        (card) => membership(rules, card, isDue.has(card.id) ? (credits.get(card.id) ?? []) : null, now) ?? [],
      ),
    ]),
  )
}

function membership(
  { programs, earningRules, settings, campaigns }: MembershipRules,
  card: SpendableCard,
  credits: readonly TierCredit[] | null,
  now: Date,
): MemberFacts | null {
  const program = programs.get(card.programId)
  if (program === undefined) return null
  const known = { tier: program.tiers.find(({ id }) => id === card.tierId) ?? null, changesAt: card.tierChangesAt }
  const { tier, changesAt } = credits === null ? known : tierOf(program, card, credits, now, settings.timeZone)
  const orderRules = earningRules.filter(
    ({ programId, trigger, cashBack }) =>
      programId === program.id &&
      trigger === 'ORDER_PAID' &&
      (cashBack === null || givesCards(campaigns.get(cashBack.campaignId), now)),
  )
  const { points, pointsChangeAt } = card
  return { cardId: card.id, program, points, pointsChangeAt, tier, tierChangesAt: changesAt, orderRules }
}
