import type { PlannedCount } from '../domain/decisions/planned-counts.ts'
import type { EarningRule } from '../domain/loyalty/earning-rule.ts'
import { type Db, hotRows, rows } from './database.ts'
import { earningRulesByIds } from './read-loyalty.ts'

/** On what a rule gave: as `earning` names it. */
export interface EarnedBy {
  readonly cardId: string
  readonly occasion: string
}

/** A paid order as an occasion to earn. */
export function occasionOfOrder(orderId: string): string {
  return `ORDER_PAID ${orderId}`
}

/** Adds what rules give to the counters of their limits; false, and nothing is added, where one has no room by now: read them anew, and decide anew. */
export async function countEarning(db: Db, counts: readonly (PlannedCount & EarnedBy)[], at: Date): Promise<boolean> {
  if (counts.length === 0) return true
  const asked = counts.map(({ limitedId, key, amount, most, cardId, occasion }) => {
    return { rule: limitedId, key, amount, most, card: cardId, occasion }
  })
  const [counted] = await hotRows<{ fits: boolean }>(db, 'select count_earning($1, $2) as fits', [
    JSON.stringify(asked),
    at,
  ])
  return counted!.fits
}

/** Rules as they are now; none of them gets a new limit until the transaction ends. */
export async function heldRules(db: Db, ids: readonly string[]): Promise<Map<string, EarningRule>> {
  if (ids.length === 0) return new Map()
  await hotRows(db, HOLD, [ids.toSorted()])
  return earningRulesByIds(db, ids)
}

const HOLD = 'select pg_advisory_xact_lock_shared(campaign_lock(id)) from unnest($1::uuid[]) as asked (id)'

/**
 * Gives back what an order recorded without a redemption has added, where goods of it come back: uses with the last unit, budgets by the money
 * that each rule takes back. The counter of all customers follows that of one.
 */
export async function uncountEarning(
  db: Db,
  orderId: string,
  back: { readonly isWhole: boolean; readonly money: ReadonlyMap<string, number> },
  at: Date,
): Promise<void> {
  const counted = await rows<CountedRow>(db, COUNTED, [occasionOfOrder(orderId)])
  const counts = counted.map((count) => ({ ...count, amount: back.isWhole ? count.amount : partOf(count, back.money) }))
  if (counts.every(({ amount }) => amount === 0)) return
  const asked = { customers: [], toJudge: [], vouchers: [], entries: [], counts }
  await hotRows(db, 'select from give_back($1, $2)', [JSON.stringify(asked), at])
}

interface CountedRow {
  readonly limited: string
  readonly key: string
  readonly amount: number
}

function partOf({ limited, key, amount }: CountedRow, money: ReadonlyMap<string, number>): number {
  return key.startsWith('DISCOUNT_TOTAL/') ? Math.min(amount, money.get(limited) ?? 0) : 0
}

const COUNTED = `
  select limited_id as limited, key, card_id as card, occasion, sum(delta)::bigint as amount from limit_entry
  where occasion = $1 and (key not like 'CUSTOMERS/%' or key like '%#%')
  group by limited_id, key, card_id, occasion having sum(delta) > 0`
