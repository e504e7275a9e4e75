import { CloseCode } from 'graphql-ws'
import type { WebSocket } from 'ws'
import { authenticate } from '../operations/identity/authenticate.ts'
import { Unauthenticated } from '../operations/errors.ts'
import type { Services, Viewer } from '../operations/session.ts'
import { CREDENTIALS_SWEEP_MILLISECONDS } from './limits.ts'

/** A socket whose credentials were accepted. */
interface LiveSocket {
  readonly viewer: Viewer
  readonly authorization: string
}

/** Closes sockets whose token has ended or whose key was revoked, with 4403, within 5 s. */
export class LiveSockets {
  readonly #services: Services
  readonly #sockets = new Map<WebSocket, LiveSocket>()
  readonly #timer: NodeJS.Timeout

  constructor(services: Services) {
    this.#services = services
    this.#timer = setInterval(() => void this.sweep(), CREDENTIALS_SWEEP_MILLISECONDS).unref()
  }

  /** Watches a socket from now on. Anonymous ones have nothing that could end. */
  add(socket: WebSocket, viewer: Viewer | null, authorization: string | undefined): void {
    if (viewer === null || authorization === undefined) return
    this.#sockets.set(socket, { viewer, authorization })
    socket.once('close', () => this.#sockets.delete(socket))
  }

  /** Looks through all of them. A key is asked after once, however many sockets it opened. */
  async sweep(): Promise<void> {
    const now = this.#services.now()
    const answers = new Map<string, Promise<boolean>>()
    for (const [socket, { viewer, authorization }] of this.#sockets) {
      if (viewer.expiresAt !== null && viewer.expiresAt <= now) refuse(socket)
      if (viewer.keyId !== null) void this.#closeIfRevoked(socket, authorization, answers)
    }
    await Promise.all(answers.values())
  }

  /** Stops looking. */
  close(): void {
    clearInterval(this.#timer)
  }

  async #closeIfRevoked(
    socket: WebSocket,
    authorization: string,
    answers: Map<string, Promise<boolean>>,
  ): Promise<void> {
    const answer = answers.get(authorization) ?? this.#isRefused(authorization)
    answers.set(authorization, answer)
    if (await answer) refuse(socket)
  }

  /** A database that does not answer refuses nobody. */
  async #isRefused(authorization: string): Promise<boolean> {
    try {
      await authenticate(this.#services, authorization)
      return false
    } catch (error) {
      return error instanceof Unauthenticated
    }
  }
}

function refuse(socket: WebSocket): void {
  socket.close(CloseCode.Forbidden, 'Forbidden')
}
