/** A stretch of work no longer than this is let through before requests get their turn. */
const SLICE_MILLISECONDS = 4

/** Cuts long work into slices: who asks for a turn waits where the present slice is used up, and the event loop goes round in between. */
export class Slices {
  #began = performance.now()
  #waiting: (() => void)[] = []

  /** Resolves when there is time. Whoever waits is let through in order. */
  turn(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#waiting.push(resolve) > 1) return
      if (this.#isUsedUp()) this.#goOn()
      else void this.#slice()
    })
  }

  #isUsedUp(): boolean {
    return performance.now() - this.#began > SLICE_MILLISECONDS
  }

  #goOn(): void {
    setImmediate(() => {
      this.#began = performance.now()
      void this.#slice()
    })
  }

  /** One by one: what the one does counts before the next is let through, though they have asked together. */
  async #slice(): Promise<void> {
    const waiting = this.#waiting
    let at = 0
    do {
      waiting[at++]!()
      await Promise.resolve()
    } while (at < waiting.length && !this.#isUsedUp())
    this.#waiting = waiting.slice(at)
    if (this.#waiting.length > 0) this.#goOn()
  }
}
