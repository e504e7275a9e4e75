import type { FastifyInstance } from 'fastify'
import { wantedLocales } from '../domain/words/pick-locale.ts'
import type { Services } from '../operations/session.ts'
import { demoRoutes, type DecodeCartId } from './demo-routes.ts'

/** Mounts the demo shop's back end. `decodeCartId` reads the ids that the GraphQL API gives out. */
export function serveDemo(app: FastifyInstance, services: Services, decodeCartId: DecodeCartId): void {
  for (const { method, path, answer } of demoRoutes(decodeCartId))
    app.route({
      method,
      url: path,
      handler: async ({ headers, body }, reply) => {
        const locales = wantedLocales(headers['accept-language'])
        const answered = await answer(services, { authorization: headers.authorization, locales, body })
        return reply.code(answered.status).header('cache-control', 'no-store').send(answered.body)
      },
    })
}
