import { fastify } from 'fastify'
import { handIndex } from './hand-index.ts'
import { promotions } from './population.ts'
import { goods } from './purchase.ts'

/** The limit over HTTP: fastify that reads JSON, asks an index in memory, and answers twenty offers. Prints its address. */
const campaigns = promotions(Number(process.env.CAMPAIGNS))
const find = handIndex(campaigns)
const app = fastify({ logger: false })
app.post('/graphql', async () => {
  const nodes = [...find(goods()), ...campaigns.slice(0, 20)].slice(0, Number(process.env.OFFERS))
  return {
    data: {
      offers: { totalCount: nodes.length, nodes: nodes.map(({ id, display, kind }) => ({ id, kind, ...display })) },
    },
  }
})
process.stdout.write(await app.listen({ port: 0, host: '127.0.0.1' }))
