import pg from 'pg'
import type { Bus, BusListener } from './bus.ts'

const CHANNEL = 'boon'
const PUBLISH = 'select pg_notify($1, payload) from unnest($2::text[]) payload'
const RECONNECT_MILLISECONDS = 500
/** A connection that says nothing for so long is dead. */
const ANSWER_MILLISECONDS = 5000

/** The default bus: LISTEN and NOTIFY on one connection of its own, opened again when it is lost. */
export async function openPostgresBus(url: string, listener: BusListener): Promise<Bus> {
  const bus = new PostgresBus(url, listener)
  await bus.connect()
  return bus
}

class PostgresBus implements Bus {
  readonly #url: string
  readonly #listener: BusListener
  #client: pg.Client | null = null
  #closed = false

  constructor(url: string, listener: BusListener) {
    this.#url = url
    this.#listener = listener
  }

  async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_MILLISECONDS,
      query_timeout: ANSWER_MILLISECONDS,
    })
    client.on('error', (error) => this.#lost(client, error))
    client.on('end', () => this.#lost(client, null))
    client.on('notification', ({ payload }) => this.#listener.heard(payload ?? ''))
    await client.connect()
    await client.query(`listen ${CHANNEL}`)
    this.#client = client
  }

  async publish(payloads: readonly string[]): Promise<void> {
    if (this.#client === null) throw new Error('The bus has no connection to PostgreSQL.')
    await this.#client.query({ name: 'publish', text: PUBLISH, values: [CHANNEL, payloads] })
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#client?.end()
  }

  #lost(client: pg.Client, error: unknown): void {
    if (this.#closed || this.#client !== client) return
    if (error !== null) this.#listener.failed(error)
    this.#client = null
    void this.#reconnect()
  }

  async #reconnect(): Promise<void> {
    while (!this.#closed && this.#client === null) {
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_MILLISECONDS).unref())
      await this.connect().catch((error: unknown) => this.#listener.failed(error))
    }
    if (!this.#closed) this.#listener.regained()
  }
}
