import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { setTimeout as wait } from 'node:timers/promises'
import { startWorker, type Worker } from '../../src/jobs/worker.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { connect, type SocketClient, type Subscription } from '../support/socket-client.ts'

let server: TestServer
let worker: Worker
let keys = 0
const sockets: SocketClient[] = []

beforeAll(async () => {
  server = await startTestServer()
  worker = await startWorker(server.services, server.services.database.url)
  await admin(`mutation { productsUpsert(input: { products: [
    { sku: "tea", name: "Tea", prices: [{ amount: 1000, currency: "EUR" }] }] }) { userErrors { message } } }`)
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) await socket.close()
})
afterAll(async () => {
  await worker.stop()
  await server.close()
})

describe('offersChanged', () => {
  test.each(['anybody', 'a shopper'])('tells %s of a campaign from its publication to its end', async (who) => {
    const offers = await followOffers(who === 'a shopper' ? (await aShopper()).token : undefined)
    const campaign = await publish({ display: { title: 'Ten off' } })
    expect(await offers.next()).toMatchObject(up('Ten off', 'ELIGIBLE'))
    await campaign.move('PAUSE')
    expect(await offers.next()).toMatchObject(down('PAUSED'))
    await campaign.move('RESUME')
    expect(await offers.next()).toMatchObject(up('Ten off', 'ELIGIBLE'))
    await campaign.update({ display: { title: 'Still ten off' } })
    expect(await offers.next()).toMatchObject(up('Still ten off', 'ELIGIBLE'))
    await campaign.move('END')
    expect(await offers.next()).toMatchObject(down('ENDED'))
  })

  test('tells of a start and an end that the clock alone brings', async () => {
    const offers = await followOffers()
    const at = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString()
    const [startsAt, endsAt] = [at(700), at(1600)]
    await publish({ startsAt, endsAt, display: { title: 'A second' } })
    const begun = await offers.next()
    expect(begun).toMatchObject(up('A second', 'ELIGIBLE'))
    expect(late(begun, startsAt)).toBeLessThan(500)
    const ended = await offers.next()
    expect(ended).toMatchObject(down('ENDED'))
    expect(late(ended, endsAt)).toBeLessThan(500)
  })

  test('tells of a code put on the cart, and taken off', async () => {
    const { token } = await aShopper()
    const cartId = await aCart(token)
    const offers = await followOffers(token, { cartId })
    const code = `SAVE-${++keys}`
    const campaign = await publish({ kind: 'COUPON', publicCode: code, display: { title: 'Coupon' } })
    expect(await offers.next()).toMatchObject(up('Coupon', 'ELIGIBLE'))
    await changeCode('Apply', token, cartId, code)
    expect(await offers.next()).toMatchObject(up('Coupon', 'APPLIED'))
    await changeCode('Remove', token, cartId, code)
    expect(await offers.next()).toMatchObject(up('Coupon', 'ELIGIBLE'))
    await campaign.move('END')
  })

  test('tells of an order that fulfils a condition', async () => {
    const { token, externalId } = await aShopper()
    const campaign = await publish({ conditions: { orders: { minCount: 1 } }, display: { title: 'Thanks' } })
    const offers = await followOffers(token)
    await admin(`mutation ($input: OrderRecordInput!) { orderRecord(input: $input) { userErrors { message } } }`, {
      input: { ...anOrder(), customer: { externalId } },
    })
    expect(await offers.next()).toMatchObject(up('Thanks', 'ELIGIBLE'))
    await campaign.move('END')
  })

  test('tells of what becomes known of the shopper', async () => {
    const { token, externalId } = await aShopper()
    const conditions = { customer: { name: 'city', operator: 'EQUALS', values: ['Graz'] } }
    const campaign = await publish({ conditions, display: { title: 'Graz' } })
    const offers = await followOffers(token)
    const upsert = `mutation ($input: CustomerUpsertInput!) { customerUpsert(input: $input) { userErrors { message } } }`
    await admin(upsert, { input: { externalId, city: 'Graz' } })
    expect(await offers.next()).toMatchObject(up('Graz', 'ELIGIBLE'))
    await admin(upsert, { input: { externalId, city: 'Wien' } })
    expect(await offers.next()).toMatchObject({
      offersChanged: { __typename: 'OfferWithdrawn', reasons: [{ code: 'AUDIENCE' }] },
    })
    await campaign.move('END')
  })

  test('brings what was missed to a client that comes back with its cursor, and only that', async () => {
    const { token } = await aShopper()
    const first = await publish({ display: { title: 'First' } })
    const { cursor } = await ask(token)
    await first.move('END')
    const second = await publish({ display: { title: 'Second' } })
    const offers = socket(token).subscribe<OfferData>(OFFERS, { after: cursor })
    expect(await offers.next()).toMatchObject(down('ENDED', 'NOT_ACCEPTED'))
    const last = await offers.next()
    expect(last).toMatchObject(up('Second', 'ELIGIBLE'))
    await offers.stop()
    const again = socket(token).subscribe<OfferData>(OFFERS, { after: last.offersChanged.cursor })
    await wait(100)
    await second.move('END')
    expect(await again.next()).toMatchObject(down('ENDED', 'NOT_ACCEPTED'))
  })

  test("refuses a cursor that is another's, and a cart that is", async () => {
    const { cursor } = await ask((await aShopper()).token)
    const foreignCart = await aCart((await aShopper()).token)
    const { token } = await aShopper()
    const refused = [{ extensions: { code: 'BAD_USER_INPUT' } }]
    for (const variables of [{ after: cursor }, { after: 'nonsense' }, { cartId: foreignCart }])
      await expect(socket(token).subscribe(OFFERS, variables).next()).rejects.toMatchObject(refused)
  })
})

