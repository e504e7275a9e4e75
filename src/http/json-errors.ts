import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { STATUS_CODES } from 'node:http'
import type { Log } from '../operations/session.ts'

/** Errors are always JSON, in the shape of GraphQL's, also where no GraphQL was reached. */
export function answerErrorsInJson(app: FastifyInstance, log: Log): void {
  app.setNotFoundHandler((_request, reply) => send(reply, 404, 'There is nothing here.'))
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500
    if (status < 500) return send(reply, status, error.message)
    log.error({ err: error, method: request.method, path: pathOf(request.url) }, 'a request failed')
    return send(reply, status, 'Internal server error')
  })
}

/** The path alone: a query string may hold what is nobody's business. */
export function pathOf(url: string): string {
  return url.split('?', 1)[0]!
}

function send(reply: FastifyReply, status: number, message: string) {
  const code = (STATUS_CODES[status] ?? 'ERROR').toUpperCase().replaceAll(/[^A-Z]+/g, '_')
  return reply.code(status).send({ errors: [{ message, extensions: { code } }] })
}
