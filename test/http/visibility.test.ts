import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
let visitor: string
const admin = async (query: string, variables?: object) => {
  const { data, errors } = await server.graphql(query, variables, server.adminKey)
  expect(errors).toBeUndefined()
  return data
}

beforeAll(async () => {
  server = await startTestServer()
  visitor = (await server.graphql('mutation { visitorTokenCreate { token } }')).data.visitorTokenCreate.token
  await admin(`mutation { productsUpsert(input: { products: [{ sku: "tea", name: "Tea", prices: { amount: 1000, currency: "EUR" },
    floorPrices: { amount: 500, currency: "EUR" }, attributes: { margin: 3 } }] }) { userErrors { message } } }`)
  await publish({
    key: 'ten',
    kind: 'PROMOTION',
    conditions: { cartSubtotal: { min: [{ amount: 500, currency: 'EUR' }] } },
  })
  await publish({ key: 'mine', kind: 'COUPON', codePattern: 'MINE-########' })
  await publish({ key: 'all', kind: 'COUPON', publicCode: 'EVERYBODY' })
})
afterAll(() => server.close())

async function publish(input: Record<string, unknown>): Promise<void> {
  const rest = { name: 'For staff', effects: [{ percentOff: { basisPoints: 1000 } }] }
  const display = {
    title: 'Ten off',
    placements: ['home'],
    translations: [{ locale: 'de', title: 'Zehn Prozent', banner: { headline: 'Los' } }],
  }
  const create =
    'mutation ($input: CampaignInput!) { campaignCreate(input: $input) { campaign { id version } userErrors { message path } } }'
  const { campaignCreate } = await admin(create, { input: { ...rest, display, ...input } })
  expect(campaignCreate.userErrors).toEqual([])
  const { id, version } = campaignCreate.campaign
  await admin(
    'mutation ($input: CampaignTransitionInput!) { campaignTransition(input: $input) { userErrors { message } } }',
    { input: { id, to: 'PUBLISH', expectedVersion: version } },
  )
}

const offerOf = async (fields: string, key = 'ten', token: string | undefined = visitor) => {
  const { data, errors } = await server.graphql(`{ offers { nodes { campaign { key ${fields} } } } }`, {}, token)
  return {
    campaign: data?.offers?.nodes?.find((node: { campaign: { key: string } | null }) => node.campaign?.key === key)
      ?.campaign,
    errors,
    data,
  }
}

describe('what shoppers see of a campaign', () => {
  test('is its key, kind, span and display', async () => {
    const { campaign, errors } = await offerOf('id kind startsAt endsAt display { title placements }')
    expect(errors).toBeUndefined()
    expect(campaign).toMatchObject({
      key: 'ten',
      kind: 'PROMOTION',
      display: { title: 'Ten off', placements: ['home'] },
    })
  })

  test('is null of the rest, and FORBIDDEN where null cannot be', async () => {
    const { campaign } = await offerOf(
      'conditions { cartSubtotal { beforeDiscounts } } shownTo { not { cartQuantity { min } } } publicCode codePattern validFor',
    )
    expect(campaign).toEqual({
      key: 'ten',
      conditions: null,
      shownTo: null,
      publicCode: null,
      codePattern: null,
      validFor: null,
    })
    const { data, errors } = await offerOf('name')
    expect(data.offers.nodes[0].campaign).toBeNull()
    expect(errors?.[0]).toMatchObject({
      path: ['offers', 'nodes', 0, 'campaign', 'name'],
      extensions: { code: 'FORBIDDEN' },
    })
    const staff = await offerOf(
      'name conditions { cartSubtotal { min { amount formatted(locale: "de") } } }',
      'ten',
      server.adminKey,
    )
    expect(staff.campaign).toEqual({
      key: 'ten',
      name: 'For staff',
      conditions: { cartSubtotal: { min: [{ amount: 500, formatted: '5,00\u00A0€' }] } },
    })
  })

  test('speaks the language of the request', async () => {
    const post = async (query: string, language: string, token?: string) => {
      const authorization = token ? { authorization: `Bearer ${token}` } : {}
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': language, ...authorization },
        body: JSON.stringify({ query }),
      })
      // oxlint-disable-next-line typescript/no-explicit-any -- answers of any shape.
      return ((await response.json()) as { data: any }).data
    }
    const ask = async (language: string) =>
      (await post('{ offers(kinds: [PROMOTION]) { nodes { title conditions banner { headline } } } }', language)).offers
        .nodes[0]
    const create =
      'mutation { cartCreate(input: { currency: "EUR", lines: { sku: "tea", quantity: 2 } }) { cart { applied { title } } } }'
    for (const [language, title] of [
      ['de', 'Zehn Prozent'],
      ['en', 'Ten off'],
    ] as const)
      expect((await post(create, language, visitor)).cartCreate.cart.applied).toEqual([{ title }])
    expect(await ask('fr, de-AT;q=0.8')).toMatchObject({ title: 'Zehn Prozent', banner: { headline: 'Los' } })
    expect(await ask('en, de;q=0.1')).toMatchObject({
      title: 'Ten off',
      banner: null,
      conditions: [expect.stringContaining('5.00')],
    })
    expect(await ask('de')).toMatchObject({ conditions: [expect.stringContaining('5,00')] })
  })
})

