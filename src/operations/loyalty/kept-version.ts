import { isDeepStrictEqual } from 'node:util'
import { type Rejection, reject } from '../../domain/rejection.ts'

/** Refuses a change that was made to another version than the one that is there (0: none is). */
export function versionProblem(
  current: { readonly version: number } | null,
  expected: number | null | undefined,
): Rejection | null {
  const version = current?.version ?? 0
  if (expected === null || expected === undefined || expected === version) return null
  return reject('VERSION_CONFLICT', ['expectedVersion'], `it is at version ${version}`)
}

/** Whether a change changes nothing. */
export function isUnchanged(current: object | null, next: object): boolean {
  return current !== null && isDeepStrictEqual({ ...current }, { ...next })
}
