import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createRequire } from 'node:module'
import { rows } from '../../src/store/database.ts'
import { CartQuery, OffersQuery, WalletQuery } from '../../src/web/operations.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

type Query = (...all: unknown[]) => unknown
interface Driver {
  readonly Client: { readonly prototype: { query: Query } }
}

/** The driver, and MikroORM's, which may be one of its own. */
const require = createRequire(import.meta.url)
const drivers = [
  ...new Set([require('pg'), require(require.resolve('pg', { paths: [require.resolve('@mikro-orm/postgresql')] }))]),
] as Driver[]

let server: TestServer
let sent: string[] = []
const originals = drivers.map(({ Client }) => Client.prototype.query)

beforeAll(async () => {
  for (const [at, { Client }] of drivers.entries())
    Client.prototype.query = function (this: unknown, ...all: unknown[]) {
      const [query] = all as [string | { text: string }]
      sent.push(typeof query === 'string' ? query : query.text)
      return originals[at]!.apply(this, all)
    }
  server = await startTestServer()
})
afterAll(async () => {
  for (const [at, { Client }] of drivers.entries()) Client.prototype.query = originals[at]!
  await server.close()
})

/** A shopper with so many of everything: offers, codes in her wallet, lines on her cart (20 at most), orders. */
async function shopperWith(count: number): Promise<{ token: string; cartId: string }> {
  const admin = (query: string, variables = {}) => server.graphql(query, variables, server.adminKey)
  const products = Array.from({ length: count }, (_, at) => ({
    sku: `sku-${at}`,
    name: `Sort ${at}`,
    prices: [{ amount: 100, currency: 'EUR' }],
  }))
  await admin(
    'mutation ($products: [ProductInput!]!) { productsUpsert(input: { products: $products }) { upserted } }',
    { products },
  )
  await seedCampaigns(count)
  const externalId = `shopper-of-${count}`
  const signedIn = await admin(
    'mutation ($customer: CustomerUpsertInput!) { shopperTokenCreate(input: { customer: $customer }) { token } }',
    { customer: { externalId } },
  )
  const { token } = signedIn.data.shopperTokenCreate
  await seedWallet(externalId, count)
  const lines = products.slice(0, 20).map(({ sku }) => ({ sku, quantity: 1 }))
  const made = await server.graphql(
    'mutation ($input: CartCreateInput!) { cartCreate(input: $input) { cart { id } } }',
    { input: { currency: 'EUR', lines } },
    token,
  )
  return { token, cartId: made.data.cartCreate.cart.id }
}

/** Active promotions and coupons, some for members of a segment, as the operations would leave them. */
async function seedCampaigns(count: number): Promise<void> {
  await rows(
    server.services.database.open(),
    `with made as (
       insert into campaign (id, key, name, kind, state, time_zone, effects, stacking, limits, display, attributes, version, created_at, updated_at)
       select gen_random_uuid(), kind || '-' || at, 'Campaign', kind, 'ACTIVE', 'UTC',
         '[{"kind":"percentOff","basisPoints":10,"cap":null,"target":{"kind":"ORDER","items":null,"units":null,"from":null}}]',
         '{"mode":"COMBINES","group":null,"priority":0,"compounds":true}',
         '[{"of":"REDEMPTIONS","per":"CAMPAIGN","window":"EVER","count":1000}]',
         '{"title":"Title","summary":null,"terms":null,"imageUrl":null,"placements":[],"banner":null,"translations":[]}', '{}', 1, now(), now()
       from generate_series(1, $1) at, unnest(array['PROMOTION', 'COUPON']) kind on conflict (key) do nothing returning id
     )
     update catalogue_version set version = version + 1 where exists (select from made)`,
    [count],
  )
}

