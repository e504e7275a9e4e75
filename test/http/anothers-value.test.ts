import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startTestServer, type TestServer } from '../support/server.ts'

let boon: TestServer
let tokens: Record<'anna' | 'ben' | 'visitor', string>
/** What Anna holds, by kind. */
let held: Record<string, string>
let rewardId: string
let annasCode: string

const admin = async (query: string, variables?: object) => {
  const { data, errors } = await boon.graphql(query, variables, boon.adminKey)
  expect(errors).toBeUndefined()
  return data
}

beforeAll(async () => {
  boon = await startTestServer()
  const setUp = await admin(SET_UP)
  const giveaway = {
    key: 'machine',
    title: 'A machine',
    startsAt: new Date(Date.now() - 60_000),
    endsAt: new Date(Date.now() + 600_000),
    prizes: [{ key: 'machine', title: 'A machine', count: 1, grants: [{ perk: { title: 'A machine' } }] }],
  }
  const { giveawayUpsert } = await admin(GIVEAWAY, { giveaway })
  expect(giveawayUpsert.userErrors).toEqual([])
  const [anna, ben] = [setUp.anna.token, setUp.ben.token]
  const visitor = (await boon.graphql('mutation { visitorTokenCreate { token } }')).data.visitorTokenCreate.token
  tokens = { anna, ben, visitor }
  rewardId = setUp.rewardUpsert.reward.id
  const own = (await boon.graphql(HOLD, {}, anna)).data
  const cardId = own.loyaltyEnroll.item.id
  await admin(ADJUST, { cardId })
  const { data: bought } = await boon.graphql(BUY, { cardId, rewardId, key: 'anna-buys-one' }, anna)
  const { data: wallet } = await boon.graphql(OWN, {}, anna)
  annasCode = own.referralCodeEnsure.item.code
  held = {
    card: cardId,
    code: own.referralCodeEnsure.item.id,
    entry: own.giveawayEnter.item.id,
    perk: bought.rewardRedeem.granted[0].id,
    wallet: wallet.viewer.wallet.id,
    movement: wallet.viewer.wallet.activity.nodes[0].id,
    customer: wallet.viewer.id,
  }
})
afterAll(() => boon.close())

const SET_UP = `mutation {
  loyaltyProgramUpsert(input: { key: "beans", title: "Beans", pointName: "bean", pointsName: "beans" }) { userErrors { message } }
  rewardUpsert(input: { program: { key: "beans" }, key: "tasting", price: 10, grants: [{ perk: { title: "A tasting" } }], display: { title: "A tasting" } }) {
    reward { id } userErrors { message }
  }
  referralProgramUpsert(input: { key: "friends", title: "Friends", convertsOn: {} }) { userErrors { message } }
  a: customerUpsert(input: { externalId: "anna", email: "anna@example.com" }) { userErrors { message } }
  b: customerUpsert(input: { externalId: "ben" }) { userErrors { message } }
  anna: shopperTokenCreate(input: { customer: { externalId: "anna" } }) { token }
  ben: shopperTokenCreate(input: { customer: { externalId: "ben" } }) { token }
}`
const GIVEAWAY = 'mutation ($giveaway: GiveawayInput!) { giveawayUpsert(input: $giveaway) { userErrors { message } } }'
const ADJUST = `mutation ($cardId: ID!) {
  walletAdjust(input: { points: { loyaltyCardId: $cardId, delta: 50 }, reason: "A gesture", idempotencyKey: "adjust-anna" }) { userErrors { message } }
}`
const HOLD = `mutation {
  loyaltyEnroll(input: { programKey: "beans" }) { item { ... on LoyaltyCard { id } } }
  referralCodeEnsure(input: { programKey: "friends" }) { item { ... on ReferralCode { id code } } }
  giveawayEnter(input: { giveawayKey: "machine", idempotencyKey: "anna-enters" }) { item { ... on GiveawayEntry { id } } }
}`
const BUY = `mutation ($cardId: ID!, $rewardId: ID!, $key: String!) {
  rewardRedeem(input: { loyaltyCardId: $cardId, rewardId: $rewardId, idempotencyKey: $key }) {
    granted { ... on Perk { id } } card { id } userErrors { code path }
  }
}`
const OWN = '{ viewer { id wallet { id activity(first: 1) { nodes { id } } } } }'
const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'

