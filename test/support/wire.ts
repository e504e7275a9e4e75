import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'

/** What a server says to a socket. */
export interface Message {
  readonly type: string
  readonly id?: string
  // oxlint-disable-next-line typescript/no-explicit-any -- payloads of any shape.
  readonly payload?: any
}

/** A bare client of the protocol: what it hears, in order. */
export class Wire {
  readonly socket: WebSocket
  readonly #heard: Message[] = []
  readonly closed: Promise<number>
  constructor(url: string, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(url, 'graphql-transport-ws', { headers })
    this.socket.on('message', (data) => this.#heard.push(JSON.parse(String(data)) as Message))
    this.closed = new Promise((resolve) => this.socket.on('close', resolve))
  }
  async open(payload: object = {}): Promise<this> {
    await once(this.socket, 'open')
    this.send({ type: 'connection_init', payload })
    await this.hear('connection_ack')
    return this
  }
  send(message: object): void {
    this.socket.send(JSON.stringify(message))
  }
  subscribe(id: string, query: string, variables?: object): void {
    this.send({ id, type: 'subscribe', payload: { query, variables } })
  }
  async hear(type: string, id?: string): Promise<Message> {
    for (let tries = 0; tries < 300; tries += 1) {
      const at = this.#heard.findIndex((message) => message.type === type && (id === undefined || message.id === id))
      if (at >= 0) return this.#heard.splice(at, 1)[0]!
      await wait(10)
    }
    throw new Error(`No ${type} was heard, but ${JSON.stringify(this.#heard)}`)
  }
}

/** The codes of an `error` message. */
export function codesOf({ payload }: Message): string[] {
  return (payload as { extensions: { code: string } }[]).map(({ extensions }) => extensions.code)
}
