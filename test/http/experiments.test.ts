import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startTestServer, type TestServer } from '../support/server.ts'

const TENTH = [{ percentOff: { basisPoints: 1000 } }]
const VARIANTS = [
  { key: 'control', weight: 1, effects: [] },
  { key: 'tenth', weight: 3, effects: TENTH },
]
const CREATE =
  'mutation ($input: CampaignInput!) { campaignCreate(input: $input) { campaign { id version variants { key weight effects { percentOff { basisPoints } } } } userErrors { code path } } }'
const CHANGE =
  'mutation ($input: CampaignUpdateInput!) { campaignUpdate(input: $input) { campaign { id version effects { percentOff { basisPoints } } variants { key } } userErrors { code path } } }'
const PUBLISH =
  'mutation ($input: CampaignTransitionInput!) { campaignTransition(input: $input) { campaign { id } userErrors { message } } }'
const CART = { currency: 'EUR', lines: [{ sku: 'tea', quantity: 1 }] }
const campaign = (key: string, more: object) => ({
  key,
  name: key,
  kind: 'PROMOTION',
  display: { title: key },
  ...more,
})

let server: TestServer
let experimentId: string
const tokens: string[] = []
const admin = async (query: string, variables?: object) => {
  const { data, errors } = await server.graphql(query, variables, server.adminKey)
  expect(errors).toBeUndefined()
  return data
}

beforeAll(async () => {
  server = await startTestServer()
  await admin(
    'mutation { productsUpsert(input: { products: [{ sku: "tea", name: "Tea", prices: { amount: 1000, currency: "EUR" } }] }) { upserted } }',
  )
  const { campaignCreate } = await admin(CREATE, { input: campaign('test', { variants: VARIANTS }) })
  expect(campaignCreate).toMatchObject({
    campaign: { variants: [{ effects: [] }, { key: 'tenth', weight: 3 }] },
    userErrors: [],
  })
  const { id, version } = campaignCreate.campaign
  experimentId = id
  await admin(PUBLISH, { input: { id, to: 'PUBLISH', expectedVersion: version } })
  for (let at = 0; at < 20; at++) tokens.push(await signIn(`customer-${at}`))
})
afterAll(() => server.close())

async function signIn(externalId: string): Promise<string> {
  const query =
    'mutation ($customer: CustomerUpsertInput!) { shopperTokenCreate(input: { customer: $customer }) { token } }'
  return (await admin(query, { customer: { externalId } })).shopperTokenCreate.token
}

const listed = async (token?: string) => {
  const { data } = await server.graphql('{ offers { nodes { variant status campaign { key } } } }', {}, token)
  return data.offers.nodes.map(({ variant }: { variant: string | null }) => variant)
}

