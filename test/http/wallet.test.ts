import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startTestServer, type TestServer } from '../support/server.ts'

let now = new Date('2026-11-21T12:00:00Z')
let boon: TestServer
let token: string
let count = 0

beforeAll(async () => {
  boon = await startTestServer({}, () => now)
  await staff(SETUP)
  for (const key of ['used', 'unused', 'ending']) {
    const { campaignCreate } = await staff(CAMPAIGN, {
      input: {
        key,
        name: key,
        kind: 'COUPON',
        codePattern: `${key.toUpperCase()}-########-####`,
        validFor: key === 'ending' ? 'P3D' : null,
        effects: [{ percentOff: { basisPoints: 1000 } }],
        display: { title: key },
      },
    })
    const { id, version } = campaignCreate.campaign
    await staff(
      `mutation ($id: ID!, $version: Int!) { campaignTransition(input: { id: $id, to: PUBLISH, expectedVersion: $version }) { userErrors { message } } }`,
      { id, version },
    )
  }
  token = (
    await staff(
      `mutation { shopperTokenCreate(input: { customer: { externalId: "vera" }, ttlSeconds: 86400 }) { token userErrors { message } } }`,
    )
  ).shopperTokenCreate.token
})
afterAll(() => boon.close())

const SETUP = `mutation {
  loyaltyProgramUpsert(input: {
    key: "miles", title: "Miles", pointName: "mile", pointsName: "miles", pendingFor: "P1D", expiry: { after: "P1M", roundedTo: MONTH }
    tiers: [{ key: "basic", title: "Basic", rank: 0 }, { key: "silver", title: "Silver", rank: 1, minPoints: 200 }]
  }) { userErrors { message } }
  earningRuleUpsert(input: { program: { key: "miles" }, key: "buy", title: "Purchase", trigger: ORDER_PAID
    pointsPer: { points: 1, steps: [{ amount: 100, currency: "EUR" }] } }) { userErrors { message } }
  referralProgramUpsert(input: { key: "friends", title: "Bring friends", convertsOn: {}, maxReferrals: 3
    friendGrants: [{ points: { program: { key: "miles" }, points: 5 } }]
    milestones: [{ friends: 2, grants: [{ points: { program: { key: "miles" }, points: 100 } }] }] }) { userErrors { message } }
  customerUpsert(input: { externalId: "vera" }) { userErrors { message } }
}`
const CAMPAIGN = `mutation ($input: CampaignInput!) { campaignCreate(input: $input) { campaign { id version } userErrors { message path } } }`
const PUBLISH = `mutation ($key: String!) { voucherPublish(input: { campaign: { key: $key }, customer: { externalId: "vera" } }) { voucher { code } userErrors { message } } }`
const REDEEM = `mutation ($input: RedeemInput!) { redeem(input: $input) { redemption { id } userErrors { message } } }`
const ENSURE = `mutation { referralCodeEnsure(input: { programKey: "friends" }) { item { ... on ReferralCode { code } } userErrors { message } } }`

/** An answer in which nothing was refused. */
async function asked(query: string, variables: object, as: string) {
  const { data, errors } = await boon.graphql(query, variables, as)
  expect(errors).toBeUndefined()
  for (const payload of Object.values(data) as { userErrors?: unknown[] }[])
    expect(payload?.userErrors ?? []).toEqual([])
  return data
}

const staff = (query: string, variables = {}) => asked(query, variables, boon.adminKey)
const code = async (key: string): Promise<string> => (await staff(PUBLISH, { key })).voucherPublish.voucher.code

async function buys(externalId: string, amount: number, codes: readonly string[] = []): Promise<void> {
  const lines = [{ sku: 'thing', quantity: 1, unitPrice: { amount, currency: 'EUR' } }]
  const evaluation = { currency: 'EUR', customer: { externalId }, lines, codes }
  const input = { evaluation, orderReference: `order-${++count}`, idempotencyKey: `order-key-${count}` }
  await staff(REDEEM, { input })
}

const WALLET = `query ($statuses: [HoldingStatus!]!) { viewer { wallet {
  items(statuses: $statuses, kinds: [VOUCHER]) { totalCount nodes { ... on Voucher { title status } } }
  savings { amount currency }
  giftCardTotals { amount }
  loyaltyCards {
    points pointsPending pointsExpiring { points expiresAt } tier { key } nextTier { tier { key } missingPoints }
    program { pointName pointsName }
  }
  referralCodes { joined converted remaining nextMilestone { missingFriends grants { points { points } } } }
  activity { totalCount nodes { kind points description } }
} } }`

const wallet = async (...statuses: string[]) => (await asked(WALLET, { statuses }, token)).viewer.wallet

test('one query shows what is active, used and expired, points and their end, the way to the next tier, the referral code and its progress, and the history', async () => {
  await asked(`mutation { loyaltyEnroll(input: { programKey: "miles" }) { userErrors { message } } }`, {}, token)
  const [used] = [await code('used'), await code('unused'), await code('ending')]
  await buys('vera', 10_000, [used])
  const shared = (await asked(ENSURE, {}, token)).referralCodeEnsure.item.code
  await staff(`mutation { customerUpsert(input: { externalId: "friend" }) { userErrors { message } } }`)
  await buys('friend', 1_000, [shared])
  expect((await wallet('ACTIVE')).items).toEqual({
    totalCount: 2,
    nodes: [
      { title: 'ending', status: 'ACTIVE' },
      { title: 'unused', status: 'ACTIVE' },
    ],
  })
  expect((await wallet('USED')).items.nodes).toEqual([{ title: 'used', status: 'USED' }])
  expect(await wallet('ACTIVE')).toMatchObject({
    savings: [{ amount: 1000, currency: 'EUR' }],
    giftCardTotals: [],
    loyaltyCards: [
      {
        points: 0,
        pointsPending: 90,
        tier: { key: 'basic' },
        nextTier: { tier: { key: 'silver' }, missingPoints: 110 },
        program: { pointName: 'mile', pointsName: 'miles' },
      },
    ],
    referralCodes: [
      {
        joined: 1,
        converted: 1,
        remaining: 2,
        nextMilestone: { missingFriends: 1, grants: [{ points: { points: 100 } }] },
      },
    ],
    activity: { totalCount: 1, nodes: [{ kind: 'EARN', points: 90, description: 'Purchase' }] },
  })
  now = new Date('2026-11-25T12:00:00Z')
  token = (await staff(`mutation { shopperTokenCreate(input: { customer: { externalId: "vera" } }) { token } }`))
    .shopperTokenCreate.token
  expect((await wallet('EXPIRED')).items.nodes).toEqual([{ title: 'ending', status: 'EXPIRED' }])
  expect((await wallet('ACTIVE')).loyaltyCards).toMatchObject([
    { points: 90, pointsPending: 0, pointsExpiring: [{ points: 90, expiresAt: '2027-01-01T00:00:00.000Z' }] },
  ])
})
