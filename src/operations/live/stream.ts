import type { ChangeKey } from '../../store/change-feed.ts'
import type { SeenTransactions } from '../../store/change-log.ts'
import { type Caller, type Services, type Session, sessionIn, type World } from '../session.ts'
import type { Reach } from '../views.ts'
import type { Following, Hub } from './hub.ts'
import type { StreamItem } from './stream-item.ts'
import type { Watch } from './watch.ts'

/** What one reading found. */
export interface Look<T> extends Following {
  /** What differs from what the client was told; each counts as told once it is called for. */
  readonly untold: readonly (() => Promise<T>)[]
  /** Nothing follows what is untold. */
  readonly ends: boolean
}

/** The keys under which others' uses of campaigns are told. */
export function limitKeys(reach: Reach | null): ChangeKey[] {
  return reach === null ? [] : reach.limited.map((id) => `campaign:${id}`)
}

/** Reads, in a fresh session, what a subscriber follows. */
export type Topic<T> = (session: Session) => Promise<Look<T>>

/** What a reading found and the client has not yet taken. */
interface Found<T> {
  readonly session: Session
  readonly untold: (() => Promise<T>)[]
}

/** After a reading that failed. */
const RETRY_MILLISECONDS = 1000

/** A stream that has read once: what is wrong with the request is thrown here, what fails later is tried again. */
export async function openStream<T>(
  session: Session,
  hub: Hub,
  keys: readonly ChangeKey[],
  topic: Topic<T>,
): Promise<AsyncIterableIterator<StreamItem<T>>> {
  const stream = new Stream(session, hub, keys, topic)
  try {
    await stream.look()
    return stream
  } catch (error) {
    await stream.return()
    throw error
  }
}

/**
 * Events by the client's own pace: only when it asks for the next one is the difference between what it was told and what
 * is true now computed. So nothing queues for a slow client, and it gets the newest. `return` ends a wait at once.
 */
class Stream<T> implements AsyncIterableIterator<StreamItem<T>> {
  readonly #services: Services
  readonly #caller: Caller
  readonly #hub: Hub
  readonly #topic: Topic<T>
  readonly #watch: Watch
  #found: Found<T> | null = null
  #ends = false
  #failing = false
  #last: Promise<unknown> = Promise.resolve()

  constructor({ services, viewer, locales, address }: Session, hub: Hub, keys: readonly ChangeKey[], topic: Topic<T>) {
    this.#services = services
    this.#caller = { viewer, locales, address }
    this.#hub = hub
    this.#topic = topic
    this.#watch = hub.open(keys)
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<IteratorResult<StreamItem<T>, undefined>> {
    const result = this.#last.then(() => this.#next())
    this.#last = result
    return result
  }

  async return(): Promise<IteratorResult<StreamItem<T>, undefined>> {
    this.#watch.close()
    this.#found = null
    return { value: undefined, done: true }
  }

  async throw(error: unknown): Promise<never> {
    this.#watch.close()
    throw error
  }

  /** Reads anew, together with others who were woken. */
  look(): Promise<void> {
    return this.#hub.rounds.run(this.#services, (world, seen) => this.#look(world, seen))
  }

  async #look(world: World, seen: SeenTransactions | null): Promise<void> {
    if (this.#watch.closed) return
    this.#watch.clean()
    const session = sessionIn(world, this.#caller)
    const { untold, ends, ...following } = await this.#topic(session)
    this.#watch.seen = seen
    this.#hub.follow(this.#watch, following)
    this.#found = untold.length === 0 ? null : { session, untold: [...untold] }
    this.#ends = ends
    this.#failing = false
  }

  async #next(): Promise<IteratorResult<StreamItem<T>, undefined>> {
    while (!this.#watch.closed) {
      const item = await this.#step().catch((error: unknown) => this.#failed(error))
      if (item !== null && !this.#watch.closed) return { value: item, done: false }
    }
    return { value: undefined, done: true }
  }

  /** Looks where there may be news, tells where there are, else waits. */
  async #step(): Promise<StreamItem<T> | null> {
    if (this.#watch.dirty) await this.look()
    if (this.#found !== null) return this.#tell(this.#found)
    if (this.#ends) this.#watch.close()
    else await this.#watch.wait()
    return null
  }

  async #tell({ session, untold }: Found<T>): Promise<StreamItem<T>> {
    await this.#hub.slices.turn()
    const value = await untold[0]!()
    untold.shift()
    if (untold.length === 0) this.#found = null
    return { session, value }
  }

  /** A database that restarts ends no stream: the subscriber reads again a little later. */
  async #failed(error: unknown): Promise<null> {
    if (!this.#failing) this.#services.log.error({ err: error }, 'A live stream could not be read; trying again.')
    this.#failing = true
    this.#found = null
    this.#watch.clean()
    const retry = setTimeout(() => {
      this.#watch.mark()
      this.#watch.wake()
    }, RETRY_MILLISECONDS)
    await this.#watch.wait()
    clearTimeout(retry)
    this.#watch.mark()
    return null
  }
}
