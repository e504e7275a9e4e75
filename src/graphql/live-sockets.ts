import { CloseCode } from 'graphql-ws'
import type { WebSocket } from 'ws'
import { authenticate } from '../operations/identity/authenticate.ts'
import { knownCustomers } from '../operations/identity/known-customers.ts'
import { Unauthenticated } from '../operations/errors.ts'
import type { Services, Viewer } from '../operations/session.ts'
import {
  CREDENTIALS_SWEEP_MILLISECONDS,
  MAXIMUM_SOCKETS_A_CUSTOMER,
  MAXIMUM_SOCKETS_AN_ADDRESS,
} from '../domain/limits.ts'

/** A socket whose credentials were accepted. */
interface LiveSocket {
  readonly viewer: Viewer
  /** By which an API key is asked after; null for all else, which ends by itself. */
  readonly authorization: string | null
}

/** Closes sockets whose token has ended, whose key was revoked or whose customer was erased, with 4403, within 5 s; and a customer's oldest beyond some. */
export class LiveSockets {
  readonly #services: Services
  readonly #sockets = new Map<WebSocket, LiveSocket>()
  /** Oldest first. */
  readonly #ofCustomer = new Map<string, Set<WebSocket>>()
  /** How many of each address, and whose each is; sockets of API keys are not among them. */
  readonly #ofAddress = new Map<string, number>()
  readonly #addresses = new WeakMap<WebSocket, string>()
  /** Customers whom the shop is known to have had: a visitor has no row yet. */
  readonly #known = new Set<string>()
  readonly #timer: NodeJS.Timeout

  constructor(services: Services) {
    this.#services = services
    this.#timer = setInterval(() => void this.sweep(), CREDENTIALS_SWEEP_MILLISECONDS).unref()
  }

  /** Counts a socket of an address. False where it has too many: this one is closed with 4429, since its neighbours may be other people's. */
  open(socket: WebSocket, address: string): boolean {
    const count = (this.#ofAddress.get(address) ?? 0) + 1
    if (count > MAXIMUM_SOCKETS_AN_ADDRESS) {
      socket.on('error', () => socket.terminate())
      socket.close(TOO_MANY, 'Too many sockets')
      return false
    }
    this.#ofAddress.set(address, count)
    this.#addresses.set(socket, address)
    socket.once('close', () => this.#release(socket))
    return true
  }

  /** Watches a socket from now on. Anonymous ones have nothing that could end. */
  add(socket: WebSocket, viewer: Viewer | null, authorization: string | undefined): void {
    if (viewer === null || authorization === undefined) return
    if (viewer.keyId !== null) this.#release(socket)
    this.#sockets.set(socket, { viewer, authorization: viewer.keyId === null ? null : authorization })
    socket.once('close', () => this.#sockets.delete(socket))
    if (viewer.customerId === null) return
    if (viewer.role === 'SHOPPER') this.#known.add(viewer.customerId)
    this.#crowd(socket, viewer.customerId)
  }

  /** It no longer counts for its address. */
  #release(socket: WebSocket): void {
    const address = this.#addresses.get(socket)
    if (address === undefined) return
    this.#addresses.delete(socket)
    const left = this.#ofAddress.get(address)! - 1
    if (left > 0) this.#ofAddress.set(address, left)
    else this.#ofAddress.delete(address)
  }

  /** One shopper must not fill the memory: the newest sockets stay, since the oldest are those of connections that were lost. */
  #crowd(socket: WebSocket, customerId: string): void {
    const own = this.#ofCustomer.get(customerId) ?? new Set()
    this.#ofCustomer.set(customerId, own.add(socket))
    socket.once('close', () => {
      own.delete(socket)
      if (own.size > 0) return
      this.#ofCustomer.delete(customerId)
      this.#known.delete(customerId)
    })
    for (const oldest of [...own].slice(0, -MAXIMUM_SOCKETS_A_CUSTOMER)) oldest.close(TOO_MANY, 'Too many sockets')
  }

  /** Looks through all of them. A key is asked after once, however many sockets it opened. */
  async sweep(): Promise<void> {
    const now = this.#services.now()
    const answers = new Map<string, Promise<boolean>>()
    for (const [socket, { viewer, authorization }] of this.#sockets) {
      if (viewer.expiresAt !== null && viewer.expiresAt <= now) refuse(socket)
      if (authorization !== null) void this.#closeIfRevoked(socket, authorization, answers)
    }
    await Promise.all(answers.values())
    await this.#closeErased()
  }

  /** Who was there and is no longer has been erased: one query, whatever their number. A database that does not answer erases nobody. */
  async #closeErased(): Promise<void> {
    const asked = [...this.#ofCustomer.keys()]
    const present = await knownCustomers(this.#services, asked).catch(() => null)
    if (present === null) return
    for (const customerId of asked) {
      if (present.has(customerId)) this.#known.add(customerId)
      else if (this.#known.has(customerId)) this.#ofCustomer.get(customerId)?.forEach(refuse)
    }
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
