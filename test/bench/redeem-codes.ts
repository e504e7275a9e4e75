import { strictEqual } from 'node:assert/strict'
import type { Bench } from './bench.ts'
import { together } from './callers.ts'
import { checkBooks, openCheckoutShop } from './checkout-shop.ts'
import { compete, median, type Outcome } from './contest.ts'
import { figureOf, ratioOf } from './figures.ts'
import { fillLeast, hasPgbench, leastByDriver, leastByPgbench, leastKept } from './least-redeem.ts'
import { ormRedeem } from './orm-redeem.ts'

const CALLERS = 32

/** P5: `redeem` as an operation, another code and customer each time, 32 callers; beside one SQL function, and beside a unit of work. */
export const redeemingCodes: Bench = async ({ cluster, pace, small }) => {
  const codes = small ? 100_000 : 400_000
  const shop = await openCheckoutShop(await cluster.database(), codes, 1)
  const units = await openCheckoutShop(await cluster.database(), codes, 1)
  const bare = await cluster.database()
  await fillLeast(bare, 1_000_000, 1)
  const driver = await leastByDriver(bare, 'code', 8)
  const limit = hasPgbench()
    ? { name: 'pgbench', play: (seconds: number) => leastByPgbench(bare, 'code', CALLERS, seconds) }
    : together('driver', CALLERS, driver.operation)
  const outcome = await compete(
    {
      measure: 'rate',
      boon: together('boon', CALLERS, shop.redeemCode),
      baseline: together('unit of work', CALLERS, ormRedeem(units.services)),
      limit,
    },
    pace,
  )
  const beside = await compete(
    {
      measure: 'rate',
      boon: together('boon', CALLERS, shop.redeemCode),
      limit: together('driver', CALLERS, driver.operation),
    },
    pace,
  )
  await checkBooks(shop, shop.granted.codes)
  strictEqual((await leastKept(bare)) > 0, true)
  await Promise.all([driver.close(), shop.close(), units.close()])
  const target = {
    text: 'at least 0.5 x, 5 x baseline',
    holds: (each: Outcome) => ratioOf(each) >= 0.5 && median(each.gains) >= 5,
  }
  return [
    figureOf(`P5 redeem, 32 callers, limit: ${limit.name}, baseline: unit of work`, outcome, target),
    figureOf('P5 redeem, 32 callers, limit: the function by the bare driver in this process', beside, null),
  ]
}
