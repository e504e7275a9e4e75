import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
let strict: TestServer
beforeAll(async () => {
  server = await startTestServer()
  strict = await startTestServer({ BOON_ORIGINS: 'https://shop.example', BOON_GRAPHIQL: 'off' })
})
afterAll(async () => {
  await server.close()
  await strict.close()
})

const OFFERS = 'subscription { offersChanged { __typename } }'

interface Message {
  readonly type: string
  readonly id?: string
  // oxlint-disable-next-line typescript/no-explicit-any -- payloads of any shape.
  readonly payload?: any
}

/** A bare client of the protocol: what it hears, in order. */
class Wire {
  readonly socket: WebSocket
  readonly #heard: Message[] = []
  readonly closed: Promise<number>
  constructor(url: string, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(url, 'graphql-transport-ws', { headers })
    this.socket.on('message', (data) => this.#heard.push(JSON.parse(String(data)) as Message))
    this.closed = new Promise((resolve) => this.socket.on('close', resolve))
  }
  async open(payload: object = {}): Promise<this> {
    await once(this.socket, 'open')
    this.send({ type: 'connection_init', payload })
    await this.hear('connection_ack')
    return this
  }
  send(message: object): void {
    this.socket.send(JSON.stringify(message))
  }
  subscribe(id: string, query: string, variables?: object): void {
    this.send({ id, type: 'subscribe', payload: { query, variables } })
  }
  async hear(type: string, id?: string): Promise<Message> {
    for (let tries = 0; tries < 300; tries += 1) {
      const at = this.#heard.findIndex((message) => message.type === type && (id === undefined || message.id === id))
      if (at >= 0) return this.#heard.splice(at, 1)[0]!
      await wait(10)
    }
    throw new Error(`No ${type} was heard, but ${JSON.stringify(this.#heard)}`)
  }
}

const open = (token?: string, { wsUrl } = server) =>
  new Wire(wsUrl).open(token ? { authorization: `Bearer ${token}` } : {})
const codesOf = ({ payload }: Message) =>
  (payload as { extensions: { code: string } }[]).map(({ extensions }) => extensions.code)

describe('the socket', () => {
  test('closes with 4403 on bad credentials', async () => {
    for (const authorization of ['Bearer nonsense', 'Bearer boon_unknown', 7]) {
      const wire = new Wire(server.wsUrl)
      await once(wire.socket, 'open')
      wire.send({ type: 'connection_init', payload: { authorization } })
      expect(await wire.closed).toBe(4403)
    }
  })

  test('closes the oldest of a customer beyond ten, with 4429', async () => {
    const made = await server.graphql('mutation { visitorTokenCreate { token } }')
    const wires: Wire[] = []
    for (let count = 0; count < 11; count += 1) wires.push(await open(made.data.visitorTokenCreate.token))
    expect(await wires[0]!.closed).toBe(4429)
    expect(wires.filter(({ socket }) => socket.readyState === WebSocket.OPEN)).toHaveLength(10)
    wires.forEach(({ socket }) => socket.close())
  })

  test('finds the token under any letter case, as in a header', async () => {
    const wire = await new Wire(server.wsUrl).open({ Authorization: `Bearer ${server.adminKey}` })
    wire.subscribe('bulk', 'subscription { bulkOperationChanged(id: "nonsense") { id } }')
    expect(codesOf(await wire.hear('error', 'bulk'))).toEqual(['BAD_USER_INPUT'])
    wire.socket.close()
  })

  test('closes with 4408 where nobody introduces himself within 3 s', async () => {
    const start = performance.now()
    expect(await new Wire(server.wsUrl).closed).toBe(4408)
    expect(performance.now() - start).toBeLessThan(4_000)
  })

  test('closes with 4403 within 5 s once a key is revoked', async () => {
    const make = 'mutation { apiKeyCreate(input: { name: "x", role: MARKETER }) { secret apiKey { id } } }'
    const { data } = await server.graphql(make, {}, server.adminKey)
    const wire = await open(data.apiKeyCreate.secret)
    const stays = await open(server.adminKey)
    await server.graphql(
      'mutation ($id: ID!) { apiKeyRevoke(input: { id: $id }) { userErrors { code } } }',
      data.apiKeyCreate.apiKey,
      server.adminKey,
    )
    const start = performance.now()
    expect(await wire.closed).toBe(4403)
    expect(performance.now() - start).toBeLessThan(5_000)
    expect(stays.socket.readyState).toBe(WebSocket.OPEN)
    stays.socket.close()
  })

  test('closes with 4403 within 5 s once a token has ended', async () => {
    const customerId = server.services.newId()
    const now = new Date()
    const expiresAt = new Date(now.getTime() + 1_500)
    const token = await server.services.tokens.sign({ customerId, role: 'VISITOR', expiresAt }, now)
    const wire = await open(token)
    const start = performance.now()
    expect(await wire.closed).toBe(4403)
    expect(performance.now() - start).toBeLessThan(6_500)
  })

  test('answers a bad operation with an error, and stays', async () => {
    const wire = await open()
    const bad: [string, string][] = [
      ['subscription {', 'GRAPHQL_PARSE_FAILED'],
      ['subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
      ['{ viewer { id } }', 'BAD_USER_INPUT'],
      ['mutation { visitorTokenCreate { token } }', 'BAD_USER_INPUT'],
      ['subscription { walletChanged { __typename } }', 'FORBIDDEN'],
      ['subscription { offersChanged(after: "nonsense") { __typename } }', 'BAD_USER_INPUT'],
      ['subscription { offersChanged(cartId: "nonsense") { __typename } }', 'BAD_USER_INPUT'],
      ['subscription ($x: Int!) { offersChanged { __typename } }', 'GRAPHQL_VALIDATION_FAILED'],
      ['subscription ($x: String!) { offersChanged(after: $x) { __typename } }', 'BAD_USER_INPUT'],
      ['subscription { offersChanged @skip(if: true) { __typename } }', 'BAD_USER_INPUT'],
      ['subscription { ... @include(if: false) { offersChanged { __typename } } }', 'BAD_USER_INPUT'],
      [
        'subscription { ...F } fragment F on Subscription { offersChanged @skip(if: true) { __typename } }',
        'BAD_USER_INPUT',
      ],
    ]
    for (const [at, [query, code]] of bad.entries()) {
      wire.subscribe(`bad-${at}`, query)
      expect([query, codesOf(await wire.hear('error', `bad-${at}`))]).toEqual([query, [code]])
    }
    wire.subscribe('good', OFFERS)
    wire.send({ id: 'good', type: 'complete' })
    wire.send({ type: 'ping' })
    await wire.hear('pong')
    wire.socket.close()
  })

  test('has the limits that HTTP has', async () => {
    const wire = await open()
    wire.subscribe('tokens', `subscription { offersChanged { ${'__typename '.repeat(1_500)} } }`)
    expect((await wire.hear('error', 'tokens')).payload[0].message).toContain('1500 tokens')
    wire.subscribe(
      'aliases',
      `subscription { offersChanged { ${Array.from({ length: 31 }, (_, at) => `a${at}: __typename`).join(' ')} } }`,
    )
    expect((await wire.hear('error', 'aliases')).payload[0].message).toContain('30 aliases')
    const costly = `subscription ($first: Int!) { cartChanged(cartId: "x") { ... on CartChanged { cart { customer {
      orders(first: $first) { nodes { customer { orders(first: $first) { nodes { id reference status } } } } } } } } } }`
    wire.subscribe('cost', costly, { first: 100 })
    expect(codesOf(await wire.hear('error', 'cost'))).toEqual(['OPERATION_TOO_COMPLEX'])
    wire.subscribe('x'.repeat(65), OFFERS)
    expect(codesOf(await wire.hear('error'))).toEqual(['TOO_MANY'])
    wire.socket.close()
  })

  test('has at most 20 subscriptions', async () => {
    const wire = await open()
    for (let at = 0; at < 21; at += 1) wire.subscribe(`s${at}`, OFFERS)
    expect(codesOf(await wire.hear('error', 's20'))).toEqual(['TOO_MANY'])
    wire.socket.close()
  })

  test('takes no message over 64 KB', async () => {
    const wire = await open()
    wire.subscribe('big', `subscription { offersChanged { __typename } } #${'x'.repeat(70_000)}`)
    expect([1009, 1006, 4500]).toContain(await wire.closed)
  })

  test('lets browsers in from listed origins only, and tells them nothing of the schema', async () => {
    const evil = new Wire(strict.wsUrl, { origin: 'https://evil.example' })
    const [error] = (await once(evil.socket, 'error')) as [Error]
    expect(error.message).toContain('403')
    const wire = await new Wire(strict.wsUrl, { origin: 'https://shop.example' }).open()
    wire.subscribe('typo', 'subscription { offersChange { __typename } }')
    expect((await wire.hear('error', 'typo')).payload[0].message).toBe(
      'Cannot query field "offersChange" on type "Subscription".',
    )
    wire.socket.close()
  })
})
