import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { giveawayStatus } from '../../src/domain/giveaway/giveaway.ts'
import { campaigns } from '../../src/operations/campaigns/campaigns.ts'
import { products } from '../../src/operations/catalogue/products.ts'
import { customers } from '../../src/operations/customers/customers.ts'
import { segments } from '../../src/operations/customers/segments.ts'
import { giveaway } from '../../src/operations/giveaways/giveaway.ts'
import { authenticate } from '../../src/operations/identity/authenticate.ts'
import { cardTier } from '../../src/operations/loyalty/card-tier.ts'
import { demoCampaigns } from '../../src/demo/campaign-data.ts'
import { loadCampaign } from '../../src/demo/load-campaign.ts'
import { demoTokens } from '../../src/demo/demo-tokens.ts'
import { loadDemo } from '../../src/demo/load-demo.ts'
import { underLock } from '../../src/store/advisory-lock.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { stock } from '../support/shop.ts'

const page = { first: 100, after: null }

async function contents(shop: TestApp) {
  const admin = shop.as('ADMIN')
  const { items } = await segments(admin, { page })
  return {
    products: await (await products(admin, { page })).totalCount(),
    customers: await (await customers(admin, { page })).totalCount(),
    campaigns: (await campaigns(admin, { page })).items.map(({ key, state }) => `${key} ${state}`).toSorted(),
    members: Object.fromEntries(
      await Promise.all(
        items.map(async ({ id, key }) => [
          key,
          (await customers(admin, { segmentId: id, page })).items.map(({ externalId }) => externalId).toSorted(),
        ]),
      ),
    ),
  }
}

describe('the demo shop in an empty database', () => {
  let shop: TestApp
  beforeAll(async () => {
    shop = await openTestApp()
    await loadDemo(shop.services)
  })
  afterAll(() => shop.close())

  test('is loaded whole', async () => {
    const { products, customers, campaigns } = await contents(shop)
    expect({ products, customers, campaigns: campaigns.length }).toEqual({ products: 42, customers: 6, campaigns: 16 })
    expect(campaigns.filter((campaign) => !campaign.endsWith(' ACTIVE'))).toEqual(['summer-tasting ENDED'])
  })

  test('has a giveaway under way, with two who have entered', async () => {
    const session = shop.as('VISITOR')
    const found = (await giveaway(session, { key: 'golden-bean' }))!
    expect(giveawayStatus(found, session.now)).toBe('ACTIVE')
    expect(await session.load.ticketTotal.load(found.id)).toBe(2)
  })

  test('has its customers in the segments that their past puts them in', async () => {
    expect((await contents(shop)).members).toEqual({
      'new-customers': ['ada'],
      vip: ['ben'],
      regulars: ['ben', 'clara', 'nora', 'yuki'],
      dormant: ['emil'],
      'new-york': ['nora'],
      'home-baristas': ['ben', 'emil'],
    })
  })

  test('has members whose past orders have earned: tiers, points, and what entering a tier gives', async () => {
    const session = shop.as('ADMIN')
    const members = async (externalId: string) => {
      const found = await customers(session, { search: externalId, page })
      const [card] = await session.load.loyaltyCardsOf.load(found.items[0]!.id)
      return {
        points: (await session.load.pointsOfCard.load(card!.id)).points,
        tier: (await cardTier(session, card!))?.key,
      }
    }
    expect(await members('ada')).toEqual({ points: 20, tier: 'sprout' })
    const [ben, emil] = [await members('ben'), await members('emil')]
    expect(ben.tier).toBe('master')
    expect(ben.points).toBeGreaterThan(400)
    expect(emil.points).toBeGreaterThan(20)
  })

  test('is not loaded twice', async () => {
    const before = await contents(shop)
    await loadDemo(shop.services)
    expect(await contents(shop)).toEqual(before)
  })

  test('gives out a token of Ada’s, and at each start a marketer’s key that takes the former one’s place', async () => {
    const first = (await demoTokens(shop.services))!
    const second = (await demoTokens(shop.services))!
    expect(await authenticate(shop.services, `Bearer ${first.shopper}`)).toMatchObject({ role: 'SHOPPER' })
    expect(await authenticate(shop.services, `Bearer ${second.marketer}`)).toMatchObject({ role: 'MARKETER' })
    await expect(authenticate(shop.services, `Bearer ${first.marketer}`)).rejects.toThrow()
  })
})

test.each([20, 60, 100, 140])(
  'a demo whose loading was killed at its %ith id is loaded to its end an hour later',
  async (count) => {
    await using shop = disposable(await openTestApp())
    await expect(loadDemo({ ...shop.services, newId: failingAfter(count, shop) })).rejects.toThrow('killed')
    shop.clock.now = new Date(shop.clock.now.getTime() + 3_600_000)
    await loadDemo(shop.services)
    const { products, customers, campaigns } = await contents(shop)
    expect({ products, customers, campaigns: campaigns.length }).toEqual({ products: 42, customers: 6, campaigns: 16 })
    expect(campaigns.filter((campaign) => !campaign.endsWith(' ACTIVE'))).toEqual(['summer-tasting ENDED'])
  },
)

test('a campaign of the demo that is there already is left as it is', async () => {
  await using shop = disposable(await openTestApp())
  await loadDemo(shop.services)
  const before = await contents(shop)
  for (const each of demoCampaigns(shop.clock.now)) await loadCampaign(shop.services, each)
  expect(await contents(shop)).toEqual(before)
})

test('a shop that holds anything else is left alone, and nobody gets into it', async () => {
  await using shop = disposable(await openTestApp())
  await stock(shop, { tea: 1000 })
  await loadDemo(shop.services)
  expect(await contents(shop)).toMatchObject({ products: 1, customers: 0, campaigns: [] })
  expect(await demoTokens(shop.services)).toBeNull()
})

function disposable(shop: TestApp): TestApp & AsyncDisposable {
  return Object.assign(shop, { [Symbol.asyncDispose]: () => shop.close() })
}

/** Ids run out, as a process may: in the middle. */
function failingAfter(count: number, { services }: TestApp): () => string {
  let left = count
  return () => {
    if (left-- === 0) throw new Error('killed')
    return services.newId()
  }
}

test('two servers that start at once load it once', async () => {
  const shop = await openTestApp()
  const { url } = shop.services.database
  const load = () => underLock(url, 'demo', () => loadDemo(shop.services))
  await Promise.all([load(), load()])
  expect((await contents(shop)).campaigns).toHaveLength(demoCampaigns(new Date()).length + 1)
  await shop.close()
})
