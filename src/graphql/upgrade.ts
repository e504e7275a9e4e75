import { type IncomingMessage, STATUS_CODES, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocketServer } from 'ws'

/** Browser origins that may open sockets; `*`: all. */
export type Origins = '*' | readonly string[]

/** Lets sockets in at `path`, from origins allowed: a browser always says where it comes from. */
export function acceptUpgrades(server: Server, sockets: WebSocketServer, path: string, origins: Origins): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    if (pathOf(request) !== path) return refuse(socket, 404)
    if (!isAllowed(request, origins)) return refuse(socket, 403)
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request))
  })
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0]!
}

/** No origin: not a browser. The server's own pages may always. */
function isAllowed({ headers: { origin, host } }: IncomingMessage, origins: Origins): boolean {
  if (origin === undefined || origins === '*' || origins.includes(origin)) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