async function seedWallet(externalId: string, count: number): Promise<void> {
  await rows(
    server.services.database.open(),
    `insert into voucher (id, code, campaign_id, is_public, holder_id, state, redeemed, redeemable, version, created_at)
     select gen_random_uuid(), upper(campaign.key || '-' || $1), campaign.id, false, customer.id, 'ENABLED', 0, 1, 1, now()
     from customer, campaign where external_id = $1 and campaign.kind = 'COUPON' limit $2`,
    [externalId, count],
  )
  await rows(
    server.services.database.open(),
    `insert into shop_order (id, reference, customer_id, currency, lines, subtotal, discount_total, total, paid_at, status)
     select gen_random_uuid(), $1 || at, customer.id, 'EUR', '[]', 0, 0, 0, now(), 'PAID'
     from customer, generate_series(1, $2) at where external_id = $1`,
    [externalId, count],
  )
}

/** A shopper with so many vouchers, gift cards and perks, and a loyalty card: her token. */
async function holderOf(count: number): Promise<string> {
  const externalId = `holder-of-${count}`
  const { data } = await server.graphql(
    'mutation ($customer: CustomerUpsertInput!) { shopperTokenCreate(input: { customer: $customer }) { token } }',
    { customer: { externalId } },
    server.adminKey,
  )
  await server.graphql(
    `mutation { loyaltyProgramUpsert(input: { key: "beans", title: "Beans", pointName: "bean", pointsName: "beans" }) { program { id } } }`,
    {},
    server.adminKey,
  )
  await seedCampaigns(count)
  await seedWallet(externalId, count)
  await rows(server.services.database.open(), HOLDINGS, [externalId, count])
  return data.shopperTokenCreate.token
}

const HOLDINGS = `
  with holder as (select id from customer where external_id = $1),
  cards as (
    insert into gift_card (id, code, campaign_id, holder_id, currency, initial_balance, balance, state, version, created_at)
    select gen_random_uuid(), upper($1 || '-card-' || at), (select id from campaign order by id limit 1), holder.id, 'EUR', 5, 5, 'ENABLED', 1, now()
    from holder, generate_series(1, $2) at
    returning id, holder_id
  ),
  entries as (
    insert into ledger_entry (id, kind, gift_card_id, customer_id, currency, delta, balance, description, occurred_at)
    select gen_random_uuid(), 'ISSUE', id, holder_id, 'EUR', 5, 5, '', now() from cards
  ),
  perks as (
    insert into perk (id, holder_id, title, granted_at) select gen_random_uuid(), holder.id, 'Perk', now() from holder, generate_series(1, $2)
  )
  insert into loyalty_card (id, number, program_id, holder_id, enrolled_at)
  select gen_random_uuid(), 'N' || $2, (select id from loyalty_program limit 1), holder.id, now() from holder`

const NO_GRANTS = '[]'
const TICKETS = '[{"kind":"giveawayEntries","giveawayId":"01890000-0000-7000-8000-000000000001","count":1}]'

/** So many referral programs that are switched on, and no other. */
const PROGRAMS = `
  with gone as (delete from referral_program),
  touched as (update catalogue_version set version = version + 1),
  giveaway as (
    insert into giveaway (id, key, title, starts_at, ends_at, prizes, seed, seed_hash, version)
    values ('01890000-0000-7000-8000-000000000001', 'summer', 'Summer', now(), now() + interval '1 day', '[]', '', '', 1)
    on conflict do nothing
  )
  insert into referral_program (id, key, title, converts_on, referrer_grants, friend_grants, milestones, tier_rules, enabled, version)
  select gen_random_uuid(), gen_random_uuid()::text, 'Program', '{"orderPaid":true,"eventName":null,"when":null,"within":null}', $2::jsonb, '[]', '[]', '[]', true, 1
  from generate_series(1, $1)`

/** How many statements a query causes, once everything is warm: the least of three, since answers that come apart may be batched apart. */
async function statementsOf(query: string, variables: object, token: string): Promise<number> {
  await server.graphql(query, variables, token)
  const counts: number[] = []
  for (let time = 0; time < 3; time++) {
    sent = []
    const { errors } = await server.graphql(query, variables, token)
    expect(errors).toBeUndefined()
    counts.push(sent.length)
  }
  return Math.min(...counts)
}

