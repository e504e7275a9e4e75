/** A stretch of work no longer than this is let through before requests get their turn. */
const SLICE_MILLISECONDS = 4

/** Cuts long work into slices: who asks for a turn waits where the present slice is used up, and the event loop goes round in between. */
export class Slices {
  #began = performance.now()
  #next: Promise<void> | null = null

  /** Resolves when there is time. Whoever waits is let through in order. */
  async turn(): Promise<void> {
    while (performance.now() - this.#began > SLICE_MILLISECONDS) await (this.#next ??= this.#round())
  }

  #round(): Promise<void> {
    return new Promise((resolve) => {
      setImmediate(() => {
        this.#next = null
        this.#began = performance.now()
        resolve()
      })
    })
  }
}
