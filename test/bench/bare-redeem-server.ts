import { fastify } from 'fastify'
import pg from 'pg'
import { leastCall } from './least-redeem.ts'

/** The limit over HTTP: fastify that reads JSON, and one call of the SQL function. Prints its address. */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL!, max: 8 })
const call = leastCall('code')
const app = fastify({ logger: false })
app.post('/graphql', async () => {
  const { rows } = await pool.query<{ outcome: string }>(call)
  if (rows[0]!.outcome !== 'kept') throw new Error(rows[0]!.outcome)
  return { data: { redeem: { redemption: { id: 'redemption_01h45ytscbebyvny4gc8cr8ma2', total: { amount: 4041 } } } } }
})
process.stdout.write(await app.listen({ port: 0, host: '127.0.0.1' }))
