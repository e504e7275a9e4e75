import type { FastifyInstance, FastifyReply } from 'fastify'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, extname, join } from 'node:path'
import { GRAPHIQL_BOOT, GRAPHIQL_PAGE, GRAPHIQL_STYLE } from './graphiql-page.ts'

/** Files of packages, as published: no build, no content delivery network. */
const FILES = [
  ['graphiql', 'graphiql.min.js'],
  ['graphiql', 'graphiql.min.css'],
  ['react', 'umd/react.production.min.js'],
  ['react-dom', 'umd/react-dom.production.min.js'],
  ['graphql-ws', 'umd/graphql-ws.min.js'],
] as const

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
}

/** GraphiQL at `/graphiql`, whole without a network. */
export function serveGraphiql(app: FastifyInstance): void {
  const { resolve } = createRequire(import.meta.url)
  app.get('/graphiql', (_request, reply) => send(reply, '.html', GRAPHIQL_PAGE))
  app.get('/graphiql/boot.js', (_request, reply) => send(reply, '.js', GRAPHIQL_BOOT))
  app.get('/graphiql/page.css', (_request, reply) => send(reply, '.css', GRAPHIQL_STYLE))
  for (const [name, file] of FILES) {
    const path = join(dirname(resolve(`${name}/package.json`)), file)
    app.get(`/graphiql/${basename(file)}`, async (_request, reply) => send(reply, extname(file), await readFile(path)))
  }
}

function send(reply: FastifyReply, type: string, content: string | Buffer) {
  return reply.header('content-security-policy', POLICY).type(TYPES[type]!).send(content)
}
