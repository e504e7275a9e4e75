import type { LoggedChange, LoggedChanges, SeenTransactions } from '../../store/change-log.ts'
import type { ChangeFeed, ChangeKey } from '../../store/change-feed.ts'
import type { Snapshot } from '../../store/catalogue.ts'
import type { Db } from '../../store/database.ts'
import type { Reach } from '../views.ts'
import { Pacer } from './pacer.ts'
import { Rounds } from './rounds.ts'
import { RuleChanges } from './rule-changes.ts'
import { Slices } from './slices.ts'
import { Sweep } from './sweep.ts'
import { Watch } from './watch.ts'

/** What a hub needs of its server. */
export interface HubServices {
  readonly feed: Pick<ChangeFeed, 'listen'>
  /** Null: there is none, and all look where a wake may have been lost. */
  readonly log: HubLog | null
  /** The rules as they are now; null: every change of them concerns everybody. */
  readonly rules: (() => Promise<Snapshot>) | null
  now(): Date
  failed(error: unknown): void
}

/** The change log, as a hub reads it. */
export interface HubLog {
  seenNow(db: Db): Promise<SeenTransactions>
  read(before: SeenTransactions): Promise<LoggedChanges>
}

/** What a subscriber follows, and what may bring it news besides. */
export interface Following {
  readonly keys: readonly ChangeKey[]
  /** When there may be news by the clock alone. */
  readonly changesAt: Date | null
  /** What a change of the rules means to it; null: it always looks. */
  readonly reach: Reach | null
}

/** At least this often the clock is looked at, should it have been set; no timer is longer, so none passes 2^31 ms. */
const LONGEST_WAIT_MILLISECONDS = 2000
/** Between batches of woken subscribers, requests get their turn. */
const WOKEN_AT_ONCE = 250

/** One a server: hears the feed, the change log and the clock, and wakes those whom a change may concern. It keeps no events: whoever wakes reads anew. */
export class Hub {
  /** In which subscribers read. */
  readonly rounds: Rounds
  readonly slices = new Slices()
  readonly #services: HubServices
  readonly #watches = new Set<Watch>()
  readonly #byKey = new Map<ChangeKey, Set<Watch>>()
  readonly #deaf: () => void
  readonly #ruleChanges: RuleChanges
  readonly #sweep: Sweep | null
  readonly #campaigns = new Pacer((key) => this.#rouse(this.#byKey.get(key) ?? []))
  #toWake: Watch[] = []
  #waking = false
  #timer: NodeJS.Timeout | null = null
  #timerAt = Infinity

  constructor(services: HubServices) {
    const { feed, log } = services
    this.#services = services
    this.#ruleChanges = this.#followRules()
    this.rounds = new Rounds(log && ((db) => this.#seenNow(log, db)))
    this.#sweep = log && this.#sweepOf(log)
    this.#deaf = feed.listen((keys) => this.#hear(keys))
  }

  /** How many subscribe. */
  get size(): number {
    return this.#watches.size
  }

  /** A place for one more subscriber, who has news to read from the start. */
  open(keys: readonly ChangeKey[]): Watch {
    if (this.#watches.size === 0) this.#ruleChanges.hear()
    const watch = new Watch((closed) => this.#drop(closed))
    this.#watches.add(watch)
    this.follow(watch, { keys, changesAt: null, reach: null })
    return watch
  }

  /** What a subscriber follows from now on. What is new to it makes it dirty: its news may have been missed. */
  follow(watch: Watch, { keys, changesAt, reach }: Following): void {
    if (watch.closed) return
    const before = watch.keys
    this.#ruleChanges.leave(watch)
    watch.keys = keys
    watch.reach = reach
    if (keys.includes('catalogue')) this.#ruleChanges.follow(watch)
    for (const key of before) if (!keys.includes(key)) this.#unlist(key, watch)
    for (const key of keys) if (!before.includes(key)) this.#list(key, watch)
    const isBehind = reach !== null && this.#ruleChanges.isBehind(reach)
    if (isBehind || keys.some((key) => !before.includes(key))) watch.mark()
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

  /** Looks through the change log at once. */
  async sweep(): Promise<void> {
    await this.#sweep?.now()
  }

  /** Ends every stream. */
  close(): void {
    this.#deaf()
    for (const watch of this.#watches) watch.close()
    this.#sweep?.stop()
    this.#disarm()
  }

  async #seenNow(log: HubLog, db: Db): Promise<SeenTransactions> {
    const seen = await log.seenNow(db)
    if (this.#watches.size > 0) this.#sweep?.begin(seen)
    return seen
  }

  #followRules(): RuleChanges {
    const services = this.#services
    return new RuleChanges({
      rules: services.rules,
      slices: this.slices,
      now: () => services.now(),
      failed: (error) => services.failed(error),
      rouse: (watches) => this.#rouse(watches),
      lookBy: (watch, at) => {
        watch.dueAt = Math.min(watch.dueAt, at.getTime())
        this.#arm(watch.dueAt)
      },
    })
  }

  #sweepOf(log: HubLog): Sweep {
    return new Sweep({
      read: (before) => log.read(before),
      found: (changes) => this.#find(changes),
      failed: (error) => this.#services.failed(error),
    })
  }

  #hear(keys: ReadonlySet<ChangeKey> | null): void {
    if (keys === null && this.#sweep !== null) return void this.#sweep.now()
    if (keys === null) return this.#rouse(this.#watches)
    for (const key of keys) this.#hearKey(key)
  }

  #hearKey(key: ChangeKey): void {
    if (key === 'catalogue') return this.#ruleChanges.hear()
    const watches = this.#byKey.get(key)
    if (watches === undefined) return
    if (key.startsWith('campaign:')) this.#campaigns.hear(key)
    else this.#rouse(watches)
  }

  /** Those who have read since then know it already. */
  #find(changes: readonly LoggedChange[] | null): void {
    if (changes === null) return this.#rouse(this.#watches)
    for (const { key, transaction } of changes) {
      if (key === 'catalogue') this.#ruleChanges.hear()
      const unaware = [...(this.#byKey.get(key) ?? [])].filter(({ seen }) => seen?.has(transaction) !== true)
      if (key !== 'catalogue') this.#rouse(unaware)
    }
  }

  /** All are marked at once, so that no reading that has begun passes for newer; they are woken batch by batch. */
  #rouse(watches: Iterable<Watch>): void {
    for (const watch of watches) if (watch.mark()) this.#toWake.push(watch)
    if (!this.#waking) this.#wakeSome()
  }

  #wakeSome(): void {
    const batch = this.#toWake.splice(0, WOKEN_AT_ONCE)
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
    this.#ruleChanges.leave(watch)
    for (const key of watch.keys) this.#unlist(key, watch)
    if (this.#watches.size > 0) return
    this.#sweep?.stop()
    this.#disarm()
  }

  /** One timer for all: for the first instant due, or the next look at the clock. */
  #arm(dueAt: number): void {
    if (this.#watches.size === 0) return
    const now = this.#services.now().getTime()
    const at = Math.min(dueAt, now + LONGEST_WAIT_MILLISECONDS)
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
