/** An exact fraction; `over` is positive. The reference knows no other number but whole ones (law 1). */
export interface Fraction {
  readonly top: bigint
  readonly over: bigint
}

/** `top / over`. */
export function fraction(top: bigint | number, over: bigint | number = 1n): Fraction {
  return { top: BigInt(top), over: BigInt(over) }
}

/** a + b. */
export function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.over + b.top * a.over, a.over * b.over)
}

/** a - b. */
export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, fraction(-b.top, b.over))
}

/** a * b. */
export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.top, a.over * b.over)
}

/** Negative where a < b, positive where a > b. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.top * b.over - b.top * a.over
  return difference < 0n ? -1 : Number(difference > 0n)
}

/** The larger of two. */
export function larger(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) < 0 ? b : a
}

/** The sum of a list. */
export function total(list: readonly Fraction[]): Fraction {
  return list.reduce(plus, fraction(0))
}

/** The whole part of what is not negative; 0 for what is. */
export function wholePart({ top, over }: Fraction): bigint {
  return top < 0n ? 0n : top / over
}

/** Law 1: rounded once, half up; 0 for what is negative. */
export function rounded(value: Fraction): bigint {
  return wholePart(plus(value, fraction(1, 2)))
}

/** The smaller of whole numbers. */
export function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

/** The sum of whole numbers. */
export function sum(list: readonly bigint[]): bigint {
  return list.reduce((a, b) => a + b, 0n)
}
