import type { Bench } from './bench.ts'
import { callTogether } from './callers.ts'
import { checkBooks, openCheckoutShop } from './checkout-shop.ts'
import { median } from './contest.ts'
import { spread, time, told } from './figures.ts'

const HOT_CALLERS = 64
/** One caller is served some fifty times a second: the slowest of a hundred needs hundreds of times. */
const LEAST_SECONDS = 6

/** P20: one caller redeems codes of another campaign, alone, and beside a campaign at full load on the same server. */
export const besideHotCampaign: Bench = async ({ cluster, pace, small }) => {
  const shop = await openCheckoutShop(await cluster.database(), small ? 50_000 : 200_000, 1_000_000_000)
  const seconds = Math.max(pace.seconds, LEAST_SECONDS)
  await callTogether(1, shop.redeemCode, pace.seconds / 2)
  await callTogether(HOT_CALLERS, shop.redeemBudget, pace.seconds / 2)
  const idle: number[] = []
  const beside: number[] = []
  const ratios: number[] = []
  for (let round = 0; round < pace.rounds; round++) {
    const alone = await callTogether(1, shop.redeemCode, seconds)
    const [one] = await Promise.all([
      callTogether(1, shop.redeemCode, seconds),
      callTogether(HOT_CALLERS, shop.redeemBudget, seconds),
    ])
    idle.push(alone.p99Milliseconds)
    beside.push(one.p99Milliseconds)
    ratios.push(one.p99Milliseconds / alone.p99Milliseconds)
  }
  await checkBooks(shop, shop.granted.codes + shop.granted.budget)
  await shop.close()
  return [
    told('P20 an unrelated redeem beside a hot campaign at full load, p99; limit: alone', time(median(beside)), {
      limit: time(median(idle)),
      ratio: spread(ratios),
      target: 'at most 3 x',
      reached: median(ratios) <= 3,
    }),
  ]
}
