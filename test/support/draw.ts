/** Takes the next number of a tape, below `count`. */
export type Draw = (count: number) => number

/** Reads a tape; past its end everything is 0. */
export function drawer(tape: Iterable<number>): Draw {
  const numbers = tape[Symbol.iterator]()
  return (count) => {
    const next = numbers.next()
    return next.done === true ? 0 : next.value % count
  }
}

/** One of these; the first is the plainest. */
export function oneOf<const Item>(draw: Draw, ...items: readonly Item[]): Item {
  return items[draw(items.length)]!
}

/** True once in so many times. */
export function chance(draw: Draw, times: number): boolean {
  return draw(times) === times - 1
}

/** Places of a list of at most so many. */
export function many(draw: Draw, most: number): number[] {
  return Array.from({ length: draw(most + 1) }, (_, place) => place)
}

/** Numbers that follow from a seed alone, without end (mulberry32). */
export function* seeded(seed: number): Generator<number> {
  let state = seed >>> 0
  for (;;) {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    yield (mixed ^ (mixed >>> 14)) >>> 0
  }
}
