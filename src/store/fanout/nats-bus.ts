import { connect, type ConnectionOptions, type NatsConnection } from '@nats-io/transport-node'
import { type Bus, type BusListener, soonOrLater } from './bus.ts'

const PING_MILLISECONDS = 2000
const RECONNECT_MILLISECONDS = 500

/** A bus on NATS: core messages on one subject. */
export async function openNatsBus(url: string, subject: string, listener: BusListener): Promise<Bus> {
  const bus = new NatsBus(subject)
  await soonOrLater(bus.connect(url, listener).catch((error: unknown) => listener.failed(error)))
  return bus
}

class NatsBus implements Bus {
  readonly #subject: string
  #connection: NatsConnection | null = null
  #closed = false

  constructor(subject: string) {
    this.#subject = subject
  }

  async connect(url: string, listener: BusListener): Promise<void> {
    const connection = await connect(optionsOf(url))
    if (this.#closed) return connection.close()
    connection.subscribe(this.#subject, {
      callback: (error, message) => (error ? listener.failed(error) : listener.heard(message.string())),
    })
    await connection.flush()
    this.#connection = connection
    listener.regained()
    void watch(connection, listener)
  }

  async publish(payloads: readonly string[]): Promise<void> {
    if (this.#connection === null) throw new Error('The bus has no connection to NATS.')
    for (const payload of payloads) this.#connection.publish(this.#subject, payload)
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#connection?.close()
  }
}

async function watch(connection: NatsConnection, listener: BusListener): Promise<void> {
  for await (const status of connection.status()) {
    if (status.type === 'disconnect') listener.failed(new Error('The bus has lost its connection to NATS.'))
    if (status.type === 'reconnect') listener.regained()
  }
}

/** The library takes user and password apart from the address. */
function optionsOf(text: string): ConnectionOptions {
  const url = new URL(text)
  const [user, pass] = [url.username, url.password].map(decodeURIComponent)
  return {
    servers: url.host,
    name: 'boon',
    ...(user ? (pass ? { user, pass } : { token: user }) : {}),
    maxReconnectAttempts: -1,
    reconnectTimeWait: RECONNECT_MILLISECONDS,
    waitOnFirstConnect: true,
    pingInterval: PING_MILLISECONDS,
    maxPingOut: 2,
  }
}
