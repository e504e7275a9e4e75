import { CloseCode, type Server } from 'graphql-ws'
import type { WebSocket } from 'ws'
import type { Log } from '../operations/session.ts'

/** What belongs to one socket. */
export interface SocketExtra {
  readonly socket: WebSocket
}

/** Joins a socket to the protocol: graphql-ws's own adapter writes to the console and keeps a timer a socket. */
export function serveSocket<Extra extends SocketExtra>(protocol: Server<Extra>, extra: Extra, log: Log): void {
  const { socket } = extra
  const fail = (error: unknown): void => {
    log.error({ err: error }, 'a socket failed')
    socket.close(CloseCode.InternalServerError, 'Internal server error')
  }
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (text) => send(socket, text),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (receive) => {
        socket.on('message', (data: Buffer) => void receive(data.toString()).catch(fail))
      },
    },
    extra,
  )
  // Its message says it all: a frame too large, or one that is none. A stack for each would let anybody fill the log.
  socket.on('error', ({ message }) => log.warn({ problem: message }, 'a socket broke'))
  socket.once('close', (code, reason) => void closed(code, reason.toString()).catch(fail))
}

/** Resolves once the text has left: a slow client slows its own streams. */
function send(socket: WebSocket, text: string): Promise<void> {
  if (socket.readyState !== socket.OPEN) return Promise.resolve()
  return new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()))
  })
}
