import cors from '@fastify/cors'
import { fastify, type FastifyInstance } from 'fastify'
import { MAXIMUM_BODY_BYTES, REQUEST_MILLISECONDS, SLOW_REQUEST_SWEEP_MILLISECONDS } from '../domain/limits.ts'
import type { Log, Services } from '../operations/session.ts'
import { serveGraphiql } from './graphiql.ts'
import { serveHealth } from './health.ts'
import { answerErrorsInJson, pathOf } from './json-errors.ts'
import { type Metrics, serveMetrics } from './metrics.ts'
import { servePages } from './pages.ts'
import { serveShareLinks } from './share-links.ts'
import { unzipBodies } from './unzip-bodies.ts'

/** What the configuration decides. */
export interface HttpConfig {
  readonly graphiql: boolean
  /** Browser origins that may call; `*`: all. */
  readonly origins: '*' | readonly string[]
  /** Where share links lead; undefined: to Boon's own page. */
  readonly shopUrl: string | undefined
}

/** All that is served and is not GraphQL; not listening yet. */
export interface HttpServer {
  readonly app: FastifyInstance
  readonly observer: Metrics
}

/** Health, metrics, pages and GraphiQL. GraphQL is mounted on it by `startServer`. */
export async function openHttp(services: Services, { graphiql, origins, shopUrl }: HttpConfig): Promise<HttpServer> {
  const app = fastify({
    logger: false,
    bodyLimit: MAXIMUM_BODY_BYTES,
    forceCloseConnections: 'idle',
    requestTimeout: REQUEST_MILLISECONDS,
    // Node lets a body trickle in for ever where headers alone may take longer than the whole request (its default is a minute).
    http: {
      headersTimeout: REQUEST_MILLISECONDS,
      requestTimeout: REQUEST_MILLISECONDS,
      connectionsCheckingInterval: SLOW_REQUEST_SWEEP_MILLISECONDS,
    },
  })
  // JSON only: a plain text is what any foreign page may post without asking.
  app.removeContentTypeParser('text/plain')
  answerErrorsInJson(app, services.log)
  await app.register(cors, {
    origin: origins === '*' ? '*' : [...origins],
    methods: ['GET', 'POST'],
    allowedHeaders: [
      'authorization',
      'content-type',
      'apollo-require-preflight',
      'x-apollo-operation-name',
      'accept-language',
    ],
    exposedHeaders: ['retry-after'],
    maxAge: 600,
  })
  protect(app)
  unzipBodies(app)
  logRequests(app, services.log)
  serveHealth(app, services)
  const observer = serveMetrics(app, () => services.hub.size)
  if (graphiql) serveGraphiql(app)
  servePages(app)
  serveShareLinks(app, shopUrl ?? '/')
  return { app, observer }
}

/** UTF-8 only, no sniffing, no referrers. */
function protect(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer')
    const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(request.headers['content-type'] ?? '')?.[1]
    if (charset === undefined || /^utf-?8$/i.test(charset)) done()
    else done(Object.assign(new Error('Only UTF-8 is understood.'), { statusCode: 415 }))
  })
}

/** One line a request: never a header, a query string or a body, since they hold tokens and codes. */
function logRequests(app: FastifyInstance, log: Log): void {
  app.addHook('onResponse', ({ method, url }, reply, done) => {
    const milliseconds = Math.round(reply.elapsedTime * 10) / 10
    log.info({ method, path: pathOf(url), status: reply.statusCode, milliseconds }, 'request')
    done()
  })
}
