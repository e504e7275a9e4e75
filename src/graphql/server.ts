import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { ApolloServer } from '@apollo/server'
import type { FastifyInstance, FastifyRequest, RouteHandlerMethod } from 'fastify'
import type { AddressInfo } from 'node:net'
import {
  MAXIMUM_BODY_BYTES,
  MAXIMUM_WAITING_CONNECTIONS,
  REQUEST_MILLISECONDS,
  STOP_MILLISECONDS,
} from '../domain/limits.ts'
import { wantedLocales } from '../domain/words/pick-locale.ts'
import { authenticateWithin } from '../operations/identity/authenticate-within.ts'
import { openSession, type Services, type Session } from '../operations/session.ts'
import { asHttpError, createApollo } from './apollo.ts'
import { clientAddress } from './client-address.ts'
import { errorFormat } from './format-error.ts'
import type { Observer } from './observer.ts'
import { giveTime, RequestTime, TimedOut } from './request-time.ts'
import { buildBoonSchema } from './schema.ts'
import { acceptUpgrades, type Origins } from './upgrade.ts'
import { createSocketServer } from './websocket.ts'

/** What the configuration decides of the server. */
export interface ServerConfig {
  readonly port: number
  readonly host: string
  readonly graphiql: boolean
  readonly origins: Origins
  readonly trustedProxies: number
}

/** The HTTP server with all that is not GraphQL: `openHttp` makes it. */
export interface HttpShell {
  readonly app: FastifyInstance
  readonly observer: Observer
}

/** A server that listens. */
export interface RunningServer {
  /** Without a slash at its end. */
  readonly url: string
  readonly port: number
  /** Ends streams, lets requests end, then stops listening. */
  close(): Promise<void>
}

const PATH = '/graphql'

/** Serves the schema at `/graphql` over HTTP and WebSocket, beside what the shell serves. */
export async function startServer(services: Services, config: ServerConfig, shell: HttpShell): Promise<RunningServer> {
  const schema = buildBoonSchema()
  const { log } = services
  const format = errorFormat({ log, newId: services.newId, hidesSchema: !config.graphiql })
  const options = { schema, introspection: config.graphiql, format, observer: shell.observer }
  const sockets = createSocketServer({ ...options, services, trustedProxies: config.trustedProxies })
  const apollo = createApollo({ ...options, log })
  await apollo.start()
  mount(shell.app, apollo, services, config)
  const { server, admit, turn } = sockets
  acceptUpgrades(shell.app.server, server, { path: PATH, origins: config.origins, admit, turn })
  await shell.app.listen({ port: config.port, host: config.host, backlog: MAXIMUM_WAITING_CONNECTIONS })
  const stop = async (): Promise<void> => {
    await sockets.close()
    await closeHttp(shell.app)
    await apollo.stop()
  }
  return { ...addressOf(shell.app), close: stop }
}

function mount(app: FastifyInstance, apollo: ApolloServer<Session>, services: Services, config: ServerConfig): void {
  app.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: PATH,
    bodyLimit: MAXIMUM_BODY_BYTES,
    onRequest: (_request, reply, done) => {
      reply.header('cache-control', 'no-store')
      done()
    },
    handler: inTime((time) =>
      fastifyApolloHandler(apollo, {
        context: async (request) => giveTime(await openRequest(services, request, config), time),
      }),
    ),
  })
}

/** Answers 503 where a request takes too long. */
function inTime(handlerWith: (time: RequestTime) => RouteHandlerMethod): RouteHandlerMethod {
  return async function (request, reply) {
    const time = new RequestTime(REQUEST_MILLISECONDS)
    try {
      return await time.within(Promise.resolve(handlerWith(time).call(this, request, reply)))
    } catch (error) {
      if (!(error instanceof TimedOut)) throw error
      return reply
        .code(503)
        .header('retry-after', '1')
        .send({ errors: [error] })
    }
  }
}

async function openRequest(
  services: Services,
  { headers, raw }: FastifyRequest,
  { trustedProxies }: ServerConfig,
): Promise<Session> {
  const address = clientAddress(raw, trustedProxies)
  try {
    const viewer = await authenticateWithin(services, headers.authorization, address)
    return openSession(services, { viewer, locales: wantedLocales(headers['accept-language']), address })
  } catch (error) {
    throw asHttpError(error)
  }
}

/** Waits for requests under way, but not for ever. */
async function closeHttp(app: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), STOP_MILLISECONDS)
  await app.close()
  clearTimeout(cut)
}

function addressOf({ server }: FastifyInstance): { url: string; port: number } {
  const { address, family, port } = server.address() as AddressInfo
  const host = address === '0.0.0.0' || address === '::' || address === '127.0.0.1' ? 'localhost' : address
  return { url: `http://${family === 'IPv6' && host !== 'localhost' ? `[${host}]` : host}:${port}`, port }
}
