import { CloseCode } from 'graphql-ws'
import type { WebSocket } from 'ws'
import { authenticate } from '../operations/identity/authenticate.ts'
import { Unauthenticated } from '../operations/errors.ts'
import type { Services, Viewer } from '../operations/session.ts'
import { CREDENTIALS_SWEEP_MILLISECONDS, MAXIMUM_SOCKETS_A_CUSTOMER } from './limits.ts'

/** A socket whose credentials were accepted. */
interface LiveSocket {
  readonly viewer: Viewer
  readonly authorization: string
}

/** Closes sockets whose token has ended or whose key was revoked, with 4403, within 5 s; and a customer's oldest beyond some. */
export class LiveSockets {
  readonly #services: Services
  readonly #sockets = new Map<WebSocket, LiveSocket>()
  /** Oldest first. */
  readonly #ofCustomer = new Map<string, Set<WebSocket>>()
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
    if (viewer.customerId !== null) this.#crowd(socket, viewer.customerId)
  }

  /** One shopper must not fill the memory: the newest sockets stay, since the oldest are those of connections that were lost. */
  #crowd(socket: WebSocket, customerId: string): void {
    const own = this.#ofCustomer.get(customerId) ?? new Set()
    this.#ofCustomer.set(customerId, own.add(socket))
    socket.once('close', () => {
      own.delete(socket)
      if (own.size === 0) this.#ofCustomer.delete(customerId)
    })
    for (const oldest of [...own].slice(0, -MAXIMUM_SOCKETS_A_CUSTOMER)) oldest.close(TOO_MANY, 'Too many sockets')
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

/** A code that clients of the protocol do not answer by connecting again. */
const TOO_MANY = CloseCode.TooManyInitialisationRequests

function refuse(socket: WebSocket): void {
  socket.close(CloseCode.Forbidden, 'Forbidden')
}
