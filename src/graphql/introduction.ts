import { CloseCode } from 'graphql-ws'
import type { WebSocket } from 'ws'
import { INITIALISATION_MILLISECONDS } from '../domain/limits.ts'

/**
 * Closes a socket with 4408 unless its client introduces itself in time: the answer is called when it does. What came in time and was not read
 * yet, since a crowd came at once, counts: before a socket is closed, everything that has arrived is read.
 */
export function expectIntroduction(socket: WebSocket): () => void {
  let introduced = false
  const close = (): void => {
    if (!introduced) socket.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout')
  }
  const timer = setTimeout(() => setImmediate(close), INITIALISATION_MILLISECONDS)
  socket.once('close', () => clearTimeout(timer))
  return () => {
    introduced = true
    clearTimeout(timer)
  }
}
