import type { WebSocket, WebSocketServer } from 'ws'
import { HEARTBEAT_MILLISECONDS } from '../domain/limits.ts'

/** Pings all sockets, and drops those that did not answer the last ping. The answer stops it. */
export function keepAlive(server: WebSocketServer): () => void {
  const silent = new WeakSet<WebSocket>()
  server.on('connection', (socket) => socket.on('pong', () => silent.delete(socket)))
  const timer = setInterval(() => {
    for (const socket of server.clients) {
      if (silent.has(socket)) socket.terminate()
      else socket.ping()
      silent.add(socket)
    }
  }, HEARTBEAT_MILLISECONDS).unref()
  return () => clearInterval(timer)
}
