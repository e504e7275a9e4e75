/** How much goes together. */
export interface GatheredOptions {
  /** Most of one batch. */
  readonly most: number
  /** Batches under way at once. */
  readonly atOnce: number
  /** A batch begins beside others only with so many, and what waits is parted among those that may still begin. Left out: 1. */
  readonly least?: number
  /** Milliseconds after which a batch holds up nobody who comes: one more may be under way beside it. Left out: never. */
  readonly late?: number
  /** Nothing waits and nothing is under way any more. */
  emptied?(): void
}

/**
 * Work done in batches without a timer: what comes while no batch is under way, or enough for one beside others, goes as soon as the present
 * step of the program is over, and what comes otherwise is the next batch. Who works must not throw: each item is told by the work itself.
 */
export class Gathered<Item> {
  readonly #work: (batch: readonly Item[]) => Promise<void>
  readonly #options: GatheredOptions
  readonly #waiting: Item[] = []
  /** Batches under way, the oldest first, and when they began. */
  readonly #underWay = new Set<{ readonly at: number }>()
  #running = 0

  constructor(work: (batch: readonly Item[]) => Promise<void>, options: GatheredOptions) {
    this.#work = work
    this.#options = options
  }

  /** Takes one in. */
  add(item: Item): void {
    this.#waiting.push(item)
    if (this.#mayRunBeside(this.#running)) void this.#run()
  }

  async #run(): Promise<void> {
    this.#running += 1
    // What the same step of the program adds goes along.
    await Promise.resolve()
    while (this.#waiting.length > 0 && this.#mayRunBeside(this.#running - 1)) await this.#next()
    this.#running -= 1
    if (this.#running === 0) this.#options.emptied?.()
  }

  async #next(): Promise<void> {
    const batch = this.#waiting.splice(0, this.#share())
    const begun = { at: performance.now() }
    this.#underWay.add(begun)
    await this.#work(batch)
    this.#underWay.delete(begun)
  }

  #mayRunBeside(others: number): boolean {
    const { atOnce, least = 1, late = Infinity } = this.#options
    if (others === 0 || (others < atOnce && this.#waiting.length >= least)) return true
    const [oldest] = this.#underWay
    return others <= atOnce && oldest !== undefined && performance.now() - oldest.at > late
  }

  #share(): number {
    const { most, atOnce, least = 1 } = this.#options
    const parts = Math.min(atOnce - this.#underWay.size, Math.floor(this.#waiting.length / least))
    return Math.min(most, Math.ceil(this.#waiting.length / Math.max(1, parts)))
  }
}
