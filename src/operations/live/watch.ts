import type { ChangeKey } from '../../store/change-feed.ts'
import type { SeenTransactions } from '../../store/change-log.ts'
import type { Reach } from '../views.ts'

/** One subscriber's place in the hub: whether there may be news, and who waits for them. It queues nothing. */
export class Watch {
  /** What it follows. */
  keys: readonly ChangeKey[] = []
  /** When there may be news by the clock alone: milliseconds since 1970. */
  dueAt = Infinity
  /** What a change of the rules means to it; null: it always looks. */
  reach: Reach | null = null
  /** What its last reading has seen at least; null: not known. */
  seen: SeenTransactions | null = null
  #dirty = true
  #closed = false
  #wake: (() => void) | null = null
  readonly #onClose: (watch: Watch) => void

  constructor(onClose: (watch: Watch) => void) {
    this.#onClose = onClose
  }

  /** There may be news that have not been read. */
  get dirty(): boolean {
    return this.#dirty
  }

  get closed(): boolean {
    return this.#closed
  }

  /** Called before reading: what happens from here on needs a further reading. */
  clean(): void {
    this.#dirty = false
  }

  /** Notes that there may be news; true where somebody waits and has yet to be woken. */
  mark(): boolean {
    const sleeps = !this.#dirty && this.#wake !== null
    this.#dirty = true
    return sleeps
  }

  /** Ends the wait. */
  wake(): void {
    this.#wake?.()
    this.#wake = null
  }

  /** Until there may be news, or the end. */
  async wait(): Promise<void> {
    if (this.#dirty || this.#closed) return
    await new Promise<void>((resolve) => (this.#wake = resolve))
  }

  /** Ends the wait, and leaves the hub, at once. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#onClose(this)
    this.wake()
  }
}
