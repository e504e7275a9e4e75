import type { LoggedChange, LoggedChanges, SeenTransactions } from '../../store/change-log.ts'

/** What a sweep needs. */
export interface SweepOptions {
  read(before: SeenTransactions): Promise<LoggedChanges>
  /** Null: look at everything. */
  found(changes: readonly LoggedChange[] | null): void
  failed(error: unknown): void
}

/** Lost wakes are found within 2 seconds: this, and the time that reading takes. */
const SWEEP_MILLISECONDS = 1000

/** Reads the change log again and again, for wakes that were never sent or never heard: a server was killed, the bus was cut off. */
export class Sweep {
  readonly #options: SweepOptions
  #seen: SeenTransactions | null = null
  #timer: NodeJS.Timeout | null = null
  #reading = false
  #failing = false

  constructor(options: SweepOptions) {
    this.#options = options
  }

  /** Begins behind what has been seen; does nothing where it has begun. */
  begin(seen: SeenTransactions): void {
    if (this.#seen !== null) return
    this.#seen = seen
    this.#arm()
  }

  /** Nobody listens any more. */
  stop(): void {
    this.#seen = null
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  /** Reads at once. */
  async now(): Promise<void> {
    const before = this.#seen
    if (before === null || this.#reading) return
    this.#reading = true
    try {
      const { changes, seen } = await this.#options.read(before)
      if (this.#seen === before) this.#take(changes, seen)
      this.#failing = false
    } catch (error) {
      if (!this.#failing) this.#options.failed(error)
      this.#failing = true
    }
    this.#reading = false
  }

  #take(changes: readonly LoggedChange[] | null, seen: SeenTransactions): void {
    this.#seen = seen
    if (changes === null || changes.length > 0) this.#options.found(changes)
  }

  #arm(): void {
    this.#timer = setTimeout(() => {
      void this.now().then(() => this.#seen !== null && this.#arm())
    }, SWEEP_MILLISECONDS).unref()
  }
}
