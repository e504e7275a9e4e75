import { type ErrorCode, type Rejection, reject } from '../rejection.ts'

/** Where a value stands in `input`. */
export type Path = readonly (string | number)[]

/** A value that holds every check, or everything that is wrong with it. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly rejections: readonly Rejection[] }

/** At most this many refusals are told at once. */
export const MAXIMUM_REJECTIONS = 100

/** One spot of the input being read. All spots of one reading share what was refused. */
export class Place {
  private readonly path: Path
  private readonly refused: Rejection[]

  constructor(path: Path, refused: Rejection[]) {
    this.path = path
    this.refused = refused
  }

  /** A spot further in. */
  at(...keys: Path): Place {
    return new Place([...this.path, ...keys], this.refused)
  }

  /** Notes that the value here is refused, with an English clause that says why. */
  refuse(code: ErrorCode, detail: string | null = null): void {
    if (this.refused.length < MAXIMUM_REJECTIONS) this.refused.push(reject(code, this.path, detail))
  }

  /** Passes on refusals found elsewhere; their paths are kept. */
  include(rejections: readonly Rejection[]): void {
    for (const rejection of rejections) if (this.refused.length < MAXIMUM_REJECTIONS) this.refused.push(rejection)
  }

  /** How many refusals have been noted so far: unchanged after a read, that read was clean. */
  get refusals(): number {
    return this.refused.length
  }
}

/** Reads a whole input: `read` goes on after a refusal, so that all problems are told together, at most 100. */
export function parseAt<T>(path: Path, read: (place: Place) => T): Parsed<T> {
  const refused: Rejection[] = []
  const value = read(new Place(path, refused))
  return refused.length === 0 ? { ok: true, value } : { ok: false, rejections: refused }
}

/** True where a value was sent. */
export function given<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined
}
