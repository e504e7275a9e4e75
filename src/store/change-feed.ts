import { EventEmitter } from 'node:events'
import pg from 'pg'

/** What has changed: `customer:<id>`, `cart:<id>`, `bulk:<id>` or `catalogue`. Content is always read anew from the database. */
export type ChangeKey = string

/** One feed a server: what any server announces after its commit, every server hears, itself included. */
export interface ChangeFeed {
  /** Announces changes, after commit. Sent in batches by a connection of its own, never inside a transaction. */
  send(keys: Iterable<ChangeKey>): void
  /** Hears the changes of all servers; the answer stops listening. `null`: wakes may have been lost, look at everything. */
  listen(listener: (keys: ReadonlySet<ChangeKey> | null) => void): () => void
  close(): Promise<void>
}

const CHANNEL = 'boon'
/** PostgreSQL refuses payloads over 7,999 bytes. */
const PAYLOAD_BYTES = 7000
const RECONNECT_MILLISECONDS = 500

/** Opens the feed on PostgreSQL's LISTEN and NOTIFY; a lost connection is opened again, and listeners are told to look at everything. */
export async function openChangeFeed(url: string, onError: (error: unknown) => void): Promise<ChangeFeed> {
  const feed = new PostgresFeed(url, onError)
  await feed.connect()
  return feed
}

class PostgresFeed implements ChangeFeed {
  readonly #url: string
  readonly #onError: (error: unknown) => void
  readonly #heard = new EventEmitter({ captureRejections: false }).setMaxListeners(0)
  readonly #waiting = new Set<ChangeKey>()
  #client: pg.Client | null = null
  #sending: Promise<void> | null = null
  #closed = false

  constructor(url: string, onError: (error: unknown) => void) {
    this.#url = url
    this.#onError = onError
  }

  async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true })
    client.on('error', (error) => this.#lost(client, error))
    client.on('end', () => this.#lost(client, null))
    client.on('notification', ({ payload }) => this.#heard.emit('keys', new Set((payload ?? '').split(' '))))
    await client.connect()
    await client.query(`listen ${CHANNEL}`)
    this.#client = client
  }

  send(keys: Iterable<ChangeKey>): void {
    for (const key of keys) this.#waiting.add(key)
    if (this.#sending === null && this.#waiting.size > 0) this.#sending = this.#drain()
  }

  listen(listener: (keys: ReadonlySet<ChangeKey> | null) => void): () => void {
    this.#heard.on('keys', listener)
    return () => this.#heard.off('keys', listener)
  }

  async close(): Promise<void> {
    await this.#sending
    this.#closed = true
    await this.#client?.end()
  }

  /** What gathers while one batch is on its way is the next batch: no timer, and an idle shop waits for nothing. */
  async #drain(): Promise<void> {
    await Promise.resolve()
    while (this.#waiting.size > 0 && this.#client !== null) {
      const keys = [...this.#waiting]
      this.#waiting.clear()
      try {
        await this.#client.query('select pg_notify($1, payload) from unnest($2::text[]) payload', [CHANNEL, pack(keys)])
      } catch (error) {
        this.#onError(error)
        for (const key of keys) this.#waiting.add(key)
        break
      }
    }
    this.#sending = null
  }

  #lost(client: pg.Client, error: unknown): void {
    if (this.#closed || this.#client !== client) return
    if (error !== null) this.#onError(error)
    this.#client = null
    void this.#reconnect()
  }

  async #reconnect(): Promise<void> {
    while (!this.#closed && this.#client === null) {
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_MILLISECONDS).unref())
      await this.connect().catch(this.#onError)
    }
    if (this.#closed) return
    this.#heard.emit('keys', null)
    this.send([])
  }
}

/** Joins keys into as few payloads as fit. */
function pack(keys: readonly ChangeKey[]): string[] {
  const payloads: string[] = []
  let current = ''
  for (const key of keys) {
    if (current !== '' && current.length + 1 + key.length > PAYLOAD_BYTES) {
      payloads.push(current)
      current = ''
    }
    current = current === '' ? key : `${current} ${key}`
  }
  return [...payloads, current]
}
