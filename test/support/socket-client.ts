import { type Client, createClient } from 'graphql-ws'
import { WebSocket } from 'ws'

/** One running subscription. */
export interface Subscription<Data> {
  /** The next event's data; throws the errors of the answer. */
  next(): Promise<Data>
  /** Whether the server has ended it. */
  ended(): Promise<boolean>
  stop(): Promise<void>
}

/** A real client of the socket protocol. */
export interface SocketClient {
  subscribe<Data>(query: string, variables?: Record<string, unknown>): Subscription<Data>
  close(): Promise<void>
}

/** Connects as `token` says; without one as anybody. It does not connect anew by itself. */
export function connect(url: string, token?: string): SocketClient {
  const connectionParams = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const client = createClient({ url, webSocketImpl: WebSocket, connectionParams, lazy: true, retryAttempts: 0 })
  return {
    subscribe: (query, variables) => subscription(client, query, variables ?? {}),
    close: async () => client.dispose(),
  }
}

function subscription<Data>(client: Client, query: string, variables: Record<string, unknown>): Subscription<Data> {
  const events = client.iterate<Data>({ query, variables })
  return {
    next: async () => {
      const { value, done } = await events.next()
      if (done) throw new Error('The stream has ended.')
      if (value.errors) throw Object.assign(new Error(value.errors[0]!.message), { errors: value.errors })
      return value.data as Data
    },
    ended: async () => (await events.next()).done === true,
    stop: async () => {
      await events.return!()
    },
  }
}
