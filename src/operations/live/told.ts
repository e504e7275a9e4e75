import { hash } from 'node:crypto'

/** What a client has been told: by id (UUID) the state of the thing, as `stateOf` shortens it. */
export type Told = ReadonlyMap<string, string>

/** One thing that is not as it was told; null: it is gone. */
export interface Difference {
  readonly id: string
  readonly state: string | null
}

/** Bytes of a shortened state: two states of one thing look alike once in 10^14. */
export const STATE_BYTES = 6

/** Shortens everything that a client sees of a thing. Values that JSON keeps, given in a fixed order. */
export function stateOf(seen: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(seen), 'buffer').subarray(0, STATE_BYTES).toString('base64url')
}

/** What to tell, so that all that was told equals what is true now: first what is gone, then what is new or changed, in the order of `now`. */
export function differences(told: Told, now: Told): Difference[] {
  const gone = [...told.keys()].filter((id) => !now.has(id)).map((id) => ({ id, state: null }))
  const changed = [...now].filter(([id, state]) => told.get(id) !== state).map(([id, state]) => ({ id, state }))
  return [...gone, ...changed]
}

/** What is told after a difference has been told. */
export function fold(told: Told, { id, state }: Difference): Map<string, string> {
  const after = new Map(told)
  if (state === null) after.delete(id)
  else after.set(id, state)
  return after
}
