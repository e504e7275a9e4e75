import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { rows } from '../../src/store/database.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { codesOf, Wire } from '../support/wire.ts'

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

const open = (token?: string, { wsUrl } = server) =>
  new Wire(wsUrl).open(token ? { authorization: `Bearer ${token}` } : {})

describe('the socket', () => {
  test('closes with 4403 on bad credentials', async () => {
    for (const authorization of ['Bearer nonsense', 'Bearer boon_unknown', 7]) {
      const wire = new Wire(server.wsUrl)
      await once(wire.socket, 'open')
      wire.send({ type: 'connection_init', payload: { authorization } })
      expect(await wire.closed).toBe(4403)
    }
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

  test('closes with 4403 within 5 s once its customer is erased', async () => {
    const make = `mutation { shopperTokenCreate(input: { customer: { externalId: "gone" } }) { token } }`
    const { data } = await server.graphql(make, {}, server.adminKey)
    const wire = await open(data.shopperTokenCreate.token)
    await rows(server.services.database.open(), `delete from customer where external_id = 'gone'`)
    const start = performance.now()
    expect(await wire.closed).toBe(4403)
    expect(performance.now() - start).toBeLessThan(5_000)
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
