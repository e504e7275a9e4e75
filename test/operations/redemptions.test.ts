import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Redemption } from '../../src/domain/redemption.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { redemptionRelease } from '../../src/operations/checkout/redemption-release.ts'
import { redemptions } from '../../src/operations/checkout/redemptions.ts'
import type { RedemptionFilter } from '../../src/store/read-redemptions.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { given, publish, purchase, shopper, uniqueCode } from '../support/shop.ts'

const MINUTE_MILLISECONDS = 60_000
const BEGIN = Date.parse('2026-11-01T12:00:00Z')
const MADE = 30

let shop: TestApp
let pairId = ''
let tenthId = ''
const made: Redemption[] = []
const customers: string[] = []

/** Now two codes of one campaign, now one of another, of three customers; two at each instant, and every fifth only held, then let go. */
beforeAll(async () => {
  shop = await openTestApp(new Date(BEGIN))
  const pair = await publish(shop, { key: 'pair', kind: 'COUPON', codePattern: 'P-##########' })
  await uniqueCode(shop, pair, 'P-1', MADE)
  await uniqueCode(shop, pair, 'P-2', MADE)
  const tenth = await publish(shop, { key: 'tenth', kind: 'COUPON', publicCode: 'TENTH' })
  ;[pairId, tenthId] = [pair.id, tenth.id]
  for (const name of ['ann', 'bob', 'eve']) customers.push((await shopper(shop, name)).id)
  for (let at = 0; at < MADE; at++) made.push(await make(at))
})
afterAll(() => shop.close())

async function make(at: number): Promise<Redemption> {
  shop.clock.now = new Date(BEGIN + Math.floor(at / 2) * MINUTE_MILLISECONDS)
  const evaluation = purchase(1000, at % 2 === 0 ? ['P-1', 'P-2'] : ['TENTH'], { customer: { id: customers[at % 3]! } })
  const key = { orderReference: `order-${at}`, idempotencyKey: `the key of ${at}` }
  const holdFor = at % 5 === 0 ? 'PT1H' : null
  const redemption = given(await redeem(shop.as('SERVICE'), { evaluation, holdFor, ...key }), 'redemption')
  if (at % 10 !== 0) return redemption
  const act = { redemptionId: redemption.id, idempotencyKey: `let go of ${at}` }
  return given(await redemptionRelease(shop.as('SERVICE'), act), 'redemption')
}

/** All pages of three, and what the list counts on each. */
async function listed(filter: RedemptionFilter): Promise<{ ids: string[]; counts: number[] }> {
  const ids: string[] = []
  const counts: number[] = []
  for (let after: readonly string[] | null = null; ;) {
    const page = await redemptions(shop.as('SUPPORT'), { ...filter, page: { first: 3, after } })
    ids.push(...page.items.map(({ id }) => id))
    counts.push(await page.totalCount())
    if (!page.hasNextPage) return { ids, counts }
    after = page.positions.at(-1)!
  }
}

function expected({ campaignId, customerId, orderReference, statuses, from, to }: RedemptionFilter): string[] {
  return made
    .filter(
      (one) =>
        (!campaignId || one.applied.some((incentive) => incentive.campaignId === campaignId)) &&
        (!customerId || one.customerId === customerId) &&
        (!orderReference || one.orderReference === orderReference) &&
        (!statuses || statuses.includes(one.status)) &&
        (!from || one.createdAt >= from) &&
        (!to || one.createdAt < to),
    )
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1))
    .map(({ id }) => id)
}

test('Redemptions are listed newest first by any filters together, each once, page by page, and counted', async () => {
  const from = new Date(BEGIN + 3 * MINUTE_MILLISECONDS)
  const to = new Date(BEGIN + 11 * MINUTE_MILLISECONDS)
  const filters: RedemptionFilter[] = [{}, { customerId: customers[0]! }, { orderReference: 'order-7' }].flatMap(
    (who) =>
      [null, pairId, tenthId, shop.services.newId()].flatMap((campaignId) =>
        [null, ['CAPTURED'], ['HELD', 'CAPTURED'], ['RELEASED'], []].flatMap((statuses) =>
          [{}, { from }, { to }, { from, to }].map(
            (span) => ({ ...who, campaignId, statuses, ...span }) as RedemptionFilter,
          ),
        ),
      ),
  )
  for (const filter of filters) {
    const { ids, counts } = await listed(filter)
    const wanted = expected(filter)
    expect({ filter, ids }).toEqual({ filter, ids: wanted })
    expect(new Set(counts)).toEqual(new Set([wanted.length]))
  }
}, 40_000)
