import { type Rejection, reject } from '../rejection.ts'

/** Refuses a key that is not 8 to 128 printable ASCII characters. */
export function checkIdempotencyKey(key: string, path: readonly string[] = ['idempotencyKey']): Rejection | null {
  if (/^[\x20-\x7e]{8,128}$/.test(key)) return null
  return reject('INVALID', path, 'must be 8 to 128 printable ASCII characters')
}
