import { fastify } from 'fastify'
import { mercurius } from 'mercurius'
import { walletResolvers, walletSchema, walletViewer } from './wallet-peer.ts'

declare module 'mercurius' {
  interface MercuriusContext {
    readonly customerId: string
  }
}

/** A wallet by mercurius, queries compiled at their second run. Prints its address. */
const viewerOf = walletViewer(process.env.TOKEN_SECRET!)
const app = fastify({ logger: false })
await app.register(mercurius, {
  schema: walletSchema,
  resolvers: walletResolvers(process.env.DATABASE_URL!),
  context: ({ headers }) => viewerOf(headers.authorization),
  jit: 1,
})
process.stdout.write(await app.listen({ port: 0, host: '127.0.0.1' }))
