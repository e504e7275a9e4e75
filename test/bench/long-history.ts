import type { Bench } from './bench.ts'
import { together } from './callers.ts'
import { type CheckoutShop, checkBooks, openCheckoutShop } from './checkout-shop.ts'
import { compete } from './contest.ts'
import { figureOf, number, ratioOf } from './figures.ts'
import { fillHistory } from './fill-history.ts'

const FEW = 100

/** P12: a campaign's limit after 100 uses, and after 100,000 (`--large`: 1,000,000). */
export const longHistory: Bench = async ({ cluster, pace, small, large }) => {
  const uses = large ? 1_000_000 : small ? 10_000 : 100_000
  const [many, few] = [await shopAfter(await cluster.database(), uses), await shopAfter(await cluster.database(), FEW)]
  const outcome = await compete(
    {
      measure: 'time',
      boon: together(`${uses} uses`, 1, many.redeemBudget),
      limit: together(`${FEW} uses`, 1, few.redeemBudget),
    },
    pace,
  )
  await checkBooks(many, uses + many.granted.budget - 1)
  await checkBooks(few, FEW + few.granted.budget - 1)
  await many.close()
  await few.close()
  const target = { text: 'at most 1.2 x', holds: () => ratioOf(outcome) <= 1.2 }
  return [figureOf(`P12 a limit after ${number(uses)} uses, limit: after ${FEW}`, outcome, target)]
}

/** One redemption as Boon makes it, and its copies. */
async function shopAfter(url: string, uses: number): Promise<CheckoutShop> {
  const shop = await openCheckoutShop(url, 1, 1_000_000_000)
  await shop.redeemBudget()
  await fillHistory(url, uses)
  return shop
}
