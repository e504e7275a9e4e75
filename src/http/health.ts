import type { FastifyInstance } from 'fastify'
import type { Services } from '../operations/session.ts'

const PATIENCE_MILLISECONDS = 2_000

/** `/health/live`: the process answers. `/health/ready`: the database does too, and the server is not stopping. */
export function serveHealth(app: FastifyInstance, services: Services): void {
  let stopping = false
  app.addHook('preClose', async () => {
    stopping = true
  })
  app.get('/health/live', async () => ({ status: 'live' }))
  app.get('/health/ready', async (_request, reply) => {
    const database = await answers(services)
    const ready = database && !stopping
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', database, stopping })
  })
}

/** Reading the rules proves that the database is there, and migrated. */
async function answers({ catalogue, database }: Services): Promise<boolean> {
  const patience = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => patience.resolve(false), PATIENCE_MILLISECONDS)
  const read = catalogue.current(database.open()).then(
    () => true,
    () => false,
  )
  const answered = await Promise.race([read, patience.promise])
  clearTimeout(timer)
  return answered
}
