import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { once } from 'node:events'
import { connect } from 'node:net'
import { startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
let production: TestServer
beforeAll(async () => {
  server = await startTestServer()
  production = await startTestServer({ BOON_GRAPHIQL: 'off', BOON_ORIGINS: 'https://shop.example' })
})
afterAll(async () => {
  await server.close()
  await production.close()
})

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

describe('what is served besides GraphQL', () => {
  test('health', async () => {
    const live = await fetch(`${server.url}/health/live`)
    expect([live.status, await live.json()]).toEqual([200, { status: 'live' }])
    const ready = await fetch(`${server.url}/health/ready`)
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', database: true, stopping: false }])
  })

  test('metrics: event loop delay, HTTP, GraphQL and sockets', async () => {
    await server.graphql('{ viewer { id } }')
    const text = await (await fetch(`${server.url}/metrics`)).text()
    for (const name of ['nodejs_eventloop_lag_seconds', 'boon_http_request_seconds', 'boon_sockets_open'])
      expect(text).toContain(name)
    expect(text).toContain('boon_graphql_operation_seconds_count{kind="query",field="viewer",failed="false"}')
  })

  test('errors are always JSON', async () => {
    const answers = [
      [await fetch(`${server.url}/nowhere`), 404, 'NOT_FOUND'],
      [await post('/graphql', JSON.stringify({ query: `{ ${'x'.repeat(1_100_000)} }` })), 413, 'PAYLOAD_TOO_LARGE'],
      [
        await post('/graphql', '{}', { 'content-type': 'application/json; charset=utf-7' }),
        415,
        'UNSUPPORTED_MEDIA_TYPE',
      ],
      [await post('/graphql', '<x/>', { 'content-type': 'text/xml' }), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ] as const
    for (const [answer, status, code] of answers) {
      expect(answer.status).toBe(status)
      expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code } }] })
    }
  })

  test('a request that only trickles in is cut', async () => {
    const start = performance.now()
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    socket.write('POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n{')
    const trickle = setInterval(() => socket.write(' '), 200)
    const [answer] = (await once(socket, 'data')) as [Buffer]
    clearInterval(trickle)
    socket.destroy()
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 408 /)
    expect(performance.now() - start).toBeLessThan(15_000)
  })

  test('no token, code or variable is logged', async () => {
    await server.graphql(
      'query ($code: String!) { voucher(code: $code) { id } }',
      { code: 'SECRET-CODE' },
      server.adminKey,
    )
    await fetch(`${server.url}/graphql?query={voucher(code:"SECRET-CODE"){id}}`, {
      headers: { 'apollo-require-preflight': 'yes' },
    })
    const text = JSON.stringify(server.logged)
    expect(text).not.toContain('SECRET-CODE')
    expect(text).not.toContain(server.adminKey)
  })

  test('GraphiQL, with all that it loads, from here', async () => {
    const page = await fetch(`${server.url}/graphiql`)
    const html = await page.text()
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';")
    const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!)
    expect(files).toHaveLength(7)
    for (const file of files) expect([file, (await fetch(`${server.url}${file}`)).status]).toEqual([file, 200])
  })

  test('without BOON_GRAPHIQL: no GraphiQL, no introspection, no hints at names', async () => {
    expect((await fetch(`${production.url}/graphiql`)).status).toBe(404)
    expect((await production.graphql('{ __schema { types { name } } }')).errors).toHaveLength(1)
    expect((await production.graphql('{ viever { id } }')).errors?.[0]?.message).toBe(
      'Cannot query field "viever" on type "Query".',
    )
    expect((await server.graphql('{ viever { id } }')).errors?.[0]?.message).toContain('Did you mean')
  })

  test('browsers of other origins are answered only where they are listed', async () => {
    const allowed = async (origin: string, { url } = production) => {
      const answer = await fetch(`${url}/graphql`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      })
      return answer.headers.get('access-control-allow-origin')
    }
    expect(await allowed('https://shop.example')).toBe('https://shop.example')
    expect(await allowed('https://evil.example')).toBeNull()
  })
})
