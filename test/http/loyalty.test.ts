import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
let shopper: string

beforeAll(async () => {
  server = await startTestServer()
  const made = await server.graphql(
    `mutation { shopperTokenCreate(input: { customer: { externalId: "bea" } }) { token } }`,
    {},
    server.adminKey,
  )
  shopper = made.data.shopperTokenCreate.token
})
afterAll(() => server.close())

const PROGRAM = `
  mutation {
    program: loyaltyProgramUpsert(input: {
      key: "beans", title: "Bean club", pointName: "bean", pointsName: "beans", pointValues: [{ amount: 1, currency: "EUR" }]
      translations: [{ locale: "de", title: "Bohnenclub", pointName: "Bohne", pointsName: "Bohnen" }]
      tiers: [{ key: "sprout", title: "Sprout", rank: 0, perks: ["A warm welcome"] }, { key: "roaster", title: "Roaster", rank: 1, minPoints: 200 }]
    }) { program { id tiers { key grants { perk { title } } } } userErrors { code path } }
    rule: earningRuleUpsert(input: { program: { key: "beans" }, key: "welcome", title: "Welcome", trigger: SIGN_UP, points: 120 }) { userErrors { code } }
    reward: rewardUpsert(input: {
      program: { key: "beans" }, key: "tasting", price: 100, stock: 5, display: { title: "A tasting" }
      grants: [{ perk: { title: "A tasting for two", validFor: "P90D" } }]
    }) { reward { id stock price } userErrors { code } }
  }`

const MEMBER = `
  { viewer { wallet { loyaltyCards {
    id number points pointsPending pointsHeld tier { key title } nextTier { tier { key } missingPoints missingSpend { amount } countedUntil }
    program { title pointsName liability { points } earningRules { key trigger points when { expression } } rewards { totalCount } }
    rewards(affordableOnly: true) { nodes { id title affordable conditions grants { perk { title } } availableTo { expression } } }
  } } } }`

