/**
 * The tickets of a draw: each entry has some, numbered on from those of the entries before it. Taking an entry out renumbers what is left. A
 * binary indexed tree, so that a draw among a million entries takes twenty steps.
 */
export class TicketBox {
  readonly #counts: readonly number[]
  readonly #sums: Float64Array
  readonly #top: number
  #total = 0

  /** `counts`: tickets of each entry, in the order of the entries' ids. */
  constructor(counts: readonly number[]) {
    this.#counts = counts
    this.#sums = new Float64Array(counts.length + 1)
    this.#top = 2 ** Math.floor(Math.log2(Math.max(counts.length, 1)))
    this.refill()
  }

  /** Tickets that are left. */
  get total(): number {
    return this.#total
  }

  /** Puts all entries in again. */
  refill(): void {
    this.#sums.fill(0)
    this.#total = 0
    for (const [entry, count] of this.#counts.entries()) this.#add(entry, count)
  }

  /** The entry that has this ticket (0 to `total` - 1), taken out with all its tickets. */
  take(ticket: number): number {
    const entry = this.#find(ticket)
    this.#add(entry, -this.#counts[entry]!)
    return entry
  }

  #add(entry: number, count: number): void {
    this.#total += count
    for (let at = entry + 1; at < this.#sums.length; at += at & -at) this.#sums[at] = this.#sums[at]! + count
  }

  #find(ticket: number): number {
    let at = 0
    let rest = ticket
    for (let step = this.#top; step >= 1; step /= 2) {
      const next = at + step
      if (next >= this.#sums.length || this.#sums[next]! > rest) continue
      at = next
      rest -= this.#sums[next]!
    }
    return at
  }
}
