import { type IncomingMessage, STATUS_CODES, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocketServer } from 'ws'
import { RateLimited } from '../operations/errors.ts'

/** Browser origins that may open sockets; `*`: all. */
export type Origins = '*' | readonly string[]

/** Who may open a socket. */
export interface Door {
  readonly path: string
  readonly origins: Origins
  /** Counts one more try; throws `RateLimited`. */
  readonly admit: (request: IncomingMessage) => void
  /** Resolves when there is time for one more: a crowd is let in as fast as it is served. */
  readonly turn: () => Promise<void>
}

/** Lets sockets in at a path, from origins allowed: a browser always says where it comes from. */
export function acceptUpgrades(server: Server, sockets: WebSocketServer, { path, origins, admit, turn }: Door): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    destroyOnError(socket)
    if (pathOf(request) !== path) return refuse(socket, 404)
    if (!isAllowed(request, origins)) return refuse(socket, 403)
    const wait = secondsToWait(() => admit(request))
    if (wait > 0) return refuse(socket, 429, `Retry-After: ${wait}\r\n`)
    void turn().then(() =>
      sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request)),
    )
  })
}

/** Apart from the upgrade: a listener made there would keep the whole request for as long as the socket lives. */
function destroyOnError(socket: Duplex): void {
  socket.on('error', () => socket.destroy())
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0]!
}

/** No origin: not a browser. The server's own pages may always. */
function isAllowed({ headers: { origin, host } }: IncomingMessage, origins: Origins): boolean {
  if (origin === undefined || origins === '*' || origins.includes(origin)) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

function secondsToWait(count: () => void): number {
  try {
    count()
    return 0
  } catch (error) {
    if (error instanceof RateLimited) return error.retryAfterSeconds
    throw error
  }
}

function refuse(socket: Duplex, status: number, headers = ''): void {
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers}`
  socket.end(`${head}Connection: close\r\nContent-Length: 0\r\n\r\n`)
}
