import type { RedemptionRollbackInput } from '../../domain/input/cart-input.ts'
import { parseAt } from '../../domain/input/place.ts'
import { readName } from '../../domain/input/values.ts'
import { reject } from '../../domain/rejection.ts'
import type { Db } from '../../store/database.ts'
import type { Worked } from '../../store/idempotency.ts'
import { lockRedemption } from '../../store/move-redemptions.ts'
import { redemptionsByIds } from '../../store/read-redemptions.ts'
import { followPurchases, isFollowed } from '../customers/follow-purchases.ts'
import { withIdempotency } from '../idempotency.ts'
import type { Session } from '../session.ts'
import { announceRedemption } from './announce-redemption.ts'
import { answered, type RedemptionPayload, refused } from './redemption-payload.ts'
import { returnRedemption } from './return-goods.ts'

/**
 * Gives back all that is left of a captured redemption, or the share of some lines (law 22): uses and budgets, cards, the order. Whatever
 * came back before is INVALID_STATE; a hold is released instead.
 */
export async function redemptionRollback(
  session: Session,
  input: RedemptionRollbackInput,
): Promise<RedemptionPayload & { replayed: boolean }> {
  const toJudge = await isFollowed(session)
  const payload = await withIdempotency<RedemptionPayload>(
    session,
    { operation: 'redemptionRollback', key: input.idempotencyKey, input },
    {
      work: (db) => work(session, db, input, toJudge),
      find: async (reference) =>
        answered((await redemptionsByIds(session.db, [reference as string])).get(reference as string)!),
      refuse: refused,
    },
  )
  if (payload.redemption === null || payload.replayed) return payload
  announceRedemption(session, payload.redemption)
  await followPurchases(session, payload.redemption.customerId)
  return payload
}

async function work(
  session: Session,
  db: Db,
  { redemptionId, lines = null, ...input }: RedemptionRollbackInput,
  toJudge: boolean,
): Promise<Worked<RedemptionPayload>> {
  const reason = parseAt(['reason'], (place) => readName(input.reason, place))
  if (!reason.ok) return { value: refused(...reason.rejections), reference: null }
  const redemption = redemptionId === null ? null : await lockRedemption(db, redemptionId)
  if (redemption === null) return { value: refused(reject('NOT_FOUND', ['redemptionId'])), reference: null }
  const rejection = await returnRedemption(session, db, redemption, { lines, reason: reason.value, toJudge })
  if (rejection !== null) {
    const path = rejection.path.length > 0 ? rejection.path : ['redemptionId']
    return { value: refused({ ...rejection, path }), reference: null }
  }
  const returned = (await redemptionsByIds(db, [redemption.id])).get(redemption.id)!
  return { value: answered(returned), reference: redemption.id }
}
