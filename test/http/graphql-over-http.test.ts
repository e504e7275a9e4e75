import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { serverAudits } from 'graphql-http'
import { startTestServer, type TestServer } from '../support/server.ts'
import { query as sql } from '../support/query.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

describe('GraphQL over HTTP', () => {
  test('passes every MUST and SHOULD of the audits', async () => {
    const audits = serverAudits({ url: () => `${server.url}/graphql` })
    const failed: string[] = []
    for (const audit of audits) {
      const result = await audit.fn()
      if (result.status !== 'ok' && !audit.name.startsWith('MAY')) failed.push(`${audit.name}: ${result.status}`)
    }
    expect(audits).toHaveLength(61)
    expect(failed).toEqual([])
  })

  test('answers queries by GET to those who send a header that no foreign page can, to be kept by nobody, and no mutations', async () => {
    const get = (query: string, headers: Record<string, string>) =>
      fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`, {
        headers: { accept: 'application/graphql-response+json, application/json', ...headers },
      })
    const allowed: Record<string, string>[] = [
      { 'content-type': 'application/json' },
      { 'apollo-require-preflight': 'true' },
      { 'x-apollo-operation-name': 'Viewer' },
    ]
    for (const headers of allowed) {
      const answer = await get('{ viewer { id } }', headers)
      expect(await answer.json()).toEqual({ data: { viewer: null } })
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
    const plain = await get('{ viewer { id } }', {})
    expect([plain.status, await plain.json()]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
    ])
    const mutation = await get('mutation { visitorTokenCreate { token } }', { 'apollo-require-preflight': 'true' })
    expect(mutation.status).toBe(405)
  })

  test('runs nothing that a foreign page can post without asking first', async () => {
    const body = '{"query":"mutation { visitorTokenCreate { token } }"}'
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const answer = await fetch(`${server.url}/graphql`, { method: 'POST', body, headers: { 'content-type': type } })
      expect(answer.status).toBe(415)
    }
  })

  test('refuses subscriptions by POST with 405', async () => {
    const { status, errors } = await server.graphql('subscription { offersChanged { __typename } }')
    expect(status).toBe(405)
    expect(errors?.[0]?.message).toBe('Subscriptions run over WebSocket only.')
  })

  test('refuses several operations in one request', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ query: '{ viewer { id } }' }, { query: '{ viewer { id } }' }]),
    })
    expect(response.status).toBe(400)
  })

  test('answers 401 to unknown credentials, for the whole request', async () => {
    for (const token of ['boon_unknown', 'nonsense', 'a.b.c']) {
      const { status, errors, data } = await server.graphql('{ viewer { id } }', {}, token)
      expect({ status, code: errors?.[0]?.extensions.code, data }).toEqual({
        status: 401,
        code: 'UNAUTHENTICATED',
        data: undefined,
      })
    }
  })

  test('refuses a field to those who may not, and answers its neighbours', async () => {
    const { status, data, errors } = await server.graphql('{ viewer { id } campaigns { totalCount } }')
    expect({ status, data }).toEqual({ status: 200, data: { viewer: null, campaigns: null } })
    expect(errors).toMatchObject([{ path: ['campaigns'], extensions: { code: 'FORBIDDEN' } }])
  })

  test('lets an admin do what needs no viewer, and no more', async () => {
    const { data } = await server.graphql('{ settings { currency } }', {}, server.adminKey)
    expect(data).toEqual({ settings: { currency: 'EUR' } })
    const claim = 'mutation { walletCodeClaim(input: { code: "X", idempotencyKey: "12345678" }) { replayed } }'
    const { errors } = await server.graphql(claim, {}, server.adminKey)
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })

  test('masks what went wrong inside, with an id that the log bears', async () => {
    await sql(server.services.database.url, 'alter table store rename to store_gone')
    const { errors } = await server.graphql('{ stores { key } }', {}, server.adminKey)
    await sql(server.services.database.url, 'alter table store_gone rename to store')
    expect(errors).toMatchObject([{ message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }])
    const id = errors?.[0]?.extensions.id
    expect(server.logged.find(({ fields }) => 'errorId' in fields && fields.errorId === id)).toBeDefined()
    expect(JSON.stringify(errors)).not.toContain('store_gone')
  })

  test('says where bad input stands', async () => {
    const ask = async (args: string) =>
      (await server.graphql(`{ customers(${args}) { totalCount } }`, {}, server.adminKey)).errors?.[0]?.extensions
    expect(await ask('first: 0')).toEqual({ code: 'BAD_USER_INPUT', path: ['first'] })
    expect(await ask('first: 101')).toEqual({ code: 'BAD_USER_INPUT', path: ['first'] })
    expect(await ask('after: "nonsense"')).toEqual({ code: 'BAD_USER_INPUT', path: ['after'] })
    const nested = '{ customers { nodes { own: orders(first: 0) { totalCount } } } }'
    await server.graphql(
      'mutation { customerUpsert(input: { externalId: "nested" }) { replayed } }',
      {},
      server.adminKey,
    )
    expect((await server.graphql(nested, {}, server.adminKey)).errors?.[0]).toMatchObject({
      path: ['customers', 'nodes', 0, 'own'],
      extensions: { path: ['first'] },
    })
  })

  test('calls a text that no database can look for bad input', async () => {
    const text = JSON.stringify('a\u0000b')
    for (const operation of [
      `{ redemptions(orderReference: ${text}) { totalCount } }`,
      `{ evaluate(input: { currency: "EUR", lines: [], codes: [${text}] }) { codes { code } } }`,
    ]) {
      const { errors } = await server.graphql(operation, {}, server.adminKey)
      expect(errors).toMatchObject([{ path: [expect.any(String)], extensions: { code: 'BAD_USER_INPUT' } }])
    }
  })

  test('refuses a cursor that was made up', async () => {
    for (const content of [
      'null',
      '7',
      'x',
      '["customers",{"a":1}]',
      '["customers","no uuid"]',
      `["customers","${'0'.repeat(36)}"]`,
    ]) {
      const made = Buffer.from(content).toString('base64url')
      for (const after of [made, `${made}.`, `${made}.AAAAAAAAAAAA`, `${made}.AAAAAAAAAAAA.`]) {
        const { errors } = await server.graphql(`{ customers(after: "${after}") { totalCount } }`, {}, server.adminKey)
        expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', path: ['after'] } }])
      }
    }
  })

  test('refuses a cursor of another list, and one that was changed', async () => {
    const made = await server.graphql(
      'mutation ($a: CustomerUpsertInput!, $b: CustomerUpsertInput!) { a: customerUpsert(input: $a) { customer { id } } b: customerUpsert(input: $b) { customer { id } } }',
      { a: { externalId: 'a' }, b: { externalId: 'b' } },
      server.adminKey,
    )
    const page = await server.graphql(
      '{ customers(first: 1) { pageInfo { endCursor hasNextPage } totalCount } }',
      {},
      server.adminKey,
    )
    const { endCursor, hasNextPage } = page.data.customers.pageInfo
    expect({ errors: made.errors, hasNextPage }).toEqual({ errors: undefined, hasNextPage: true })
    const next = await server.graphql(
      'query ($after: String) { customers(first: 1, after: $after) { nodes { externalId } } }',
      { after: endCursor },
      server.adminKey,
    )
    expect(next.data.customers.nodes).toEqual([{ externalId: 'a' }])
    const [position, seal] = endCursor.split('.') as [string, string]
    const damaged = `${position.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))}.${seal}`
    for (const query of [
      `{ segments(after: "${endCursor}") { totalCount } }`,
      `{ customers(after: "${damaged}") { totalCount } }`,
    ]) {
      expect((await server.graphql(query, {}, server.adminKey)).errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT', path: ['after'] } },
      ])
    }
  })

  test('calls null for an argument that may not be null bad input', async () => {
    const { errors } = await server.graphql(
      'query ($first: Int) { customers(first: $first) { totalCount } }',
      { first: null },
      server.adminKey,
    )
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })

  test('answers null for an id that is none, and things by theirs', async () => {
    const { data } = await server.graphql('mutation { visitorTokenCreate { token } }')
    const { token } = data.visitorTokenCreate
    const {
      data: { viewer },
    } = await server.graphql('{ viewer { id wallet { id } } }', {}, token)
    const ids = [
      viewer.id,
      viewer.wallet.id,
      'nonsense',
      viewer.id.replace('customer', 'voucher'),
      viewer.wallet.id.slice(0, -1),
    ]
    const { data: found } = await server.graphql(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }',
      { ids },
      token,
    )
    expect(found.nodes).toEqual([
      { __typename: 'Customer', id: viewer.id },
      { __typename: 'Wallet', id: viewer.wallet.id },
      null,
      null,
      null,
    ])
    const { data: foreign } = await server.graphql('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: ids.slice(0, 2),
    })
    expect(foreign.nodes).toEqual([null, null])
  })
})
