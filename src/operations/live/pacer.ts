const SECOND = 1000

/** Lets a key through at once, and then once a second for as long as it keeps coming: a campaign sold out by thousands is looked at no more often. */
export class Pacer {
  readonly #through: (key: string) => void
  /** Keys let through within the last second; true: heard again since. */
  readonly #recent = new Map<string, boolean>()

  constructor(through: (key: string) => void) {
    this.#through = through
  }

  /** Hears a key: it is let through now, or when its second has passed. */
  hear(key: string): void {
    if (this.#recent.has(key)) this.#recent.set(key, true)
    else this.#letThrough(key)
  }

  #letThrough(key: string): void {
    this.#recent.set(key, false)
    setTimeout(() => this.#passed(key), SECOND).unref()
    this.#through(key)
  }

  #passed(key: string): void {
    const again = this.#recent.get(key) === true
    this.#recent.delete(key)
    if (again) this.#letThrough(key)
  }
}
