import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
let ann: string
let ben: string

const admin = (query: string, variables = {}) => server.graphql(query, variables, server.adminKey)

async function signIn(externalId: string): Promise<string> {
  const made = await admin(
    `mutation { shopperTokenCreate(input: { customer: { externalId: "${externalId}" } }) { token } }`,
  )
  return made.data.shopperTokenCreate.token
}

beforeAll(async () => {
  server = await startTestServer()
  await admin(`mutation {
    loyaltyProgramUpsert(input: {
      key: "beans", title: "Bean club", pointName: "bean", pointsName: "beans", pointValues: [{ amount: 2, currency: "EUR" }]
      translations: [{ locale: "de", title: "Bohnenclub", pointName: "Bohne", pointsName: "Bohnen" }]
    }) { userErrors { code } }
    earningRuleUpsert(input: { program: { key: "beans" }, key: "welcome", title: "Welcome", trigger: SIGN_UP, points: 120 }) { userErrors { code } }
    productsUpsert(input: { products: [{ sku: "cup", name: "Cup", prices: [{ amount: 999, currency: "EUR" }] }] }) { upserted }
  }`)
  ;[ann, ben] = [await signIn('ann'), await signIn('ben')]
})
afterAll(() => server.close())

const ENROLL = `mutation { loyaltyEnroll(input: { programKey: "beans" }) { item { ... on LoyaltyCard { id } } userErrors { code } } }`
const CREATE = `mutation { cartCreate(input: { currency: "EUR", lines: [{ sku: "cup", quantity: 1 }] }) { cart { id } userErrors { code } } }`
const SET = `mutation ($input: CartPointsSetInput!) { cartPointsSet(input: $input) {
  cart { total { amount } tenders { points loyaltyCard { id points } giftCard { code } amount { formatted } } }
  userErrors { code path message }
} }`
const OFFERS = `query ($cart: ID!, $placement: String) { offers(cartId: $cart, kinds: [POINTS], placement: $placement) {
  nodes { kind status title automatic code savings { amount } campaign { id } reward { id } conditions hints { ... on EarnPoints { message points } } }
} }`
const EVALUATE = `query ($input: EvaluateInput!) { evaluate(input: $input) { total { amount } tenders { points } offers { kind status } } }`

async function cardAndCart(token: string): Promise<{ card: string; cart: string }> {
  const card = (await server.graphql(ENROLL, {}, token)).data.loyaltyEnroll.item.id
  const cart = (await server.graphql(CREATE, {}, token)).data.cartCreate.cart.id
  return { card, cart }
}

describe('points that pay, over HTTP', () => {
  test('are offered, set, told with their card, and said in the words of the shopper', async () => {
    const { card, cart } = await cardAndCart(ann)
    const before = await server.graphql(OFFERS, { cart, placement: 'checkout' }, ann)
    expect(before.errors).toBeUndefined()
    const offer = {
      kind: 'POINTS',
      title: 'Pay with beans',
      automatic: false,
      code: null,
      campaign: null,
      reward: null,
    }
    expect(before.data.offers.nodes).toEqual([
      { ...offer, status: 'ELIGIBLE', savings: { amount: 240 }, conditions: [], hints: [] },
    ])
    const set = await server.graphql(SET, { input: { cartId: cart, loyaltyCardId: card, points: 100 } }, ann)
    expect(set.data.cartPointsSet).toEqual({
      cart: {
        total: { amount: 799 },
        tenders: [
          { points: 100, loyaltyCard: { id: card, points: 120 }, giftCard: null, amount: { formatted: '€2.00' } },
        ],
      },
      userErrors: [],
    })
    expect((await server.graphql(OFFERS, { cart }, ann)).data.offers.nodes).toMatchObject([{ status: 'APPLIED' }])
    expect((await server.graphql(OFFERS, { cart, placement: 'home' }, ann)).data.offers.nodes).toEqual([])
    const bought = await admin(
      `mutation ($cart: ID!) { redeem(input: { cartId: $cart, orderReference: "cup-1", idempotencyKey: "the cup of ann" }) {
        redemption { tenderTotal { amount } tenders { points loyaltyCard { points } } } userErrors { code } } }`,
      { cart },
    )
    expect(bought.data.redeem).toMatchObject({
      redemption: { tenderTotal: { amount: 200 }, tenders: [{ points: 100, loyaltyCard: { points: 20 } }] },
    })
    const activity = await server.graphql(
      `{ viewer { wallet { activity(first: 1) { nodes { kind points balancePoints description orderReference } } } } }`,
      {},
      ann,
    )
    expect(activity.data.viewer.wallet.activity.nodes).toEqual([
      { kind: 'SPEND', points: -100, balancePoints: 20, description: 'Spent', orderReference: 'cup-1' },
    ])
  })

  test('are refused where they are not hers, not there, or not known, alike for whoever asks', async () => {
    const { card: foreign } = await cardAndCart(ann)
    const { card, cart } = await cardAndCart(ben)
    const set = async (loyaltyCardId: string, points: number | null, token = ben, cartId = cart) => {
      const { data } = await server.graphql(SET, { input: { cartId, loyaltyCardId, points } }, token)
      return data.cartPointsSet.userErrors.map(({ code, path }: { code: string; path: string[] }) => [code, ...path])
    }
    const unknown = `${card.slice(0, -4)}0000`
    for (const [id, token] of [
      [foreign, ben],
      [unknown, ben],
      ['nonsense', ben],
      [foreign, server.adminKey],
    ] as const)
      expect(await set(id, 10, token)).toEqual([['NOT_FOUND', 'loyaltyCardId']])
    expect(await set(foreign, 10, ann)).toEqual([['NOT_FOUND', 'cartId']])
    expect(await set(card, 121)).toEqual([['INSUFFICIENT_BALANCE', 'points']])
    const visitor = (await server.graphql(`mutation { visitorTokenCreate { token } }`)).data.visitorTokenCreate.token
    const theirs = (await server.graphql(CREATE, {}, visitor)).data.cartCreate.cart.id
    expect(await set(card, null, visitor, theirs)).toEqual([['NOT_FOUND', 'loyaltyCardId']])
    const evaluated = await admin(EVALUATE, {
      input: {
        customer: { externalId: 'ben' },
        currency: 'EUR',
        lines: [{ sku: 'cup', quantity: 1 }],
        points: { loyaltyCardId: foreign },
      },
    })
    expect(evaluated.errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  test('pay for a cart kept elsewhere, as many as help where no number is sent', async () => {
    const { card } = await cardAndCart(ben)
    const input = { customer: { externalId: 'ben' }, currency: 'EUR', lines: [{ sku: 'cup', quantity: 1 }] }
    const { data } = await admin(EVALUATE, { input: { ...input, points: { loyaltyCardId: card } } })
    expect(data.evaluate).toMatchObject({ total: { amount: 759 }, tenders: [{ points: 120 }] })
    expect(data.evaluate.offers).toContainEqual({ kind: 'POINTS', status: 'APPLIED' })
  })
})
