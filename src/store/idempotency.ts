import { hash } from 'node:crypto'
import type { Json } from '../domain/json.ts'
import { KEPT } from '../domain/kept.ts'
import { type Db, hotReads, hotRows, rows } from './database.ts'
import type { RecordKey } from './record-batch.ts'
import { inTransaction, Undo } from './transaction.ts'

/** How long a key is kept, from its first use. */
export const KEPT_DAYS = KEPT.keyDays

/** A call that moves value: whose key it is, and what was asked. */
export interface KeyedCall {
  readonly caller: string
  readonly key: string
  /** The schema's field. */
  readonly operation: string
  readonly input: unknown
  readonly now: Date
}

/** What the work came to. `reference` finds the answer again later; null: refused, nothing is kept and a retry is judged anew. */
export interface Worked<T> {
  readonly value: T
  readonly reference: Json
}

/** The first answer, an earlier one found by its reference, or a key used for something else. */
export type Keyed<T> =
  | { readonly kind: 'worked'; readonly value: T }
  | { readonly kind: 'replayed'; readonly reference: Json }
  | { readonly kind: 'reused' }

/**
 * Does the work once for this key, in one transaction: all of it happens, or none of it. A second call waits for the first,
 * then finds its reference; what was refused leaves no trace.
 */
export function once<T>(db: Db, call: KeyedCall, work: (db: Db) => Promise<Worked<T>>): Promise<Keyed<T>> {
  return inTransaction<Keyed<T>>(db, async (transaction) => {
    const hash = inputHash(call.input)
    const earlier = await claim(transaction, call, hash)
    if (earlier !== null) return recalled(call, hash, earlier)
    const { value, reference } = await work(transaction)
    if (reference === null) throw new Undo<Keyed<T>>({ kind: 'worked', value })
    await rows(transaction, 'update idempotency set answer = $3 where caller = $1 and key = $2', [
      call.caller,
      call.key,
      JSON.stringify(reference),
    ])
    return { kind: 'worked', value }
  })
}

/** A key as `record_redemptions` takes it: with the hash of what was asked. */
export function keyOf({ caller, key, operation, input }: KeyedCall): RecordKey {
  return { caller, key, operation, hash: inputHash(input) }
}

/** What a key was used for before, without taking it; null where it is free. */
export async function recall(db: Db, call: KeyedCall): Promise<Exclude<Keyed<never>, { kind: 'worked' }> | null> {
  const [row] = await hotReads<EarlierCall>(
    db,
    `${RECALL} and created_at > $3::timestamptz - interval '${KEPT_DAYS} days'`,
    [call.caller, call.key, call.now],
  )
  return row === undefined ? null : recalled(call, inputHash(call.input), row)
}

/** Forgets the keys whose time is over, at most 100,000 at once. */
export async function forgetOldKeys(db: Db, now: Date): Promise<void> {
  await rows(db, FORGET, [now])
}

/** What a key was used for, and what it came to. */
export interface EarlierCall {
  readonly operation: string
  readonly inputHash: string
  readonly answer: Json
}

/** Takes the key; where it is taken (a call still under way is waited for), what is known of the earlier call. */
async function claim(db: Db, call: KeyedCall, hash: string): Promise<EarlierCall | null> {
  const taken = await rows(db, CLAIM, [call.caller, call.key, call.operation, hash, call.now])
  if (taken.length > 0) return null
  const [row] = await hotRows<EarlierCall>(db, RECALL, [call.caller, call.key])
  return row!
}

const CLAIM = `
  insert into idempotency as kept (caller, key, operation, input_hash, answer, created_at) values ($1, $2, $3, $4, 'null', $5)
  on conflict (caller, key) do update set operation = excluded.operation, input_hash = excluded.input_hash, answer = 'null',
    created_at = excluded.created_at
  where kept.created_at <= $5::timestamptz - interval '${KEPT_DAYS} days' returning key`
const FORGET = `
  delete from idempotency where ctid = any(array(
    select ctid from idempotency where created_at <= $1::timestamptz - interval '${KEPT_DAYS} days' limit 100000
  ))`
const RECALL = `select operation, input_hash as "inputHash", answer from idempotency where caller = $1 and key = $2`

/** What an earlier call with this key means to this one. */
export function recalledBy(call: KeyedCall, earlier: EarlierCall): Exclude<Keyed<never>, { kind: 'worked' }> {
  return recalled(call, inputHash(call.input), earlier)
}

function recalled(call: KeyedCall, hash: string, earlier: EarlierCall): Exclude<Keyed<never>, { kind: 'worked' }> {
  const same = earlier.operation === call.operation && earlier.inputHash === hash
  return same ? { kind: 'replayed', reference: earlier.answer } : { kind: 'reused' }
}

/** The same input in any order of its fields, absent and null alike, is the same input. */
function inputHash(input: unknown): string {
  return hash('sha256', JSON.stringify(canonical(input)))
}

/** Deeper than any input that is accepted: what lies below is refused later, and nothing is kept of it. */
const DEEPEST = 100

function canonical(value: unknown, depth = 0): unknown {
  if (value instanceof Date) return value.toISOString()
  if (typeof value !== 'object' || value === null) return value ?? null
  if (depth > DEEPEST) return null
  if (Array.isArray(value)) return value.map((part) => canonical(part, depth + 1))
  const entries = Object.entries(value).filter(([, field]) => field !== undefined && field !== null)
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, field]) => [name, canonical(field, depth + 1)]),
  )
}
