import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startTestServer, type TestServer } from '../support/server.ts'

let boon: TestServer
let shopper: string

beforeAll(async () => {
  boon = await startTestServer({ BOON_SHOP_URL: 'https://shop.example/start?from=friend' })
  const made = await boon.graphql(
    `mutation ($program: ReferralProgramInput!, $customer: CustomerUpsertInput!) {
       referralProgramUpsert(input: $program) { program { id tierRules { maxReferrals } } userErrors { message } }
       customerUpsert(input: $customer) { customer { id } userErrors { message } }
       shopperTokenCreate(input: { customer: { externalId: "vera" } }) { token userErrors { message } }
     }`,
    {
      program: {
        key: 'friends',
        title: 'Bring a friend',
        convertsOn: { within: 'P90D' },
        referrerGrants: [{ perk: { title: 'A tasting' } }],
        milestones: [{ friends: 5, grants: [{ perk: { title: 'A tour' } }] }],
        tierRules: [
          {
            when: { customer: { name: 'country', operator: 'EQUALS', values: ['DE'] } },
            maxReferrals: 5,
            referrerGrants: [],
          },
        ],
        maxReferrals: 3,
      },
      customer: { externalId: 'vera', displayName: 'Vera', locale: 'de-DE' },
    },
    boon.adminKey,
  )
  expect(made.errors).toBeUndefined()
  shopper = made.data.shopperTokenCreate.token
})
afterAll(() => boon.close())

const ENSURE = `mutation { referralCodeEnsure(input: { programKey: "friends" }) {
  item { ... on ReferralCode {
    id code status shareUrl shareText joined converted remaining
    holder { displayName } program { title openTo { __typename } }
    nextMilestone { missingFriends grants { perk { title } } }
  } }
  replayed userErrors { code message }
} }`

test('a shopper gets her code with all that she needs to share it', async () => {
  const { data, errors } = await boon.graphql(ENSURE, {}, shopper)
  expect(errors).toBeUndefined()
  const { item, replayed } = data.referralCodeEnsure
  expect(replayed).toBe(false)
  expect(item).toMatchObject({
    status: 'ACTIVE',
    joined: 0,
    converted: 0,
    remaining: 3,
    holder: { displayName: 'Vera' },
    program: { title: 'Bring a friend', openTo: null },
    nextMilestone: { missingFriends: 5, grants: [{ perk: { title: 'A tour' } }] },
  })
  expect(item.shareText).toBe(`Bring a friend: Komm dazu mit meinem Code ${item.code}. ${item.shareUrl}`)
  const again = await boon.graphql(
    `query ($id: ID!) { node(id: $id) { ... on ReferralCode { code } } viewer { wallet { referralCodes { code program { key title } } } } }`,
    { id: item.id },
    shopper,
  )
  expect(again.data).toEqual({
    node: { code: item.code },
    viewer: { wallet: { referralCodes: [{ code: item.code, program: { key: 'friends', title: 'Bring a friend' } }] } },
  })
})

test('offers say what friend and referrer get, what a friend must do, and what many friends give, in the reader’s language', async () => {
  const query = `{ offers(kinds: [REFERRAL]) { nodes {
    __typename kind status title summary conditions automatic code campaign { id } hints { __typename } placements savings { amount }
  } } }`
  const [offer] = (await boon.graphql(query, {}, shopper)).data.offers.nodes
  expect(offer).toMatchObject({
    kind: 'REFERRAL',
    status: 'ELIGIBLE',
    title: 'Bring a friend',
    summary: 'Für dich je geworbener Person: A tasting.',
    conditions: [
      'Es zählt die erste bezahlte Bestellung der geworbenen Person, innerhalb von 90 Tagen nach dem Beitritt',
      'Für höchstens 3 geworbene Personen',
      'Mit 5 geworbenen Personen bekommst du außerdem: A tour',
    ],
    automatic: false,
    code: null,
    campaign: null,
    hints: [],
    savings: null,
  })
  const { nodes } = (await boon.graphql(query)).data.offers
  expect(nodes).toMatchObject([
    { status: 'NEARLY', summary: 'You get for each friend: A tasting.', hints: [{ __typename: 'SignIn' }] },
  ])
})

test('evaluations list them too', async () => {
  const query = `query ($input: EvaluateInput!) { evaluate(input: $input) { offers { kind status title } } }`
  const input = { customer: { externalId: 'vera' }, currency: 'EUR', lines: [] }
  const answer = await boon.graphql(query, { input }, boon.adminKey)
  expect(answer.data.evaluate.offers).toEqual([{ kind: 'REFERRAL', status: 'ELIGIBLE', title: 'Bring a friend' }])
})

test('a share link answers, and leads to the shop with the code; the log has no code', async () => {
  const { item } = (await boon.graphql(ENSURE, {}, shopper)).data.referralCodeEnsure
  const response = await fetch(item.shareUrl, { redirect: 'manual' })
  expect(response.status).toBe(302)
  expect(response.headers.get('location')).toBe(`https://shop.example/start?from=friend&code=${item.code}`)
  expect(JSON.stringify(boon.logged)).not.toContain(item.code)
})

test('rules are for staff: a shopper cannot read who may refer on which terms', async () => {
  const query = `mutation { referralCodeEnsure(input: { programKey: "friends" }) {
    item { ... on ReferralCode { program { tierRules { maxReferrals } } } } } }`
  expect((await boon.graphql(query, {}, shopper)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
})