const STAFF = `{
  customers(first: 100) {
    totalCount
    nodes {
      segments { key memberCount }
      orders(first: 5) { totalCount nodes { reference redemption { id } lines { product { name } } } }
      redemptions(first: 5) { totalCount nodes { id } }
      wallet { items(first: 5) { totalCount nodes { ... on Voucher { code campaign { key limits { remaining } } holder { id } } } } }
    }
  }
}`
const CAMPAIGNS = `{ campaigns(first: 100) { nodes { key limits { remaining } vouchers(first: 1) { totalCount nodes { code holder { email } } } } } }`

describe('the number of SQL statements', () => {
  test('of everything that the demo page asks is the same for 1 and for 100 of each', async () => {
    const one = await shopperWith(1)
    const counts = async ({ token, cartId }: { token: string; cartId: string }) => [
      await statementsOf(CartQuery.toString(), { id: cartId }, token),
      await statementsOf(OffersQuery.toString(), {}, token),
      await statementsOf(WalletQuery.toString(), {}, token),
    ]
    const ofOne = await counts(one)
    expect(await counts(await shopperWith(100))).toEqual(ofOne)
    expect(Math.max(...ofOne)).toBeLessThan(20)
  })

  test('of offers grows by one where there is a referral program, by one more where it gives tickets, however many there are', async () => {
    const { token } = await shopperWith(2)
    const asked =
      '{ offers(first: 100, kinds: [REFERRAL]) { cursor totalCount nodes { kind status title summary conditions } } }'
    await statementsOf(asked, {}, token)
    expect(sent.filter((text) => /referral/.test(text))).toEqual([])
    const counts: number[] = []
    for (const [number, grants] of [
      [1, NO_GRANTS],
      [30, NO_GRANTS],
      [1, TICKETS],
      [30, TICKETS],
    ] as const) {
      await rows(server.services.database.open(), PROGRAMS, [number, grants])
      counts.push(await statementsOf(asked, {}, token))
      expect(sent.filter((text) => /referral/.test(text))).toHaveLength(1)
    }
    const [one] = counts as [number]
    expect(counts).toEqual([one, one, one + 1, one + 1])
  })

  test('of what staff list with everything nested is the same for a few and for 100', async () => {
    const few = [
      await statementsOf(STAFF.replace('100', '1'), {}, server.adminKey),
      await statementsOf(CAMPAIGNS.replace('100', '50'), {}, server.adminKey),
    ]
    for (let at = 0; at < 98; at++)
      await server.graphql(
        'mutation ($customer: CustomerUpsertInput!) { shopperTokenCreate(input: { customer: $customer }) { token } }',
        { customer: { externalId: `more-${at}` } },
        server.adminKey,
      )
    expect([
      await statementsOf(STAFF, {}, server.adminKey),
      await statementsOf(CAMPAIGNS, {}, server.adminKey),
    ]).toEqual(few)
  })

  test('of a wallet of 500 items is not above that of a wallet with one of every kind', async () => {
    const asked = `{ viewer { wallet {
      cursor giftCardTotals { amount } activity(first: 50) { nodes { description } }
      items(first: 100) { totalCount nodes { ... on Node { id } ... on Voucher { title status } ... on GiftCard { title status balance { amount } }
        ... on LoyaltyCard { points program { title } } ... on Perk { title status } } }
    } } }`
    const few = await holderOf(1)
    const many = await holderOf(166)
    const { data } = await server.graphql(asked, {}, many)
    expect(data.viewer.wallet.items.totalCount).toBe(3 * 166 + 1)
    // With one of each, every kind is on the page: no wallet takes more.
    expect(await statementsOf(asked, {}, many)).toBeLessThanOrEqual(await statementsOf(asked, {}, few))
  })
})
