import type { WebSocket, WebSocketServer } from 'ws'
import { HEARTBEAT_MILLISECONDS } from '../domain/limits.ts'

/** Sockets are pinged group by group: thousands of pings, and of answers, at one instant would be a second in which nobody else is served. */
const GROUPS = 100

/** Pings all sockets, each once a heartbeat, and drops those that did not answer the last ping. The answer stops it. */
export function keepAlive(server: WebSocketServer, milliseconds = HEARTBEAT_MILLISECONDS): () => void {
  const silent = new WeakSet<WebSocket>()
  const groups = Array.from({ length: GROUPS }, () => new Set<WebSocket>())
  let came = 0
  server.on('connection', (socket) => {
    const group = groups[came++ % GROUPS]!.add(socket)
    socket.on('pong', () => silent.delete(socket))
    socket.once('close', () => group.delete(socket))
  })
  const beat = (socket: WebSocket): void => {
    if (silent.has(socket)) return socket.terminate()
    socket.ping()
    silent.add(socket)
  }
  let turn = 0
  const timer = setInterval(() => groups[turn++ % GROUPS]!.forEach(beat), milliseconds / GROUPS).unref()
  return () => clearInterval(timer)
}
