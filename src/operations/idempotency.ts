import { checkIdempotencyKey } from '../domain/input/idempotency-key.ts'
import type { Json } from '../domain/json.ts'
import { reject, type Rejection } from '../domain/rejection.ts'
import type { Db } from '../store/database.ts'
import { type KeyedCall, once, type Worked } from '../store/idempotency.ts'
import type { Session } from './session.ts'

/** A payload of an operation that takes an `idempotencyKey`. */
export interface KeyedPayload {
  readonly userErrors: readonly Rejection[]
}

/** How one such operation works, finds its first answer again, and says that it refuses the key. */
export interface KeyedWork<T extends KeyedPayload> {
  /** Inside the transaction. `reference` null: refused, nothing is kept. */
  work(db: Db): Promise<Worked<T>>
  find(reference: Json): Promise<T>
  refuse(rejection: Rejection): T
}

/** Does the work once a key and caller (the contract's mutations): the same key with the same input gives the first answer again. */
export async function withIdempotency<T extends KeyedPayload>(
  session: Session,
  call: { readonly operation: string; readonly key: string; readonly input: unknown },
  { work, find, refuse }: KeyedWork<T>,
): Promise<T & { readonly replayed: boolean }> {
  const problem = checkIdempotencyKey(call.key)
  if (problem !== null) return { ...refuse(problem), replayed: false }
  const keyed = await once(session.db, callOf(session, call), work)
  if (keyed.kind === 'worked') return { ...keyed.value, replayed: false }
  if (keyed.kind === 'replayed') return { ...(await find(keyed.reference)), replayed: true }
  return { ...refuse(reject('IDEMPOTENCY_KEY_REUSED', ['idempotencyKey'])), replayed: false }
}

/** A call under a key, as the store knows it. */
export function callOf(session: Session, call: Pick<KeyedCall, 'operation' | 'key' | 'input'>): KeyedCall {
  return { ...call, caller: session.viewer?.caller ?? 'anyone', now: session.now }
}
