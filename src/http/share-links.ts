import type { FastifyInstance } from 'fastify'
import { isCode, normaliseCode } from '../domain/codes.ts'

/** Share links of referral codes, `/r?code=…`: they lead to the shop, the code kept. The code stands behind `?`, so that no log line has it. */
export function serveShareLinks(app: FastifyInstance, shop: string): void {
  app.get<{ Querystring: { code?: unknown } }>('/r', (request, reply) => {
    const { code } = request.query
    const normal = typeof code === 'string' ? normaliseCode(code) : ''
    return reply.redirect(isCode(normal) ? withCode(shop, normal) : shop, 302)
  })
}

/** The shop's address, which may have a query of its own. */
function withCode(shop: string, code: string): string {
  const [address = '', fragment] = shop.split('#', 2)
  const link = `${address}${address.includes('?') ? '&' : '?'}code=${encodeURIComponent(code)}`
  return fragment === undefined ? link : `${link}#${fragment}`
}
