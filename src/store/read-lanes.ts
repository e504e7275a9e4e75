import pg from 'pg'

/** A fixed text under the name by which PostgreSQL keeps its plan. */
export interface PreparedStatement {
  readonly name: string
  readonly text: string
}

/** So many connections serve two cores. */
const LANES = 2

/**
 * Connections on which readings follow each other without waiting for each other's answers, those of one round of the event loop in one
 * write: a fifth of what a reading costs on a connection of its own. Each is a statement by itself, seen as of its own instant. For short
 * readings only that wait for no lock, since whatever is behind them on their lane waits for them.
 */
export class ReadLanes {
  readonly #lanes: readonly Lane[]

  constructor(options: pg.ClientConfig) {
    this.#lanes = Array.from({ length: LANES }, () => new Lane(options))
  }

  /** Reads on the lane on which the fewest wait. */
  read<Row>(statement: PreparedStatement, parameters: readonly unknown[]): Promise<Row[]> {
    const lane = this.#lanes.reduce((best, each) => (each.waiting < best.waiting ? each : best))
    return lane.read(statement, parameters)
  }

  async close(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.close()))
  }
}

/** One connection, opened when it is first needed, and anew where it broke. */
class Lane {
  readonly #options: pg.ClientConfig
  #open: Promise<OpenLane> | null = null
  /** Readings without an answer yet. */
  waiting = 0

  constructor(options: pg.ClientConfig) {
    this.#options = options
  }

  async read<Row>(statement: PreparedStatement, parameters: readonly unknown[]): Promise<Row[]> {
    this.waiting += 1
    try {
      const { client, hold } = await (this.#open ??= this.#connect())
      hold()
      return (await client.query({ ...statement, values: parameters as unknown[] })).rows as Row[]
    } finally {
      this.waiting -= 1
    }
  }

  async close(): Promise<void> {
    const open = await this.#open?.catch(() => null)
    await open?.client.end()
  }

  #connect(): Promise<OpenLane> {
    const client = new pg.Client({ ...this.#options, pipeline: true })
    const opening = client.connect().then(() => ({ client, hold: writingTogether(client) }))
    const broken = (): void => {
      if (this.#open === opening) this.#open = null
    }
    client.on('error', broken).on('end', broken)
    opening.catch(broken)
    return opening
  }
}

interface OpenLane {
  readonly client: pg.Client
  /** What is sent from now on goes with what else this round of the event loop sends. */
  readonly hold: () => void
}

function writingTogether({ connection }: pg.Client): () => void {
  let isHeld = false
  return () => {
    if (isHeld) return
    isHeld = true
    connection.stream.cork()
    setImmediate(() => {
      isHeld = false
      connection.stream.uncork()
    })
  }
}
