import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer'
import { expressMiddleware } from '@as-integrations/express5'
// @ts-expect-error -- It brings no types.
import express from 'express'
import { walletResolvers, walletSchema, type WalletViewer, walletViewer } from './wallet-peer.ts'

/** A wallet by Apollo Server on Express, set up as its documentation has it. Prints its address. */
const viewerOf = walletViewer(process.env.TOKEN_SECRET!)
const app = express()
const httpServer = createServer(app)
const server = new ApolloServer<WalletViewer>({
  typeDefs: walletSchema,
  resolvers: walletResolvers(process.env.DATABASE_URL!),
  plugins: [ApolloServerPluginDrainHttpServer({ httpServer })],
})
await server.start()
app.use(
  '/graphql',
  express.json(),
  expressMiddleware(server, { context: ({ req }) => viewerOf(req.headers.authorization) }),
)
httpServer.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`)
})
