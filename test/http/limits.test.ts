import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { once } from 'node:events'
import { gzipSync } from 'node:zlib'
import { WebSocket } from 'ws'
import * as limits from '../../src/domain/limits.ts'
import { authenticate } from '../../src/operations/identity/authenticate.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { codesOf, type Message, Wire } from '../support/wire.ts'

const clock = { now: new Date('2026-11-21T12:00:00Z') }
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ BOON_TRUST_PROXY: '1', BOON_GRAPHIQL: 'off' }, () => clock.now)
})
afterAll(() => server.close())

const opened: Wire[] = []
afterEach(async () => {
  const wires = opened.splice(0)
  wires.forEach(({ socket }) => socket.close())
  await Promise.all(wires.map(({ closed }) => closed))
})

let addresses = 0
/** An address that nobody has used yet. */
const freshAddress = () => `198.51.100.${(addresses += 1)}`
const from = (address: string) => ({ 'x-forwarded-for': address })
const wireOf = (address: string) => {
  const wire = new Wire(server.wsUrl, from(address))
  opened.push(wire)
  return wire
}
const open = (token?: string, address = freshAddress()) =>
  wireOf(address).open(token === undefined ? {} : { authorization: `Bearer ${token}` })
const visitorToken = async (): Promise<string> =>
  (await server.graphql('mutation { visitorTokenCreate { token } }')).data.visitorTokenCreate.token

