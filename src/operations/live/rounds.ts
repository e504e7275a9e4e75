import type { Db } from '../../store/database.ts'
import type { SeenTransactions } from '../../store/change-log.ts'
import { openWorld, type Services, type World } from '../session.ts'

/** A reading of one subscriber, in a world that it shares with others. `seen`: what every reading of this world sees at least; null: not known. */
export type Reading = (world: World, seen: SeenTransactions | null) => Promise<void>

interface Waiting {
  readonly services: Services
  readonly reading: Reading
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** Many enough for one question a statement to serve a crowd, few enough for the first to be told before the last is read. */
const READINGS_A_ROUND = 128
/** Fewer than the database has connections: requests find one while subscribers read. */
const ROUNDS_AT_ONCE = 3

/** Gathers the readings of woken subscribers into rounds: each reads for all of its subscribers at once, each distinct question once. First come, first served. */
export class Rounds {
  readonly #seenNow: ((db: Db) => Promise<SeenTransactions>) | null
  readonly #queue: Waiting[] = []
  #running = 0
  #planned = false

  constructor(seenNow: ((db: Db) => Promise<SeenTransactions>) | null) {
    this.#seenNow = seenNow
  }

  /** Runs a reading in one of the next rounds. */
  run(services: Services, reading: Reading): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ services, reading, resolve, reject })
      this.#plan()
    })
  }

  /** Those woken together read together: the round begins when all of them have asked. */
  #plan(): void {
    if (this.#planned || this.#running >= ROUNDS_AT_ONCE || this.#queue.length === 0) return
    this.#planned = true
    setImmediate(() => {
      this.#planned = false
      void this.#round(this.#queue.splice(0, READINGS_A_ROUND))
      this.#plan()
    })
  }

  async #round(waiting: readonly Waiting[]): Promise<void> {
    this.#running += 1
    try {
      const world = openWorld(waiting[0]!.services)
      const seen = (await this.#seenNow?.(world.db)) ?? null
      await Promise.all(waiting.map((each) => each.reading(world, seen).then(each.resolve, each.reject)))
    } catch (error) {
      for (const { reject } of waiting) reject(error)
    }
    this.#running -= 1
    this.#plan()
  }
}
