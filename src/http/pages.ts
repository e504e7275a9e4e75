import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Where `build-web` puts the pages. */
const ROOT = fileURLToPath(new URL('../../dist/web', import.meta.url))

/** Nothing but the server's own scripts and style; pictures of campaigns and products come from wherever the shop keeps them. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: https: http:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** The shop's pages: `/` and whatever else was built. Nothing where nothing was built. */
export function servePages(app: FastifyInstance): void {
  if (!existsSync(ROOT)) return
  app.register(fastifyStatic, {
    root: ROOT,
    redirect: true,
    setHeaders: (reply) => {
      reply.header('content-security-policy', POLICY)
    },
  })
}
