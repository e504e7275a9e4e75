import { EventEmitter } from 'node:events'
import type { Bus } from './fanout/bus.ts'
import { type BusAddress, openBus } from './fanout/open-bus.ts'

/**
 * What has changed, for those who follow it. Content is always read anew from the database. After a commit, announce
 * - `customer:<id>` for anything of hers: what is known of her, events, orders, redemptions, holds, points, and every holding (a voucher, gift
 *   card or reward that she gets, uses, gets back or loses; also where somebody else did it);
 * - `cart:<id>` for what is in a cart, whose it is, or what is held for it;
 * - `campaign:<id>` for each campaign whose uses or budget were taken or given back by anybody: redeemed, held, released, run out, rolled back;
 *   also where a public code of it was used;
 * - `catalogue` for campaigns, segments, settings and public codes: whatever raises the version of the rules (`touchCatalogue`);
 * - `products` for the goods' names and prices;
 * - `redemptions` for a redemption made, moved or returned, and for a failure;
 * - `giveaway:<id>` for a giveaway changed or drawn: what all its entries have come to;
 * - `bulk:<id>` for a step of long work.
 *
 * The same keys are noted by the database itself, inside the transaction, in the table `change_log` (a table that comes to hold any of the above
 * needs its trigger): what was not announced, or not heard, is found there within 2 seconds.
 */
export type ChangeKey = string

/** One feed a server: what any server announces after its commit, every server hears, itself included. */
export interface ChangeFeed {
  /** Announces changes, after commit: to this server at once, to the others in batches. Never inside a transaction. */
  send(keys: Iterable<ChangeKey>): void
  /** Hears the changes of all servers; the answer stops listening. `null`: wakes may have been lost, look at the change log. */
  listen(listener: (keys: ReadonlySet<ChangeKey> | null) => void): () => void
  close(): Promise<void>
}

/** What a feed needs. */
export interface FeedOptions extends BusAddress {
  /** Names this server among all that share the bus. Without blanks. */
  readonly server: string
  onError(error: unknown): void
}

/** PostgreSQL refuses payloads over 7,999 bytes. */
const PAYLOAD_BYTES = 7000
/** While a bus does not answer no more wait for it: the change log brings them. */
const MOST_WAITING = 20_000

/** Opens the feed on the bus that the address names. */
export async function openChangeFeed(options: FeedOptions): Promise<ChangeFeed> {
  const feed = new BusFeed(options)
  await feed.open(options)
  return feed
}

class BusFeed implements ChangeFeed {
  readonly #server: string
  readonly #onError: (error: unknown) => void
  readonly #heard = new EventEmitter({ captureRejections: false }).setMaxListeners(0)
  #waiting = new Set<ChangeKey>()
  #bus: Bus | null = null
  #sending: Promise<void> | null = null
  #failing = false

  constructor({ server, onError }: FeedOptions) {
    this.#server = server
    this.#onError = onError
  }

  async open(address: BusAddress): Promise<void> {
    this.#bus = await openBus(address, {
      heard: (payload) => this.#hear(payload),
      regained: () => this.#heard.emit('keys', null),
      failed: (error) => this.#failed(error),
    })
  }

  send(keys: Iterable<ChangeKey>): void {
    const changed = new Set(keys)
    if (changed.size === 0) return
    this.#heard.emit('keys', changed)
    if (this.#waiting.size > MOST_WAITING) this.#waiting.clear()
    for (const key of changed) this.#waiting.add(key)
    this.#sending ??= this.#drain()
  }

  listen(listener: (keys: ReadonlySet<ChangeKey> | null) => void): () => void {
    this.#heard.on('keys', listener)
    return () => this.#heard.off('keys', listener)
  }

  async close(): Promise<void> {
    await this.#sending
    await this.#bus?.close()
  }

  /** What gathers while one batch is on its way is the next batch: no timer, and an idle shop waits for nothing. */
  async #drain(): Promise<void> {
    await Promise.resolve()
    while (this.#waiting.size > 0) {
      const keys = [...this.#waiting]
      this.#waiting = new Set()
      await this.#publish(pack(this.#server, keys))
    }
    this.#sending = null
  }

  async #publish(payloads: readonly string[]): Promise<void> {
    try {
      await this.#bus?.publish(payloads)
      this.#failing = false
    } catch (error) {
      this.#failed(error)
    }
  }

  /** Told once, until it works again. */
  #failed(error: unknown): void {
    if (!this.#failing) this.#onError(error)
    this.#failing = true
  }

  /** This server's own have been heard when they were sent. */
  #hear(payload: string): void {
    const [server, ...keys] = payload.split(' ')
    if (server !== this.#server) this.#heard.emit('keys', new Set(keys))
  }
}

/** Joins keys into as few payloads as fit, each headed by the server's name. */
function pack(server: string, keys: readonly ChangeKey[]): string[] {
  const payloads: string[] = []
  let current = server
  for (const key of keys) {
    if (current !== server && current.length + 1 + key.length > PAYLOAD_BYTES) {
      payloads.push(current)
      current = server
    }
    current = `${current} ${key}`
  }
  return [...payloads, current]
}