const post = (body: string | Buffer, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/graphql`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
const ask = (query: string, headers: Record<string, string> = {}) => post(JSON.stringify({ query }), headers)
const many = (count: number, one: (at: number) => string) => Array.from({ length: count }, (_, at) => one(at)).join(' ')

const OFFERS = 'subscription { offersChanged { __typename } }'

/** Both transports refuse the same documents with the same words. */
const documents: [what: string, says: string, query: string, subscription: string][] = [
  [
    'tokens',
    `${limits.MAXIMUM_TOKENS} tokens`,
    `{ ${many(limits.MAXIMUM_TOKENS + 1, () => 'viewer')} }`,
    `subscription { offersChanged { ${many(limits.MAXIMUM_TOKENS, () => '__typename')} } }`,
  ],
  [
    'levels',
    `${limits.MAXIMUM_DEPTH} levels of nesting`,
    `{ evaluate(input: { currency: "EUR", lines: [] }) { offers { effects { firstOf { when ${nots(12)} } } } } }`,
    `subscription { offersChanged { ... on OfferBecameEligible { offer { effects { firstOf { when ${nots(12)} } } } } } }`,
  ],
  [
    'aliases',
    `${limits.MAXIMUM_ALIASES} aliases`,
    `{ ${many(limits.MAXIMUM_ALIASES + 1, (at) => `a${at}: viewer { id }`)} }`,
    `subscription { offersChanged { ${many(limits.MAXIMUM_ALIASES + 1, (at) => `a${at}: __typename`)} } }`,
  ],
  [
    'directives',
    `${limits.MAXIMUM_DIRECTIVES} directives`,
    `{ viewer { ${many(limits.MAXIMUM_DIRECTIVES + 1, () => 'id @skip(if: false)')} } }`,
    `subscription { offersChanged { ${many(limits.MAXIMUM_DIRECTIVES + 1, () => '__typename @skip(if: false)')} } }`,
  ],
  [
    'entries in a list',
    `${limits.MAXIMUM_ITEMS} entries in a list`,
    `{ offers(statuses: [${many(limits.MAXIMUM_ITEMS + 1, () => 'NEARLY')}]) { totalCount } }`,
    `subscription { cartChanged(cartId: "x") { ... on CartChanged { cart { offers(statuses: [${many(limits.MAXIMUM_ITEMS + 1, () => 'NEARLY')}]) { totalCount } } } } }`,
  ],
]

function nots(count: number): string {
  return `${'{ not '.repeat(count)}{ not { cartQuantity { min } } }${' }'.repeat(count)}`
}

describe('a document, over HTTP and over a socket', () => {
  test.each(documents)('may not have too many %s', async (_, says, query, subscription) => {
    const told = (await (await ask(query)).json()) as { errors: { message: string }[] }
    expect(told.errors.map(({ message }) => message)).toContainEqual(expect.stringContaining(says))
    const wire = await open()
    wire.subscribe('refused', subscription)
    const { payload } = await wire.hear('error', 'refused')
    expect((payload as { message: string }[]).map(({ message }) => message)).toContainEqual(
      expect.stringContaining(says),
    )
  })

  test('may not cost too much, its variables counted in', async () => {
    const query = `query ($first: Int!) { customers(first: $first) { nodes { orders(first: $first) { nodes { id reference total { amount } } } } } }`
    const dear = await server.graphql(query, { first: 100 }, server.adminKey)
    expect([dear.status, dear.errors?.[0]?.extensions]).toEqual([400, { code: 'OPERATION_TOO_COMPLEX' }])
    expect((await server.graphql(query, { first: 5 }, server.adminKey)).errors).toBeUndefined()
    const costly = `subscription ($first: Int!) { cartChanged(cartId: "x") { ... on CartChanged { cart { customer {
      orders(first: $first) { nodes { customer { orders(first: $first) { nodes { id reference status } } } } } } } } } }`
    const wire = await open()
    wire.subscribe('cost', costly, { first: 100 })
    expect((await wire.hear('error', 'cost')).payload[0].extensions).toEqual({ code: 'OPERATION_TOO_COMPLEX' })
  })

  test('is told five of its problems, and five of its variables', async () => {
    const wrong = 'abcdefghij'.split('').join(' ')
    const variables = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`v${at}`, {}]))
    const declared = many(10, (at) => `$v${at}: String`)
    const used = many(10, (at) => `a${at}: customers(search: $v${at}) { totalCount }`)
    expect((await server.graphql(`{ ${wrong} }`)).errors).toHaveLength(limits.MAXIMUM_VALIDATION_ERRORS)
    const badly = await server.graphql(`query (${declared}) { ${used} }`, variables, server.adminKey)
    expect(badly.errors).toHaveLength(limits.MAXIMUM_VALIDATION_ERRORS)
    const wire = await open()
    wire.subscribe('wrong', `subscription { offersChanged { ${wrong} } }`)
    expect((await wire.hear('error', 'wrong')).payload).toHaveLength(limits.MAXIMUM_VALIDATION_ERRORS)
    const placed = many(9, (at) => `b${at}: offersChanged(cartId: $v${at}) { __typename }`)
    wire.subscribe(
      'variables',
      `subscription (${declared}) { offersChanged(after: $v0) { __typename } ${placed} }`,
      variables,
    )
    expect((await wire.hear('error', 'variables')).payload).toHaveLength(limits.MAXIMUM_VALIDATION_ERRORS)
  })
})

describe('values, over HTTP and over a socket', () => {
  test('a page holds 100 entries', async () => {
    const { errors } = await server.graphql('{ offers(first: 101) { totalCount } }')
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', path: ['first'] } }])
    const token = await visitorToken()
    const made = await server.graphql('mutation { cartCreate(input: { currency: "EUR" }) { cart { id } } }', {}, token)
    const cartId = made.data.cartCreate.cart.id
    const wire = await open(token)
    const selection = '... on CartChanged { cart { version offers(first: 101) { totalCount } } }'
    wire.subscribe('cart', 'subscription ($id: ID!) { cartChanged(cartId: $id) { ' + selection + ' } }', { id: cartId })
    const change =
      'mutation ($id: ID!) { cartUpdate(input: { cartId: $id, attributes: { gift: true } }) { cart { id } } }'
    const heard = (async (): Promise<Message> => {
      for (let tries = 0; tries < 20; tries += 1) {
        await server.graphql(change, { id: cartId }, token)
        const next = await wire.hear('next', 'cart').catch(() => null)
        if (next?.payload.errors) return next
      }
      throw new Error('No event was heard.')
    })()
    expect((await heard).payload.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', path: ['first'] } }])
  })

  test('nodes takes 100 ids, an evaluation 30 codes, a list 500 entries', async () => {
    const nodes = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'
    const ids = Array(limits.MAXIMUM_NODES + 1).fill('x')
    expect((await server.graphql(nodes, { ids })).errors).toMatchObject([
      { message: 'At most 100 ids at once, not 101.', extensions: { code: 'BAD_USER_INPUT', path: ['ids'] } },
    ])
    const evaluate = 'query ($input: EvaluateInput!) { evaluate(input: $input) { subtotal { amount } } }'
    const bare = { currency: 'EUR', lines: [] }
    const badly = async (more: object) =>
      (await server.graphql(evaluate, { input: { ...bare, ...more } }, server.adminKey)).errors?.[0]?.extensions
    const codes = Array.from({ length: limits.MAXIMUM_CODES + 1 }, (_, at) => `CODE-${at}`)
    expect(await badly({ codes })).toMatchObject({ code: 'BAD_USER_INPUT', path: ['input', 'codes'] })
    const lines = Array.from({ length: limits.MAXIMUM_ITEMS + 1 }, () => ({ sku: 'x', quantity: 1 }))
    expect(await badly({ lines })).toMatchObject({ code: 'BAD_USER_INPUT', path: ['input', 'lines'] })
    const offerStatuses = Array(limits.MAXIMUM_ITEMS + 1).fill('NEARLY')
    expect(await badly({ offerStatuses })).toMatchObject({ path: ['input', 'offerStatuses'] })
    const offers = 'query ($statuses: [OfferStatus!]!) { offers(statuses: $statuses) { totalCount } }'
    expect((await server.graphql(offers, { statuses: offerStatuses })).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', path: ['statuses'] } },
    ])
  })
})

describe('a request over HTTP', () => {
  const query = (bytes: number) => JSON.stringify({ query: '{ viewer { id } }', operationName: null }).padEnd(bytes)

  test('has a body of at most 1 MB, measured unzipped', async () => {
    expect((await post(query(limits.MAXIMUM_BODY_BYTES))).status).toBe(200)
    expect((await post(query(limits.MAXIMUM_BODY_BYTES + 1))).status).toBe(413)
    const zipped = { 'content-encoding': 'gzip' }
    const fine = await post(gzipSync(query(limits.MAXIMUM_BODY_BYTES)), zipped)
    expect([fine.status, await fine.json()]).toEqual([200, { data: { viewer: null } }])
    const bomb = await post(gzipSync(Buffer.alloc(200_000_000, ' ')), zipped)
    expect([bomb.status, await bomb.json()]).toMatchObject([
      413,
      { errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] },
    ])
    expect((await post(gzipSync(query(99)).subarray(0, 30), zipped)).status).toBe(400)
    expect((await post('no gzip', zipped)).status).toBe(400)
    expect((await post(query(99), { 'content-encoding': 'br' })).status).toBe(415)
  })

  test('carries one operation, and what no foreign page can send', async () => {
    expect((await post(`[${query(99)},${query(99)}]`)).status).toBe(400)
    expect((await fetch(`${server.url}/graphql?query={viewer{id}}`)).status).toBe(400)
    expect((await ask(OFFERS)).status).toBe(405)
  })
})

describe('a socket', () => {
  test('takes no message over 64 KB: 1009', async () => {
    const wire = await open()
    wire.subscribe('big', `${OFFERS} #${'x'.repeat(limits.MAXIMUM_FRAME_BYTES)}`)
    expect(await wire.closed).toBe(1009)
    const broken = server.logged.filter(({ message }) => message === 'a socket broke')
    expect(broken.map(({ fields }) => fields)).toEqual([{ problem: 'Max payload size exceeded' }])
  })

  test('has 20 subscriptions at once, under ids of 64 characters', async () => {
    const wire = await open()
    for (let at = 0; at <= limits.MAXIMUM_OPERATIONS_A_SOCKET; at += 1) wire.subscribe(`s${at}`, OFFERS)
    expect(codesOf(await wire.hear('error', 's20'))).toEqual(['TOO_MANY'])
    wire.send({ id: 's0', type: 'complete' })
    wire.subscribe('x'.repeat(limits.MAXIMUM_OPERATION_ID + 1), OFFERS)
    expect(codesOf(await wire.hear('error'))).toEqual(['TOO_MANY'])
  })

  test('ends with the codes of its protocol', async () => {
    const fault = async (...said: (string | object)[]) => {
      const wire = wireOf(freshAddress())
      await once(wire.socket, 'open')
      for (const each of said) wire.socket.send(typeof each === 'string' ? each : JSON.stringify(each))
      return wire.closed
    }
    const init = { type: 'connection_init' }
    const subscribe = { id: 'one', type: 'subscribe', payload: { query: OFFERS } }
    expect(await fault('no JSON')).toBe(4400)
    expect(await fault({ type: 'nonsense' })).toBe(4400)
    expect(await fault(subscribe)).toBe(4401)
    expect(await fault({ ...init, payload: { authorization: 'Bearer nonsense' } })).toBe(4403)
    expect(await fault(init, init)).toBe(4429)
    const twice = await open()
    twice.send(subscribe)
    twice.send(subscribe)
    expect(await twice.closed).toBe(4409)
    expect(await fault()).toBe(4408)
    const [code] = await once(new WebSocket(server.wsUrl, { headers: from(freshAddress()) }), 'close')
    expect(code).toBe(4406)
  })

  test('is one of five of a customer: the oldest is closed with 4429', async () => {
    const token = await visitorToken()
    const wires: Wire[] = []
    for (let at = 0; at <= limits.MAXIMUM_SOCKETS_A_CUSTOMER; at += 1) wires.push(await open(token))
    expect(await wires[0]!.closed).toBe(4429)
    expect(wires.slice(1).map(({ socket }) => socket.readyState)).toEqual(wires.slice(1).map(() => WebSocket.OPEN))
  })

  test('is one of fifty of an address: the newest is closed with 4429, and a key has as many as it likes', async () => {
    const address = freshAddress()
    const service = await open(server.adminKey, address)
    for (let at = 0; at < limits.MAXIMUM_SOCKETS_AN_ADDRESS; at += 1) await open(undefined, address)
    expect(await wireOf(address).closed).toBe(4429)
    const neighbour = await open()
    expect([service, neighbour].map(({ socket }) => socket.readyState)).toEqual([WebSocket.OPEN, WebSocket.OPEN])
    const last = opened.at(-3)!
    last.socket.close()
    await last.closed
    await open(undefined, address)
  })
})

