import { openApp } from '../../src/app.ts'
import { startServer } from '../../src/graphql/server.ts'
import { openHttp } from '../../src/http/open-http.ts'
import type { Log, Services } from '../../src/operations/session.ts'
import { testConfig } from './app.ts'
import { cloneDatabase } from './database.ts'

/** An answer as it came over HTTP. */
export interface Answer<Data> {
  readonly status: number
  readonly data: Data
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions: { readonly code: string; readonly path?: readonly string[]; readonly id?: string }
  }[]
}

/** A whole server over a database of its own, on a free port. */
export interface TestServer {
  readonly url: string
  readonly wsUrl: string
  readonly adminKey: string
  readonly services: Services
  /** What was logged: message and fields. */
  readonly logged: { readonly fields: object; readonly message: string }[]
  /** POSTs an operation; `token` without `Bearer`. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read answers of any shape.
  graphql<Data = any>(query: string, variables?: object, token?: string): Promise<Answer<Data>>
  close(): Promise<void>
}

/** Starts Boon as `main` does, but silent. `environment` overrides variables; `now` is the server's clock. */
export async function startTestServer(
  environment: Readonly<Record<string, string>> = {},
  now: () => Date = () => new Date(),
): Promise<TestServer> {
  const database = await cloneDatabase()
  const config = testConfig(database.url, environment)
  const logged: TestServer['logged'] = []
  const app = await openApp(config, { log: logInto(logged), now })
  const server = await startServer(app.services, config, await openHttp(app.services, config))
  const url = server.url
  app.listensOn(Number(new URL(url).port))
  return {
    url,
    wsUrl: `${url.replace('http', 'ws')}/graphql`,
    adminKey: config.adminKey!,
    services: app.services,
    logged,
    graphql: (query, variables, token) => post(url, query, variables, token),
    close: async () => {
      await server.close()
      await app.close()
      await database.drop()
    },
  }
}

async function post<Data>(url: string, query: string, variables?: object, token?: string): Promise<Answer<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  })
  return { status: response.status, ...((await response.json()) as Omit<Answer<Data>, 'status'>) }
}

function logInto(logged: TestServer['logged']): Log {
  const write = (fields: object, message: string): void => {
    logged.push({ fields, message })
  }
  return { info: write, warn: write, error: write }
}