describe('what Anna holds', () => {
  test('is hers to read', async () => {
    const { data } = await boon.graphql(NODES, { ids: Object.values(held) }, tokens.anna)
    expect(data.nodes).toEqual(Object.values(held).map((id) => ({ id })))
  })

  test.each(['ben', 'visitor', 'nobody'] as const)('is nothing to %s, whatever the kind', async (who) => {
    const token = who === 'nobody' ? undefined : tokens[who]
    const { data } = await boon.graphql(NODES, { ids: Object.values(held) }, token)
    expect(data.nodes).toEqual(Object.values(held).map(() => null))
  })

  test('pays nothing for Ben: her card is as unknown to him as none', async () => {
    for (const token of [tokens.ben, tokens.visitor]) {
      const { data } = await boon.graphql(BUY, { cardId: held.card, rewardId, key: 'not-his-card' }, token)
      expect(data.rewardRedeem).toEqual({
        granted: [],
        card: null,
        userErrors: [{ code: 'NOT_FOUND', path: ['loyaltyCardId'] }],
      })
    }
  })

  test('is not told to who names her: a shopper acts for himself alone', async () => {
    const mutation = `mutation ($customer: CustomerRef!) {
      loyaltyEnroll(input: { programKey: "beans", customer: $customer }) { item { ... on LoyaltyCard { id } } wallet { id } }
      referralCodeEnsure(input: { programKey: "friends", customer: $customer }) { item { ... on ReferralCode { id } } }
      giveawayEnter(input: { giveawayKey: "machine", idempotencyKey: "ben-enters", customer: $customer }) { item { ... on GiveawayEntry { id } } }
    }`
    const { data, errors } = await boon.graphql(mutation, { customer: { externalId: 'anna' } }, tokens.ben)
    expect(errors).toBeUndefined()
    const told = [data.loyaltyEnroll, data.referralCodeEnsure, data.giveawayEnter].map(({ item }) => item.id)
    expect(told.filter((id) => Object.values(held).includes(id))).toEqual([])
    expect(data.loyaltyEnroll.wallet.id).not.toBe(held.wallet)
  })

  test('is not told through her code: who joins by it learns nothing of her', async () => {
    const claim = `mutation ($code: String!) {
      walletCodeClaim(input: { code: $code, idempotencyKey: "ben-joins-her" }) { wallet { id referralCodes { id holder { email } } } userErrors { code } }
    }`
    const { data } = await boon.graphql(claim, { code: annasCode }, tokens.ben)
    expect(data.walletCodeClaim.userErrors).toEqual([])
    expect(JSON.stringify(data)).not.toContain('anna')
    expect(JSON.stringify(data)).not.toContain(held.code)
  })

  test.each(['ben', 'visitor'] as const)('is not corrected, extended, given or drawn by %s', async (who) => {
    const mutations = [
      ADJUST.replace('$cardId: ID!', '').replace('()', '').replace('$cardId', JSON.stringify(held.card)),
      `mutation { membershipExtend(input: { loyaltyCardId: "${held.card}", until: "2030-01-01T00:00:00Z", idempotencyKey: "extend-anna" }) { userErrors { code } } }`,
      'mutation { segmentGrant(input: { segment: { key: "none" }, grant: { perk: { title: "x" } }, idempotencyKey: "grant-self" }) { userErrors { code } } }',
      'mutation { giveawayDraw(input: { giveawayId: "giveaway_00000000000000000000000000", idempotencyKey: "draw-it-now" }) { userErrors { code } } }',
      'mutation { eventTrack(input: { customer: { externalId: "anna" }, name: "Review", idempotencyKey: "track-self" }) { userErrors { code } } }',
    ]
    for (const mutation of mutations) {
      const { errors } = await boon.graphql(mutation, {}, tokens[who])
      expect(errors?.map(({ extensions }: { extensions?: { code?: string } }) => extensions?.code)).toEqual([
        'FORBIDDEN',
      ])
    }
  })
})
