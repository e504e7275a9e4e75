/** Lets through a stated number of works at a time, first come, first served: a crowd of readers leaves the database to requests. */
export class Turnstile {
  readonly #limit: number
  readonly #queue: (() => void)[] = []
  #running = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Runs `work` when its turn has come. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter()
    try {
      return await work()
    } finally {
      this.#leave()
    }
  }

  #enter(): Promise<void> | void {
    if (this.#running < this.#limit) {
      this.#running += 1
      return
    }
    return new Promise((resolve) => this.#queue.push(resolve))
  }

  /** The place is handed over: nobody who comes later can take it first. */
  #leave(): void {
    const next = this.#queue.shift()
    if (next === undefined) this.#running -= 1
    else next()
  }
}
