import type { RedemptionActInput } from '../../domain/input/cart-input.ts'
import type { Redemption } from '../../domain/redemption.ts'
import { reject } from '../../domain/rejection.ts'
import type { Db } from '../../store/database.ts'
import type { Worked } from '../../store/idempotency.ts'
import { lockRedemption } from '../../store/move-redemptions.ts'
import { redemptionsByIds } from '../../store/read-redemptions.ts'
import { withIdempotency } from '../idempotency.ts'
import type { Session } from '../session.ts'
import { announceRedemption } from './announce-redemption.ts'
import { answered, type RedemptionPayload, refused } from './redemption-payload.ts'

/** What is done with an open hold, once. */
export interface HoldAct {
  /** The schema's field. */
  readonly operation: string
  /** Where the redemption stands already where it was done before: it is answered again. */
  isDone(redemption: Redemption): boolean
  /** Does it, in the transaction that has locked the hold. */
  act(db: Db, hold: Redemption): Promise<Redemption>
}

/**
 * Captures or releases an open hold, once. What was done before is answered again; what has ended otherwise (run out too: exactly at
 * `heldUntil`, whenever somebody comes to write it down) is INVALID_STATE.
 */
export async function actOnHold(
  session: Session,
  input: RedemptionActInput,
  { operation, isDone, act }: HoldAct,
): Promise<RedemptionPayload & { replayed: boolean }> {
  await session.load.snapshot()
  let wasDone = false
  const payload = await withIdempotency<RedemptionPayload>(
    session,
    { operation, key: input.idempotencyKey, input },
    {
      work: async (db) => {
        const redemption = input.redemptionId === null ? null : await lockRedemption(db, input.redemptionId)
        if (redemption === null) return refusal('NOT_FOUND')
        wasDone = isDone(redemption)
        if (wasDone) return worked(redemption)
        if (!isOpen(redemption, session.now)) return refusal('INVALID_STATE', stateOf(redemption, session.now))
        return worked(await act(db, redemption))
      },
      find: async (reference) =>
        answered((await redemptionsByIds(session.db, [reference as string])).get(reference as string)!),
      refuse: refused,
    },
  )
  const replayed = payload.replayed || wasDone
  if (payload.redemption !== null && !replayed) announceRedemption(session, payload.redemption)
  return { ...payload, replayed }
}

/** Whether a hold may still be captured: up to `heldUntil`, not at it. */
export function isOpen({ status, heldUntil }: Redemption, now: Date): boolean {
  return status === 'HELD' && heldUntil! > now
}

function stateOf(redemption: Redemption, now: Date): string {
  return `the redemption is ${redemption.status === 'HELD' && !isOpen(redemption, now) ? 'EXPIRED' : redemption.status}`
}

function worked(redemption: Redemption): Worked<RedemptionPayload> {
  return { value: answered(redemption), reference: redemption.id }
}

function refusal(code: 'NOT_FOUND' | 'INVALID_STATE', detail: string | null = null): Worked<RedemptionPayload> {
  return { value: refused(reject(code, ['redemptionId'], detail)), reference: null }
}