describe('a loyalty program over HTTP', () => {
  test('is made, joined, earned in and spent from, in the words of the shopper', async () => {
    const made = await server.graphql(PROGRAM, {}, server.adminKey)
    expect(made.errors).toBeUndefined()
    expect(made.data).toMatchObject({
      program: { userErrors: [] },
      rule: { userErrors: [] },
      reward: { reward: { stock: 5, price: 100 } },
    })
    const joined = await server.graphql(
      `mutation { loyaltyEnroll(input: { programKey: "beans" }) { replayed item { __typename ... on LoyaltyCard { points } } wallet { id } userErrors { code } } }`,
      {},
      shopper,
    )
    expect(joined.data.loyaltyEnroll).toMatchObject({
      replayed: false,
      item: { __typename: 'LoyaltyCard', points: 120 },
    })
    const member = await server.graphql(MEMBER, {}, shopper)
    expect(member.errors).toBeUndefined()
    const [card] = member.data.viewer.wallet.loyaltyCards
    expect(card).toMatchObject({
      points: 120,
      pointsPending: 0,
      tier: { key: 'sprout' },
      nextTier: { tier: { key: 'roaster' }, missingPoints: 80, missingSpend: null, countedUntil: null },
      program: {
        title: 'Bean club',
        liability: null,
        earningRules: [{ key: 'welcome', when: null }],
        rewards: { totalCount: 1 },
      },
      rewards: { nodes: [{ title: 'A tasting', affordable: true, conditions: [], availableTo: null }] },
    })
    const variables = { card: card.id, reward: card.rewards.nodes[0].id }
    const bought = await server.graphql(
      `mutation ($card: ID!, $reward: ID!) { rewardRedeem(input: { loyaltyCardId: $card, rewardId: $reward, idempotencyKey: "tasting-1" }) {
        granted { __typename ... on Perk { id title status endsAt } } card { points } userErrors { code message } } }`,
      variables,
      shopper,
    )
    expect(bought.data.rewardRedeem).toMatchObject({
      granted: [{ __typename: 'Perk', title: 'A tasting for two', status: 'ACTIVE' }],
      card: { points: 20 },
      userErrors: [],
    })
    const perk = bought.data.rewardRedeem.granted[0].id
    const movements = await server.graphql(
      '{ viewer { wallet { loyaltyCards { entries { totalCount nodes { kind points balancePoints money { amount } description } } } } } }',
      {},
      shopper,
    )
    expect(movements.data.viewer.wallet.loyaltyCards[0].entries).toMatchObject({
      totalCount: 2,
      nodes: [
        { kind: 'SPEND', points: -100, balancePoints: 20, money: null },
        { kind: 'EARN', points: 120, balancePoints: 120 },
      ],
    })
    const nodes = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }`
    const own = await server.graphql(
      nodes,
      { ids: [card.id, perk, variables.reward, made.data.program.program.id] },
      shopper,
    )
    expect(own.data.nodes.map((node: { __typename: string }) => node.__typename)).toEqual([
      'LoyaltyCard',
      'Perk',
      'Reward',
      'LoyaltyProgram',
    ])
    const anyone = await server.graphql(nodes, { ids: [card.id, perk] })
    expect(anyone.data.nodes).toEqual([null, null])
  })

  test('says what its points are called in the language asked for, to anyone', async () => {
    const answer = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'de-AT' },
      body: JSON.stringify({
        query: '{ loyaltyProgram(key: "beans") { title pointName pointsName } loyaltyPrograms { key } }',
      }),
    })
    expect(await answer.json()).toMatchObject({
      data: {
        loyaltyProgram: { title: 'Bohnenclub', pointName: 'Bohne', pointsName: 'Bohnen' },
        loyaltyPrograms: null,
      },
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    })
  })

  test('offers rewards beside everything else, with the step that is missing', async () => {
    const query =
      '{ offers(kinds: [REWARD]) { nodes { kind status title conditions automatic campaign { id } reward { key } hints { __typename ... on EarnPoints { points message } } reasons { code message } } } }'
    const answer = await server.graphql(query, {}, shopper)
    expect(answer.errors).toBeUndefined()
    expect(answer.data.offers.nodes).toEqual([
      {
        kind: 'REWARD',
        status: 'NEARLY',
        title: 'A tasting',
        conditions: [],
        automatic: false,
        campaign: null,
        reward: { key: 'tasting' },
        hints: [{ __typename: 'EarnPoints', points: 80, message: 'Earn 80 more beans.' }],
        reasons: [{ code: 'NO_BALANCE', message: 'There is not enough left on this.' }],
      },
    ])
  })

  test('owes marketers a figure', async () => {
    const all = await server.graphql(
      '{ loyaltyPrograms { key liability { points worth { amount currency } } } }',
      {},
      server.adminKey,
    )
    expect(all.data.loyaltyPrograms).toEqual([
      { key: 'beans', liability: { points: 20, worth: [{ amount: 20, currency: 'EUR' }] } },
    ])
  })

  test('gives money back onto a card of the shopper, within limits that she can read', async () => {
    const made = await server.graphql(CASH_BACK, {}, server.adminKey)
    expect(made.errors).toBeUndefined()
    const { id, version } = made.data.campaignCreate.campaign
    const published = await server.graphql(
      'mutation ($id: ID!, $version: Int!) { campaignTransition(input: { id: $id, to: PUBLISH, expectedVersion: $version }) { userErrors { code } } }',
      { id, version },
      server.adminKey,
    )
    expect(published.data.campaignTransition.userErrors).toEqual([])
    const rule = await server.graphql(RULE, {}, server.adminKey)
    expect(rule.data.earningRuleUpsert.userErrors).toEqual([])
    const wrong = await server.graphql(RULE.replace('ORDER_PAID', 'SIGN_UP'), {}, server.adminKey)
    expect(wrong.data.earningRuleUpsert.userErrors).toEqual([{ code: 'INVALID', path: ['cashBack'] }])
    const bought = await server.graphql(
      `mutation { redeem(input: { orderReference: "B-1", idempotencyKey: "cash-back-1", evaluation: {
        customer: { externalId: "bea" }, currency: "EUR", lines: [{ sku: "a", quantity: 3, unitPrice: { amount: 999, currency: "EUR" } }] } }) {
        userErrors { code } } }`,
      {},
      server.adminKey,
    )
    expect(bought.data.redeem.userErrors).toEqual([])
    const own = await server.graphql(
      `{ loyaltyProgram(key: "beans") { earningRules { key cashBack { basisPoints cap { amount } campaign { key display { title } } }
           limits { of per window count money { amount } remaining } } }
         viewer { wallet { giftCards: items(kinds: [GIFT_CARD]) { nodes { ... on GiftCard { code balance { amount } campaign { key }
           entries { nodes { kind description money { amount } orderReference } } } } } } } }`,
      {},
      shopper,
    )
    expect(own.errors).toBeUndefined()
    expect(own.data.loyaltyProgram.earningRules).toContainEqual({
      key: 'back',
      cashBack: {
        basisPoints: 500,
        cap: { amount: 1500 },
        campaign: { key: 'back', display: { title: 'Money back' } },
      },
      limits: [
        {
          of: 'DISCOUNT_TOTAL',
          per: 'CAMPAIGN',
          window: 'MONTH',
          count: null,
          money: { amount: 1000 },
          remaining: 851,
        },
        { of: 'REDEMPTIONS', per: 'CUSTOMER', window: 'DAY', count: 2, money: null, remaining: null },
      ],
    })
    expect(own.data.viewer.wallet.giftCards.nodes).toEqual([
      {
        code: expect.stringMatching(/^BACK-/),
        balance: { amount: 149 },
        campaign: { key: 'back' },
        entries: {
          nodes: [{ kind: 'ISSUE', description: 'Five per cent back', money: { amount: 149 }, orderReference: 'B-1' }],
        },
      },
    ])
  })
})

const CASH_BACK = `
  mutation { campaignCreate(input: { key: "back", name: "Back", kind: GIFT_CARD, codePattern: "BACK-##########", display: { title: "Money back" } }) {
    campaign { id version } userErrors { code } } }`

const RULE = `
  mutation { earningRuleUpsert(input: {
    program: { key: "beans" }, key: "back", title: "Five per cent back", trigger: ORDER_PAID
    cashBack: { campaign: { key: "back" }, basisPoints: 500, cap: { amount: 1500, currency: "EUR" } }
    limits: [
      { of: DISCOUNT_TOTAL, window: MONTH, money: { amount: 1000, currency: "EUR" } }
      { of: REDEMPTIONS, per: CUSTOMER, window: DAY, count: 2 }
    ]
  }) { userErrors { code path } } }`
