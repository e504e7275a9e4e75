import type { FastifyInstance } from 'fastify'
import { createGunzip } from 'node:zlib'

/** Reads bodies sent with gzip; the largest body is measured unzipped, and unzipping stops there. Other encodings are refused: 415. */
export function unzipBodies(app: FastifyInstance): void {
  app.addHook('preParsing', ({ headers }, _reply, body, done) => {
    const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
    if (encoding === 'identity') return done(null, body)
    if (encoding !== 'gzip')
      return done(Object.assign(new Error('Bodies are read plain or gzip.'), { statusCode: 415 }))
    const unzipped = createGunzip()
    body.once('error', (error) => unzipped.destroy(error))
    body.once('close', () => unzipped.end())
    // Fastify compares this with Content-Length.
    done(null, Object.assign(body.pipe(unzipped), { receivedEncodedLength: Number(headers['content-length'] ?? 0) }))
  })
}
