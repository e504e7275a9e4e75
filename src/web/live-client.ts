import { type Client, CloseCode, createClient } from 'graphql-ws'
import type { TypedDocumentString } from './generated/graphql.ts'

/** A stream that is kept up until it is stopped. */
export type Stop = () => void

/** What is watched, from where, and what is done with it. */
export interface Watch<Result, Variables> {
  readonly document: TypedDocumentString<Result, Variables>
  /** Asked anew at each attempt, so that a stream goes on where it broke off. */
  variables(): Variables
  onEvent(event: Result): void
}

const LONGEST_WAIT_MILLISECONDS = 20_000

/** A connection of one viewer. */
export function openLive(token: string | null): Client {
  const { protocol, host } = window.location
  return createClient({
    url: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/graphql`,
    connectionParams: token === null ? {} : { authorization: `Bearer ${token}` },
    retryAttempts: 0,
    onNonLazyError: () => undefined,
  })
}

/** Subscribes, and subscribes again where the stream breaks, until stopped or refused: for its token, or since newer tabs are more than a customer may have. */
export function watch<Result, Variables extends Record<string, unknown>>(
  client: Client,
  { document, variables, onEvent }: Watch<Result, Variables>,
): Stop {
  let stopped = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let unsubscribe: Stop = () => undefined

  const again = (): void => {
    if (stopped) return
    const wait = Math.min(LONGEST_WAIT_MILLISECONDS, 500 * 2 ** failures)
    failures += 1
    timer = setTimeout(subscribe, wait * (0.7 + Math.random() * 0.6))
  }
  const subscribe = (): void => {
    unsubscribe = client.subscribe<Result>(
      { query: `${document}`, variables: variables() },
      {
        next: ({ data }) => {
          failures = 0
          if (data && !stopped) onEvent(data)
        },
        error: (error) => (isRefusal(error) ? undefined : again()),
        complete: again,
      },
    )
  }
  subscribe()
  return () => {
    stopped = true
    clearTimeout(timer)
    unsubscribe()
  }
}

function isRefusal(error: unknown): boolean {
  const fatal: readonly number[] = [CloseCode.Forbidden, CloseCode.TooManyInitialisationRequests]
  return error instanceof CloseEvent && fatal.includes(error.code)
}
