import type { ChangeFeed, ChangeKey } from '../../store/change-feed.ts'
import { Turnstile } from './turnstile.ts'
import { Watch } from './watch.ts'

/** What a hub needs of its server. */
export interface HubServices {
  readonly feed: Pick<ChangeFeed, 'listen'>
  now(): Date
}

/** At least this often the clock is looked at, should it have been set; no timer is longer, so none passes 2^31 ms. */
const SWEEP_MILLISECONDS = 2000
/** Between batches of woken subscribers, requests get their turn. */
const WOKEN_AT_ONCE = 50
/** Fewer than the database has connections: requests find one while subscribers read. */
const READINGS_AT_ONCE = 4

/** One a server: hears the feed and the clock, and wakes those whom a change may concern. It keeps no events: whoever wakes reads anew. */
export class Hub {
  /** Through which subscribers go to read. */
  readonly readings = new Turnstile(READINGS_AT_ONCE)
  readonly #services: HubServices
  readonly #watches = new Set<Watch>()
  readonly #byKey = new Map<ChangeKey, Set<Watch>>()
  readonly #deaf: () => void
  #toWake: Watch[] = []
  #waking = false
  #timer: NodeJS.Timeout | null = null
  #timerAt = Infinity

  constructor(services: HubServices) {
    this.#services = services
    this.#deaf = services.feed.listen((keys) => this.#hear(keys))
  }

  /** How many subscribe. */
  get size(): number {
    return this.#watches.size
  }

  /** A place for one more subscriber, who has news to read from the start. */
  open(keys: readonly ChangeKey[]): Watch {
    const watch = new Watch((closed) => this.#drop(closed))
    this.#watches.add(watch)
    this.follow(watch, keys, null)
    return watch
  }

  /** What a subscriber follows from now on, and when it is due by the clock. A key new to it makes it dirty: its news may have been missed. */
  follow(watch: Watch, keys: readonly ChangeKey[], changesAt: Date | null): void {
    if (watch.closed) return
    const before = watch.keys
    watch.keys = keys
    for (const key of before) if (!keys.includes(key)) this.#unlist(key, watch)
    for (const key of keys) if (!before.includes(key)) this.#list(key, watch)
    if (keys.some((key) => !before.includes(key))) watch.mark()
    watch.dueAt = changesAt?.getTime() ?? Infinity
    this.#arm(watch.dueAt)
  }

  /** Wakes those whose instant has come (spans are half-open: at it, not after it). Tests that set the clock call this. */
  tick(): void {
    const now = this.#services.now().getTime()
    const due = [...this.#watches].filter(({ dueAt }) => dueAt <= now)
    for (const watch of due) watch.dueAt = Infinity
    this.#rouse(due)
    this.#disarm()
    this.#arm(this.#firstDue())
  }

  /** Ends every stream. */
  close(): void {
    this.#deaf()
    for (const watch of this.#watches) watch.close()
    this.#disarm()
  }

  #hear(keys: ReadonlySet<ChangeKey> | null): void {
    if (keys === null) return this.#rouse(this.#watches)
    for (const key of keys) this.#rouse(this.#byKey.get(key) ?? [])
  }

  /** All are marked at once, so that no reading that has begun passes for newer; they are woken batch by batch. */
  #rouse(watches: Iterable<Watch>): void {
    for (const watch of watches) if (watch.mark()) this.#toWake.push(watch)
    if (!this.#waking) this.#wakeSome()
  }

  #wakeSome(): void {
    const batch = this.#toWake.slice(0, WOKEN_AT_ONCE)
    this.#toWake = this.#toWake.slice(WOKEN_AT_ONCE)
    for (const watch of batch) watch.wake()
    this.#waking = this.#toWake.length > 0
    if (this.#waking) setImmediate(() => this.#wakeSome())
  }

  #list(key: ChangeKey, watch: Watch): void {
    const listed = this.#byKey.get(key)
    if (listed === undefined) this.#byKey.set(key, new Set([watch]))
    else listed.add(watch)
  }

  #unlist(key: ChangeKey, watch: Watch): void {
    const listed = this.#byKey.get(key)
    listed?.delete(watch)
    if (listed?.size === 0) this.#byKey.delete(key)
  }

  #drop(watch: Watch): void {
    this.#watches.delete(watch)
    for (const key of watch.keys) this.#unlist(key, watch)
    if (this.#watches.size === 0) this.#disarm()
  }

  /** One timer for all: for the first instant due, or the next sweep. */
  #arm(dueAt: number): void {
    if (this.#watches.size === 0) return
    const now = this.#services.now().getTime()
    const at = Math.min(dueAt, now + SWEEP_MILLISECONDS)
    if (this.#timer !== null && this.#timerAt <= at) return
    this.#disarm()
    this.#timerAt = at
    this.#timer = setTimeout(() => this.tick(), Math.max(1, at - now)).unref()
  }

  #disarm(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#timerAt = Infinity
  }

  #firstDue(): number {
    let first = Infinity
    for (const { dueAt } of this.#watches) if (dueAt < first) first = dueAt
    return first
  }
}