describe('walletChanged', () => {
  test('tells of a voucher that comes, is switched off and is taken back', async () => {
    const { token, externalId } = await aShopper()
    const campaign = await publish({ kind: 'COUPON', codePattern: 'GIFT-########', display: { title: 'Gift' } })
    const wallet = socket(token).subscribe(
      `subscription { walletChanged { ... on WalletChanged { item { ... on Voucher { code status } } } } }`,
    )
    await wait(100)
    const given = await admin(
      `mutation ($input: VoucherPublishInput!) { voucherPublish(input: $input) { voucher { code } userErrors { message } } }`,
      { input: { campaign: { id: campaign.id }, customer: { externalId } } },
    )
    const { code } = given.voucherPublish.voucher
    for (const [to, status] of [
      ['', 'ACTIVE'],
      ['DISABLE', 'DISABLED'],
      ['REVOKE', 'REVOKED'],
    ]) {
      if (to)
        await admin(
          `mutation ($input: VoucherSetStatusInput!) { voucherSetStatus(input: $input) { userErrors { message } } }`,
          { input: { code, to, reason: 'to see' } },
        )
      expect(await wallet.next()).toMatchObject({ walletChanged: { item: { code, status } } })
    }
  })

  test('is not for those without a wallet', async () => {
    await expect(socket().subscribe(`subscription { walletChanged { __typename } }`).next()).rejects.toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ])
  })
})

describe('cartChanged', () => {
  test('tells of a new price, whoever caused it', async () => {
    const { token } = await aShopper()
    const cartId = await aCart(token)
    const cart = socket(token).subscribe(
      `subscription ($cartId: ID!) { cartChanged(cartId: $cartId) { ... on CartChanged { cart { total { amount } } } } }`,
      { cartId },
    )
    await wait(100)
    await shopperCall(
      token,
      `mutation ($input: CartLinesSetInput!) { cartLinesSet(input: $input) { userErrors { message } } }`,
      { input: { cartId, lines: [{ sku: 'tea', quantity: 3 }] } },
    )
    expect(await cart.next()).toMatchObject({ cartChanged: { cart: { total: { amount: 3000 } } } })
    const campaign = await publish({})
    expect(await cart.next()).toMatchObject({ cartChanged: { cart: { total: { amount: 2700 } } } })
    await campaign.move('END')
    expect(await cart.next()).toMatchObject({ cartChanged: { cart: { total: { amount: 3000 } } } })
  })
})

describe('bulkOperationChanged', () => {
  test('tells where the work stands, and ends with it', async () => {
    const campaign = await publish({ kind: 'COUPON', codePattern: 'MANY-##########' })
    const { vouchersGenerate } = await admin(
      `mutation ($input: VouchersGenerateInput!) { vouchersGenerate(input: $input) { bulkOperation { id } userErrors { message } } }`,
      { input: { campaignId: campaign.id, count: 500, idempotencyKey: `many-codes-${++keys}` } },
    )
    const work = socket(server.adminKey).subscribe<{ bulkOperationChanged: { status: string; done: number } }>(
      `subscription ($id: ID!) { bulkOperationChanged(id: $id) { status done } }`,
      { id: vouchersGenerate.bulkOperation.id },
    )
    let last = await work.next()
    while (['QUEUED', 'RUNNING'].includes(last.bulkOperationChanged.status)) last = await work.next()
    expect(last.bulkOperationChanged).toEqual({ status: 'SUCCEEDED', done: 500 })
    expect(await work.ended()).toBe(true)
  })
})

