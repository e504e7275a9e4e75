import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startTestServer, type TestServer } from '../support/server.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
let server: TestServer

beforeAll(async () => {
  server = await startTestServer({}, () => NOW)
})
afterAll(() => server.close())

const CREATE = `mutation ($input: CampaignInput!) {
  campaignCreate(input: $input) {
    userErrors { code message path }
    campaign {
      conditions {
        all {
          events { name campaign { key } within minCount maxCount minTotal { amount } }
          redeemed { name campaign { key } within minCount maxTotal { amount currency } }
          stores
          location { circles { latitude longitude radiusMeters } polygons { points { latitude longitude } } }
          schedule { days from until }
          anniversary { attribute daysBefore daysAfter }
          cart { name operator values }
          expression
        }
      }
    }
  }
}`

const FIELDS = ['events', 'redeemed', 'stores', 'location', 'schedule', 'anniversary', 'cart', 'expression']
const only = (field: string, value: unknown) => ({
  ...Object.fromEntries(FIELDS.map((name) => [name, null])),
  [field]: value,
})

function create(key: string, conditions?: object) {
  const input = { key, name: key, kind: 'PROMOTION', display: { title: key }, conditions }
  return server.graphql(CREATE, { input }, server.adminKey)
}

test('Every condition is read back as it was written', async () => {
  const stores = `mutation { storesUpsert(input: { stores: [{ key: "berlin", name: "Berlin" }] }) { userErrors { code } } }`
  await server.graphql(stores, {}, server.adminKey)
  await create('welcome')
  const points = [
    { latitude: 0, longitude: 0 },
    { latitude: 0, longitude: 1 },
    { latitude: 1, longitude: 0 },
  ]
  const circle = { latitude: 52.5163, longitude: 13.3777, radiusMeters: 1500.5 }
  const test = { name: 'channel', operator: 'IN', values: ['app', 'web'] }
  const { data } = await create('all', {
    all: [
      { events: { name: 'viewed', within: 'P7D', minCount: 2 } },
      { redeemed: { campaign: { key: 'welcome' }, minCount: 1, maxTotal: [{ amount: 500, currency: 'EUR' }] } },
      { stores: ['berlin'] },
      { location: { circles: [circle], polygons: [{ points }] } },
      { schedule: { days: [6, 7], from: '22:00', until: '02:00:30' } },
      { anniversary: { attribute: 'birthday', daysBefore: 3 } },
      { cart: test },
      { expression: 'cart.quantity > 1' },
    ],
  })
  expect(data.campaignCreate.userErrors).toEqual([])
  const history = { name: null, campaign: null, within: null, minCount: null }
  expect(data.campaignCreate.campaign.conditions.all).toEqual([
    only('events', { ...history, name: 'viewed', within: 'P7D', minCount: 2, maxCount: null, minTotal: null }),
    only('redeemed', {
      ...history,
      campaign: { key: 'welcome' },
      minCount: 1,
      maxTotal: [{ amount: 500, currency: 'EUR' }],
    }),
    only('stores', ['berlin']),
    only('location', { circles: [circle], polygons: [{ points }] }),
    only('schedule', { days: [6, 7], from: '22:00', until: '02:00:30' }),
    only('anniversary', { attribute: 'birthday', daysBefore: 3, daysAfter: 0 }),
    only('cart', test),
    only('expression', 'cart.quantity > 1'),
  ])
})

test('An expression that is wrong is refused with its place', async () => {
  const { data } = await create('wrong', { not: { expression: 'cart.quantity >\n 1 + "a"' } })
  expect(data.campaignCreate.userErrors).toMatchObject([
    {
      code: 'INVALID',
      path: ['conditions', 'not', 'expression'],
      message: expect.stringMatching(/line 2, column 2: /),
    },
  ])
})

test('Hours say how long to wait', async () => {
  const { data } = await server.graphql(
    `mutation ($input: CampaignInput!) { campaignCreate(input: $input) { campaign { id version } userErrors { code message } } }`,
    {
      input: {
        key: 'never-now',
        name: 'Never now',
        kind: 'PROMOTION',
        timeZone: 'UTC',
        display: { title: 'Never now' },
        effects: [{ percentOff: { basisPoints: 1000 } }],
        conditions: { not: { schedule: { from: '00:00', until: '23:59:59' } } },
      },
    },
    server.adminKey,
  )
  const { id, version } = data.campaignCreate.campaign
  await server.graphql(
    `mutation ($input: CampaignTransitionInput!) { campaignTransition(input: $input) { userErrors { code } } }`,
    { input: { id, to: 'PUBLISH', expectedVersion: version } },
    server.adminKey,
  )
  const offers = `{ offers { nodes { status conditions hints { ... on WaitUntil { message at } } reasons { code message } } } }`
  const found = await server.graphql(offers)
  expect(found.errors).toBeUndefined()
  const at = '2026-11-21T23:59:59.000Z'
  expect(found.data.offers.nodes).toMatchObject([
    {
      status: 'NEARLY',
      hints: [{ at, message: expect.stringMatching(/^Wait until \w+day/) }],
      reasons: [{ code: 'OUTSIDE_HOURS', message: 'This is not available at this hour.' }],
    },
  ])
})
