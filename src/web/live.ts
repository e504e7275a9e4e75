/** What every event of a stream carries. */
export interface LiveEvent {
  readonly __typename?: string
  readonly eventId: string
  readonly cursor: string
}

/** Where events, and the end of a subscription, go: graphql-ws and Apollo Client take such objects. */
export interface Sink<Event> {
  next(event: Event): void
  error(error: unknown): void
  complete(): void
}

/** What is kept live, and how this client asks. */
export interface Live<State, Event extends LiveEvent> {
  /** Asks for everything. `cursor`: the answer's, of which the events go on. */
  ask(): Promise<{ readonly state: State; readonly cursor: string }>
  /** Subscribes behind a cursor; answers how to stop. */
  listen(after: string, sink: Sink<Event>): () => void
  /** What an event makes of what was known. */
  fold(state: State, event: Event): State
  show(state: State): void
  /** Gets a new token, where the old one has ended or was refused. */
  renew?(): Promise<unknown>
  /** The stream broke, and is tried again after so many milliseconds: never given up. */
  broke?(error: unknown, wait: number): void
}

const FIRST_WAIT = 500
const LONGEST_WAIT = 30_000
/** A stream that has lasted so long was well: the next wait is short again. */
const WELL = 10_000
const REMEMBERED = 1000

/**
 * Asks once, then listens: what breaks off goes on from the last event's cursor, on whatever server answers; an event that was seen is dropped; a
 * `Resync`, or a cursor that is refused, asks anew. The answer stops it.
 */
export function keepLive<State, Event extends LiveEvent>(live: Live<State, Event>): () => void {
  const seen = new Set<string>()
  let state: State
  let cursor: string | null = null
  let failures = 0
  let attempt = 0
  let since = Infinity
  let timer: ReturnType<typeof setTimeout> | undefined
  let leave = (): void => undefined

  const start = async (): Promise<void> => {
    const mine = begin()
    try {
      if (cursor === null) {
        const answer = await live.ask()
        if (mine !== attempt) return
        state = answer.state
        cursor = answer.cursor
        live.show(state)
      }
      since = Date.now()
      const end = (error: unknown): void => {
        if (mine === attempt) void again(error)
      }
      const stop = live.listen(cursor, {
        next: (event) => mine === attempt && take(event),
        error: end,
        complete: () => end(null),
      })
      if (mine === attempt) leave = stop
      else stop()
    } catch (error) {
      if (mine === attempt) void again(error)
    }
  }

  const take = (event: Event): void => {
    if (seen.has(event.eventId)) return
    seen.add(event.eventId)
    if (seen.size > REMEMBERED) seen.delete(seen.values().next().value!)
    if (event.__typename === 'Resync') {
      cursor = null
      return void again(null)
    }
    cursor = event.cursor
    state = live.fold(state, event)
    live.show(state)
  }

  const again = async (error: unknown): Promise<void> => {
    const mine = begin()
    if (Date.now() - since > WELL) failures = 0
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures) * (0.5 + Math.random() / 2)
    failures += 1
    since = Infinity
    live.broke?.(error, wait)
    const code = codeOf(error)
    if (code === 'BAD_USER_INPUT') cursor = null
    if (code === 'UNAUTHENTICATED') await live.renew?.().catch(() => undefined)
    if (mine === attempt) timer = setTimeout(() => void start(), wait)
  }

  /** Whatever went on before is over. */
  const begin = (): number => {
    clearTimeout(timer)
    const over = leave
    leave = () => undefined
    attempt += 1
    over()
    return attempt
  }

  void start()
  return () => void begin()
}

/** Events of `offersChanged` that change the list. */
export type OfferChange<Offer> = LiveEvent & { readonly offer?: Offer; readonly offerId?: string }

/** Offers with an event folded in: new ones come last, changed ones stay where they are. */
export function foldOffers<Offer extends { readonly id: string }>(
  offers: readonly Offer[],
  { offer, offerId }: OfferChange<Offer>,
): readonly Offer[] {
  if (offer === undefined) return offers.filter(({ id }) => id !== offerId)
  const isThere = offers.some(({ id }) => id === offer.id)
  return isThere ? offers.map((each) => (each.id === offer.id ? offer : each)) : [...offers, offer]
}

/** Why it broke: a GraphQL error's code; `UNAUTHENTICATED` too for a socket closed with 4403 and an HTTP answer 401. Apollo Client wraps both. */
function codeOf(error: unknown): string | undefined {
  const { errors = [error] } = (Array.isArray(error) ? { errors: error } : (error ?? {})) as { errors?: unknown[] }
  const { code, status, statusCode, extensions } = (errors[0] ?? {}) as {
    code?: unknown
    status?: unknown
    statusCode?: unknown
    extensions?: { code?: string }
  }
  if (code === 4403 || status === 401 || statusCode === 401) return 'UNAUTHENTICATED'
  return extensions?.code ?? (typeof code === 'string' ? code : undefined)
}