type Json = Record<string, any> // oxlint-disable-line typescript/no-explicit-any
interface OfferData {
  readonly offersChanged: { readonly cursor: string; readonly occurredAt: string }
}

const OFFERS = `subscription ($cartId: ID, $after: String) { offersChanged(cartId: $cartId, after: $after) {
  __typename ... on StreamEvent { eventId cursor occurredAt }
  ... on OfferBecameEligible { offer { id title status } } ... on OfferWithdrawn { offerId reasons { code } } } }`

const up = (title: string, status: string) => ({
  offersChanged: { __typename: 'OfferBecameEligible', offer: { title, status } },
})
const down = (...codes: string[]) => ({
  offersChanged: { __typename: 'OfferWithdrawn', reasons: [{ code: expect.stringMatching(codes.join('|')) }] },
})
const late = ({ offersChanged }: OfferData, due: string) => Date.parse(offersChanged.occurredAt) - Date.parse(due)

async function call(token: string | undefined, query: string, variables: Json = {}): Promise<Json> {
  const { data, errors } = (await server.graphql(query, variables, token)) as { data: Json; errors?: unknown }
  const refused = Object.values(data ?? {}).flatMap((payload: Json | null) => payload?.userErrors ?? [])
  if (errors || refused.length > 0) throw new Error(JSON.stringify(errors ?? refused))
  return data
}
const admin = (query: string, variables: Json = {}): Promise<Json> => call(server.adminKey, query, variables)
const shopperCall = (token: string, query: string, variables: Json = {}): Promise<Json> => call(token, query, variables)

function socket(token?: string): SocketClient {
  const client = connect(server.wsUrl, token)
  sockets.push(client)
  return client
}

async function ask(token?: string, variables: Json = {}): Promise<{ cursor: string }> {
  const { offers } = await call(token, `query ($cartId: ID) { offers(cartId: $cartId) { cursor } }`, variables)
  return offers
}

/** From the cursor of an answer: nothing falls in between, so nothing has to be waited for. */
async function followOffers(token?: string, variables: Json = {}): Promise<Subscription<OfferData>> {
  const { cursor } = await ask(token, variables)
  return socket(token).subscribe<OfferData>(OFFERS, { ...variables, after: cursor })
}

async function aShopper(): Promise<{ token: string; externalId: string }> {
  const externalId = `shopper-${++keys}`
  const mutation = `mutation ($input: ShopperTokenCreateInput!) { shopperTokenCreate(input: $input) { token userErrors { message } } }`
  const { shopperTokenCreate } = await admin(mutation, { input: { customer: { externalId } } })
  return { token: shopperTokenCreate.token, externalId }
}

async function aCart(token: string): Promise<string> {
  const mutation = `mutation { cartCreate(input: { currency: "EUR", lines: [{ sku: "tea", quantity: 1 }] }) { cart { id } userErrors { message } } }`
  return (await shopperCall(token, mutation)).cartCreate.cart.id
}

async function changeCode(change: 'Apply' | 'Remove', token: string, cartId: string, code: string): Promise<void> {
  const mutation = `mutation ($input: CartCodeInput!) { cartCode${change}(input: $input) { userErrors { message } } }`
  await shopperCall(token, mutation, { input: { cartId, code } })
}

function anOrder(): Json {
  const lines = [{ sku: 'tea', quantity: 1, unitPrice: { amount: 1000, currency: 'EUR' } }]
  return { reference: `order-${++keys}`, idempotencyKey: `order-key-${keys}`, currency: 'EUR', lines }
}

interface Running {
  readonly id: string
  move(to: string): Promise<void>
  update(fields: Json): Promise<void>
}

/** A published campaign, ten percent off unless said otherwise. */
async function publish(fields: Json): Promise<Running> {
  const key = `campaign-${++keys}`
  const effects = [{ percentOff: { basisPoints: 1000 } }]
  const input = { key, name: key, kind: 'PROMOTION', effects, display: { title: key }, ...fields }
  const mutation = `mutation ($input: CampaignInput!) { campaignCreate(input: $input) { campaign { id version } userErrors { message } } }`
  const created = (await admin(mutation, { input })).campaignCreate.campaign
  const { id } = created
  let { version } = created
  const act = async (name: string, type: string, more: Json): Promise<void> => {
    const mutation = `mutation ($input: ${type}!) { ${name}(input: $input) { campaign { version } userErrors { message } } }`
    version = (await admin(mutation, { input: { id, expectedVersion: version, ...more } }))[name].campaign.version
  }
  const move = (to: string) => act('campaignTransition', 'CampaignTransitionInput', { to })
  await move('PUBLISH')
  return { id, move, update: (more) => act('campaignUpdate', 'CampaignUpdateInput', more) }
}
