import type { RedemptionActInput } from '../../domain/input/cart-input.ts'
import type { RedemptionStatus } from '../../domain/redemption.ts'
import { giveBack, takenBy } from '../../store/give-back.ts'
import { endHolds } from '../../store/move-redemptions.ts'
import { insertOrder } from '../../store/write-orders.ts'
import { followPurchases, isFollowed } from '../customers/follow-purchases.ts'
import { earnFromNow } from '../loyalty/earn-from-now.ts'
import type { Session } from '../session.ts'
import { actOnHold } from './act-on-hold.ts'
import { changeOfCapture } from './changes-of.ts'
import { orderOf } from './redemption-of.ts'
import type { RedemptionPayload } from './redemption-payload.ts'

const CAPTURED: readonly RedemptionStatus[] = ['CAPTURED', 'PARTLY_ROLLED_BACK', 'ROLLED_BACK']

/** Makes an open hold a paid order (law 21): what was held is spent. What is captured is captured. */
export async function redemptionCapture(
  session: Session,
  input: RedemptionActInput,
): Promise<RedemptionPayload & { replayed: boolean }> {
  const toJudge = await isFollowed(session)
  const payload = await actOnHold(session, input, {
    operation: 'redemptionCapture',
    isDone: ({ status }) => CAPTURED.includes(status),
    act: async (db, hold) => {
      const taken = await takenBy(db, [hold.id])
      const captured = { ...hold, status: 'CAPTURED' as const }
      await endHolds(db, [hold], 'CAPTURED')
      await giveBack(db, [changeOfCapture(hold, taken(hold.id), session.services.newId)], session.now, toJudge)
      await earnFromNow(session, db, hold.id)
      // Its points lock loyalty cards, which come last (law 20).
      await insertOrder(db, { ...orderOf(session, captured), paidAt: session.now })
      return captured
    },
  })
  if (payload.redemption !== null && !payload.replayed) await followPurchases(session, payload.redemption.customerId)
  return payload
}