describe('what is not the viewer’s', () => {
  test('floor prices and attributes of a product', async () => {
    const create =
      'mutation { cartCreate(input: { currency: "EUR", lines: { sku: "tea", quantity: 2 } }) { cart { id total { amount } lines { product { name FIELD } } } userErrors { message } } }'
    const plain = await server.graphql(create.replace('FIELD', ''), {}, visitor)
    expect(plain.data.cartCreate.cart).toMatchObject({ total: { amount: 1800 }, lines: [{ product: { name: 'Tea' } }] })
    for (const field of ['floorPrices { amount }', 'attributes']) {
      const { data, errors } = await server.graphql(create.replace('FIELD', field), {}, visitor)
      expect(data.cartCreate.cart.lines).toEqual([{ product: null }])
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    }
  })

  test('a cart, by `cart` and by `node`', async () => {
    const create = 'mutation { cartCreate(input: { currency: "EUR" }) { cart { id customer { id } } } }'
    const { cart } = (await server.graphql(create, {}, visitor)).data.cartCreate
    expect(cart.customer).not.toBeNull()
    const read = 'query ($id: ID!) { cart(id: $id) { id } node(id: $id) { id } }'
    expect((await server.graphql(read, { id: cart.id }, visitor)).data).toEqual({
      cart: { id: cart.id },
      node: { id: cart.id },
    })
    const other = (await server.graphql('mutation { visitorTokenCreate { token } }')).data.visitorTokenCreate.token
    expect((await server.graphql(read, { id: cart.id }, other)).data).toEqual({ cart: null, node: null })
  })

  test("another's code is masked, a public one and one's own are whole", async () => {
    const { customerUpsert } = await admin(
      'mutation { customerUpsert(input: { externalId: "ann" }) { customer { id } } }',
    )
    const { voucherPublish } = await admin(
      'mutation ($id: ID!) { voucherPublish(input: { campaign: { key: "mine" }, customer: { id: $id } }) { voucher { id code holder { externalId } } userErrors { message } } }',
      customerUpsert.customer,
    )
    expect(voucherPublish.voucher).toMatchObject({
      code: expect.stringMatching(/^MINE-/),
      holder: { externalId: 'ann' },
    })
    const read = 'query ($id: ID!) { node(id: $id) { ... on Voucher { code } } }'
    expect((await server.graphql(read, voucherPublish.voucher, visitor)).data.node).toBeNull()
    const { offers } = (
      await server.graphql(
        '{ offers(kinds: [PUBLIC_CODE]) { nodes { code voucher { code holder { id } } } } }',
        {},
        visitor,
      )
    ).data
    expect(offers.nodes).toEqual([{ code: 'EVERYBODY', voucher: { code: 'EVERYBODY', holder: null } }])
  })
})