describe('how often', () => {
  test('an address may ask: 429 with Retry-After, on a socket an error, and at the door 429', async () => {
    const address = freshAddress()
    const wire = await open(undefined, address)
    const service = await open(server.adminKey, address)
    for (let at = 2; at < limits.ADDRESS_RATE.burst; at += 1) server.services.requestRates.count(null, address)
    const refused = await ask('{ viewer { id } }', from(address))
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1'])
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] })
    wire.subscribe('refused', OFFERS)
    expect((await wire.hear('error', 'refused')).payload[0].extensions).toEqual({ code: 'RATE_LIMITED', retryAfter: 1 })
    const [unwelcome] = (await once(wireOf(address).socket, 'error')) as [Error]
    expect(unwelcome.message).toContain('429')
    expect((await ask('{ viewer { id } }', { ...from(address), authorization: 'Bearer nonsense' })).status).toBe(429)
    const key = { authorization: `Bearer ${server.adminKey}` }
    expect((await ask('{ settings { currency } }', { ...from(address), ...key })).status).toBe(200)
    service.subscribe('bulk', 'subscription { bulkOperationChanged(id: "nonsense") { id } }')
    expect(codesOf(await service.hear('error', 'bulk'))).toEqual(['BAD_USER_INPUT'])
    expect((await ask('{ viewer { id } }', from(freshAddress()))).status).toBe(200)
    clock.now = new Date(clock.now.getTime() + 1_000)
    expect((await ask('{ viewer { id } }', from(address))).status).toBe(200)
  })

  test('a viewer may ask, from whatever address', async () => {
    const token = await visitorToken()
    const wire = await open(token)
    const { data } = await server.graphql('{ viewer { id } }', {}, token)
    const bearer = { authorization: `Bearer ${token}` }
    await ask('{ viewer { id } }', { ...bearer, ...from(freshAddress()) })
    const viewer = await authenticate(server.services, bearer.authorization)
    const more = (at: number) => server.services.requestRates.count(viewer, `203.0.113.${at % 100}`)
    expect(() => Array.from({ length: limits.VIEWER_RATE.burst }, (_, at) => more(at))).toThrow('Too many requests')
    const answer = await ask('{ viewer { id } }', { ...bearer, ...from(freshAddress()) })
    expect([data.viewer.id, answer.status, answer.headers.get('retry-after')]).toEqual([expect.any(String), 429, '1'])
    wire.subscribe('refused', OFFERS)
    expect(codesOf(await wire.hear('error', 'refused'))).toEqual(['RATE_LIMITED'])
  })

  test('codes may be wrong: whether evaluated or redeemed, they count for the customer, and not for the key', async () => {
    const asked = async (query: string, variables: object) => server.graphql(query, variables, server.adminKey)
    await asked('mutation { customerUpsert(input: { externalId: "guesser" }) { replayed } }', {})
    const bare = { currency: 'EUR', lines: [{ sku: 'x', quantity: 1, unitPrice: { amount: 100, currency: 'EUR' } }] }
    const EVALUATE = 'query ($input: EvaluateInput!) { evaluate(input: $input) { codes { code applied } } }'
    const evaluate = (codes: string[], externalId: string | null = 'guesser') =>
      asked(EVALUATE, { input: { ...bare, codes, ...(externalId && { customer: { externalId } }) } })
    const REDEEM = 'mutation ($input: RedeemInput!) { redeem(input: $input) { userErrors { code path } } }'
    const redeem = async (codes: string[]) => {
      const evaluation = { ...bare, codes, customer: { externalId: 'guesser' } }
      const orderReference = server.services.newId()
      const { data } = await asked(REDEEM, { input: { evaluation, orderReference, idempotencyKey: orderReference } })
      return data.redeem.userErrors
    }
    expect((await evaluate(['NO-1', 'NO-2', 'NO-3', 'NO-4'])).errors).toBeUndefined()
    for (const code of ['NO-5', 'NO-6', 'NO-7'])
      expect(await redeem([code])).toMatchObject([{ code: 'CODE_NOT_ACCEPTED' }])
    expect((await evaluate(['NO-8', 'NO-9'])).errors).toBeUndefined()
    expect((await evaluate(['NO-10'])).errors).toBeUndefined()
    const refused = await evaluate(['ANY'])
    expect(refused.data).toEqual({ evaluate: null })
    expect(refused.errors).toMatchObject([
      { path: ['evaluate'], extensions: { code: 'RATE_LIMITED', path: ['input', 'codes'], retryAfter: 600 } },
    ])
    expect(await redeem(['ANY'])).toEqual([{ code: 'RATE_LIMITED', path: ['evaluation', 'codes'] }])
    expect((await evaluate([])).errors).toBeUndefined()
    for (let at = 0; at < 12; at += 1) expect((await evaluate([`NO-${at}`], null)).errors).toBeUndefined()
    clock.now = new Date(clock.now.getTime() + limits.WRONG_CODES_MILLISECONDS)
    expect((await evaluate(['ANY'])).errors).toBeUndefined()
  })
})
