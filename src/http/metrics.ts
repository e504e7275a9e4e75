import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** One operation that came to its end. */
interface Operation {
  readonly kind: string
  readonly field: string
  readonly failed: boolean
  readonly seconds: number
}

/** Counts what GraphQL serves. */
export interface Metrics {
  operation(operation: Operation): void
  sockets(change: 1 | -1): void
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** `/metrics` for Prometheus: the process (event loop delay included), HTTP, GraphQL, sockets and their streams. */
export function serveMetrics(app: FastifyInstance, subscriptions: () => number): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register })
  countRequests(app, register)
  countStreams(register, subscriptions)
  app.get('/metrics', async (_request, reply) => {
    return reply.header('content-type', register.contentType).send(await register.metrics())
  })
  const operations = new Histogram({
    name: 'boon_graphql_operation_seconds',
    help: 'How long GraphQL operations over HTTP took, by kind and first root field.',
    labelNames: ['kind', 'field', 'failed'],
    buckets: SECONDS,
    registers: [register],
  })
  const open = new Gauge({ name: 'boon_sockets_open', help: 'WebSockets open now.', registers: [register] })
  return {
    operation: ({ kind, field, failed, seconds }) =>
      operations.observe({ kind, field, failed: String(failed) }, seconds),
    sockets: (change) => open.inc(change),
  }
}

/** Asked for when it is read: nobody counts along. */
function countStreams(register: Registry, subscriptions: () => number): Gauge {
  return new Gauge({
    name: 'boon_subscriptions_open',
    help: 'Live streams open now.',
    registers: [register],
    collect() {
      this.set(subscriptions())
    },
  })
}

function countRequests(app: FastifyInstance, register: Registry): void {
  const requests = new Histogram({
    name: 'boon_http_request_seconds',
    help: 'How long HTTP requests took, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [register],
  })
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    done()
  })
}
