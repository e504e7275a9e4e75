import { judge } from '../../domain/condition/judge.ts'
import type { Facts } from '../../domain/facts.ts'
import type { EarningRule, EarningTrigger } from '../../domain/loyalty/earning-rule.ts'
import { lotSpan } from '../../domain/loyalty/lot-span.ts'
import { pointsByRule } from '../../domain/loyalty/points-by-rule.ts'
import type { Db } from '../../store/database.ts'
import { loadFacts } from '../../store/load-facts.ts'
import { earnedOn } from '../../store/loyalty-cards.ts'
import type { OpenCard } from './change-card.ts'
import type { LoyaltyWorld } from './loyalty-world.ts'
import { rulesWithRoom } from './rules-with-room.ts'

/** Something that may earn: `name` tells it from all others of its trigger, so that it earns once. */
export interface Occasion {
  readonly trigger: EarningTrigger
  readonly name: string
  /** EVENT: which. */
  readonly eventName: string | null
  /** The rules (UUIDs) that look at it now, where others have looked at it before; absent: all. */
  readonly ruleIds?: readonly string[]
}

/** Gains what the program's rules give on this occasion, each once, to a card that is open. How many points. */
export async function earnOn(world: LoyaltyWorld, db: Db, open: OpenCard, occasion: Occasion): Promise<number> {
  const rules = await rulesFor(world, db, open, occasion)
  let total = 0
  for (const rule of rules) {
    const points = pointsByRule(rule, open.tier)
    const lotId = gain(world, open, rule, points)
    open.earnings.push({ ruleId: rule.id, occasion: occasionKey(occasion), points, lotId })
    total += points
  }
  return total
}

function gain(
  { now, snapshot }: LoyaltyWorld,
  { book, program, credits }: OpenCard,
  rule: EarningRule,
  points: number,
): string {
  const span = lotSpan(program, now, snapshot.settings.timeZone)
  credits.push({ countsAt: now, points, money: null, isCorrection: false })
  return book.gain({ kind: 'EARN', points, ...span, description: rule.title })
}

function occasionKey({ trigger, name }: Occasion): string {
  return `${trigger} ${name}`
}

/** The rules that give something on this occasion: not yet, to this customer, and within their limits, for which it is counted. */
async function rulesFor(
  world: LoyaltyWorld,
  db: Db,
  { card, tier }: OpenCard,
  occasion: Occasion,
): Promise<readonly EarningRule[]> {
  const rules = world.snapshot.earningRules.filter(
    ({ id, programId, trigger, eventName }) =>
      programId === card.programId &&
      trigger === occasion.trigger &&
      eventName === occasion.eventName &&
      (occasion.ruleIds?.includes(id) ?? true),
  )
  if (rules.length === 0) return []
  const ids = rules.map(({ id }) => id)
  const earned = await earnedOn(db, card.id, ids, occasionKey(occasion))
  const [facts] = await loadFacts(
    db,
    world.snapshot,
    [{ customerId: card.holderId, cart: null, withAvailable: false }],
    world.now,
  )
  const giving = rules.filter((rule) => !earned.has(rule.id) && pointsByRule(rule, tier) > 0 && isFor(rule, facts!))
  return rulesWithRoom(db, facts!, giving, { cardId: card.id, occasion: occasionKey(occasion) })
}

function isFor({ condition }: EarningRule, facts: Facts): boolean {
  const view = { timeZone: facts.settings.timeZone, cart: null, explaining: false, root: 'when' }
  return judge(condition, facts, view).outcome === 'HOLDS'
}
