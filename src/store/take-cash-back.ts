import { type Db, hotRows } from './database.ts'
import type { OrderEarnings } from './order-earnings.ts'

/** Money that one rule gave on a loyalty card's order, to be taken back; minor units of the order's currency. */
export interface CashBackDue {
  readonly cardId: string
  readonly ruleId: string
  readonly amount: number
}

/** Takes cash back off the gift cards on which it lies, as far as it is there; the rest is written off, with an entry of its own. */
export async function takeCashBack(
  db: Db,
  { occasion, redemptionId, orderReference }: Pick<OrderEarnings, 'occasion' | 'redemptionId' | 'orderReference'>,
  dues: readonly CashBackDue[],
  reason: string,
  at: Date,
): Promise<void> {
  const asked = dues
    .filter(({ amount }) => amount > 0)
    .map(({ cardId, ruleId, amount }) => ({ card: cardId, rule: ruleId, amount }))
  if (asked.length === 0) return
  await hotRows(db, 'select from take_cash_back($1, $2, $3, $4, $5, $6)', [
    JSON.stringify(asked),
    occasion,
    at,
    redemptionId,
    orderReference,
    reason,
  ])
}