describe('an experiment', () => {
  test('shows each shopper her arm, the same each time, and the control arm and the anonymous nothing', async () => {
    const arms = []
    for (const token of tokens) arms.push(await listed(token))
    const again = []
    for (const token of tokens) again.push(await listed(token))
    expect(again).toEqual(arms)
    expect(new Set(arms.map(String))).toEqual(new Set(['', 'tenth']))
    expect(await listed()).toEqual([])
  })

  test('keeps the arm with the redemption, and its report adds up', async () => {
    const redeem =
      'mutation ($input: RedeemInput!) { redeem(input: $input) { redemption { applied { variant amount { amount } } } userErrors { message } } }'
    for (let at = 0; at < 20; at++) {
      const [key, evaluation] = [`order number ${at}`, { ...CART, customer: { externalId: `customer-${at}` } }]
      const { data } = await server.graphql(
        redeem,
        { input: { evaluation, orderReference: key, idempotencyKey: key } },
        server.adminKey,
      )
      const inTest = (await listed(tokens[at])).length > 0
      expect(data.redeem.redemption.applied).toEqual(inTest ? [{ variant: 'tenth', amount: { amount: 100 } }] : [])
    }
    const { campaign: found } = await admin(
      `{ campaign(by: { key: "test" }) { report(from: "2020-01-01T00:00:00Z") {
        issued redemptions customers discountTotals { amount } daily { redemptions }
        variants { key customers buyers redemptions orderTotals { amount } discountTotals { amount currency } } } } }`,
    )
    const { variants, ...report } = found.report
    const [control, tenth] = variants
    expect(control.buyers + tenth.buyers).toBe(20)
    expect(control).toMatchObject({ key: 'control', redemptions: 0, orderTotals: [{ amount: 1000 * control.buyers }] })
    expect(tenth).toMatchObject({ redemptions: tenth.buyers, orderTotals: [{ amount: 900 * tenth.buyers }] })
    expect(report).toMatchObject({ issued: 0, redemptions: tenth.buyers, customers: tenth.buyers })
  })

  test('may become a plain campaign, never both', async () => {
    const { campaignCreate } = await admin(CREATE, { input: campaign('both', { variants: VARIANTS, effects: TENTH }) })
    expect(campaignCreate.userErrors).toEqual([{ code: 'INVALID', path: ['variants'] }])
    const { campaignCreate: made } = await admin(CREATE, { input: campaign('plain', { variants: VARIANTS }) })
    const { id, version: expectedVersion } = made.campaign
    const adds = await admin(CHANGE, { input: { id, expectedVersion, effects: TENTH } })
    expect(adds.campaignUpdate.userErrors).toEqual([{ code: 'INVALID', path: ['variants'] }])
    const swaps = await admin(CHANGE, { input: { id, expectedVersion, effects: TENTH, variants: null } })
    expect(swaps.campaignUpdate.campaign).toMatchObject({ effects: [{}], variants: [] })
  })

  test('is for staff to look into', async () => {
    const query = '{ offers { nodes { campaign { variants { key } report { redemptions } } } } }'
    const inTest = tokens[(await Promise.all(tokens.map(listed))).findIndex((arms) => arms.length > 0)]
    const { errors } = await server.graphql(query, {}, inTest)
    expect(errors![0]!.extensions.code).toBe('FORBIDDEN')
    const backwards =
      '{ campaign(by: { key: "test" }) { report(from: "2026-02-01T00:00:00Z", to: "2026-01-01T00:00:00Z") { issued } } }'
    const refused = await server.graphql(backwards, {}, server.adminKey)
    expect(refused.errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: ['to'] })
  })
})

describe('simulate', () => {
  const SIMULATE = `query ($input: SimulateInput!) { simulate(input: $input) { orders affected discountTotals { amount currency } orderTotals { amount }
    examples { subtotal { amount } applied { title variant campaign { key } } lines { sku total { amount } } codes { code } offers { status } } } }`

  test('tries a saved and an unsaved campaign on carts and on past orders', async () => {
    const carts = [CART, { ...CART, customer: { externalId: 'customer-1' } }]
    const unsaved = campaign('unsaved', { effects: TENTH })
    const { simulate } = await admin(SIMULATE, { input: { campaign: unsaved, carts } })
    expect(simulate).toMatchObject({ orders: 2, affected: 2, discountTotals: [{ amount: 200, currency: 'EUR' }] })
    expect(simulate.examples[0]).toMatchObject({
      subtotal: { amount: 1000 },
      applied: [{ title: 'unsaved', variant: null, campaign: null }],
      lines: [{ sku: 'tea', total: { amount: 900 } }],
      codes: [],
      offers: [],
    })
    const span = { from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' }
    const saved = await admin(SIMULATE, { input: { campaignId: experimentId, ...span } })
    expect(saved.simulate.orders).toBe(20)
    expect(saved.simulate.examples[0].applied[0]).toMatchObject({ variant: 'tenth', campaign: { key: 'test' } })
    expect((await admin(SIMULATE, { input: { campaignId: 'campaign_nonsense', ...span } })).simulate).toBeNull()
  })

  test('is for marketers, and says where the input is wrong', async () => {
    const asShopper = await server.graphql(SIMULATE, { input: { campaignId: experimentId, carts: [] } }, tokens[0])
    expect(asShopper.errors![0]!.extensions.code).toBe('FORBIDDEN')
    const refused = await server.graphql(SIMULATE, { input: { carts: [CART] } }, server.adminKey)
    expect(refused.errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: ['input', 'campaignId'] })
  })
})
