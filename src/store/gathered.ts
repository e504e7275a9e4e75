/** How much goes together. */
export interface GatheredOptions {
  /** Most of one batch. */
  readonly most: number
  /** Batches under way at once. */
  readonly atOnce: number
  /** What waits is parted among the batches that may still begin, where each has at least so many. Left out: the first takes all. */
  readonly least?: number
  /** Nothing waits and nothing is under way any more. */
  emptied?(): void
}

/**
 * Work done in batches without a timer: what comes while few batches are under way goes as soon as the present step of the program is over, and
 * what comes while all are is the next batch. Who works must not throw: each item is told by the work itself.
 */
export class Gathered<Item> {
  readonly #work: (batch: readonly Item[]) => Promise<void>
  readonly #options: GatheredOptions
  readonly #waiting: Item[] = []
  #running = 0
  #working = 0

  constructor(work: (batch: readonly Item[]) => Promise<void>, options: GatheredOptions) {
    this.#work = work
    this.#options = options
  }

  /** Takes one in. */
  add(item: Item): void {
    this.#waiting.push(item)
    if (this.#running < this.#options.atOnce) void this.#run()
  }

  async #run(): Promise<void> {
    this.#running += 1
    // What the same step of the program adds goes along.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.#share())
      this.#working += 1
      await this.#work(batch)
      this.#working -= 1
    }
    this.#running -= 1
    if (this.#running === 0) this.#options.emptied?.()
  }

  #share(): number {
    const { most, atOnce, least = Infinity } = this.#options
    const parts = Math.min(atOnce - this.#working, Math.floor(this.#waiting.length / least))
    return Math.min(most, Math.ceil(this.#waiting.length / Math.max(1, parts)))
  }
}
