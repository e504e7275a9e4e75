/** How much goes together. */
export interface GatheredOptions {
  /** Most of one batch. */
  readonly most: number
  /** Batches under way at once. */
  readonly atOnce: number
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
    while (this.#waiting.length > 0) await this.#work(this.#waiting.splice(0, this.#options.most))
    this.#running -= 1
    if (this.#running === 0) this.#options.emptied?.()
  }
}
