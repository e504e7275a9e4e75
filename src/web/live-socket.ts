import { type Client, CloseCode, createClient } from 'graphql-ws'
import type { TypedDocumentString } from './generated/graphql.ts'
import type { LiveEvent, Sink } from './live.ts'

/** A connection of one viewer, opened with its first stream. It never tries again by itself: `keepLive` does. */
export function openSocket(token: string | null): Client {
  const { protocol, host } = window.location
  return createClient({
    url: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/graphql`,
    connectionParams: token === null ? {} : { authorization: `Bearer ${token}` },
    retryAttempts: 0,
    keepAlive: 10_000,
    onNonLazyError: () => undefined,
  })
}

/** Subscribes for `keepLive`; what comes is the subscription's only field. The answer stops it. */
export function listenOn<Event extends LiveEvent, Variables extends Record<string, unknown>>(
  socket: Client,
  document: TypedDocumentString<Readonly<Record<string, Event>>, Variables>,
  variables: Variables,
  sink: Sink<Event>,
): () => void {
  return socket.subscribe<Readonly<Record<string, Event>>>(
    { query: `${document}`, variables },
    {
      next: ({ data, errors }) => (data ? sink.next(Object.values(data)[0]!) : sink.error(errors)),
      error: sink.error,
      complete: sink.complete,
    },
  )
}

/** Whether the server has closed a socket since the customer's newer tabs are as many as she may have: this one had better rest. */
export function isOneTooMany(error: unknown): boolean {
  return error instanceof CloseEvent && error.code === Number(CloseCode.TooManyInitialisationRequests)
}
