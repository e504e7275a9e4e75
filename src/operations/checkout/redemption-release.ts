import type { RedemptionActInput } from '../../domain/input/cart-input.ts'
import { giveBack, takenBy } from '../../store/give-back.ts'
import { endHolds } from '../../store/move-redemptions.ts'
import type { Session } from '../session.ts'
import { actOnHold } from './act-on-hold.ts'
import { changeOfRelease } from './changes-of.ts'
import type { RedemptionPayload } from './redemption-payload.ts'

/** Lets an open hold go: everything that it took comes back, its order's reference is free again. Once released is released. */
export function redemptionRelease(
  session: Session,
  input: RedemptionActInput,
): Promise<RedemptionPayload & { replayed: boolean }> {
  return actOnHold(session, input, {
    operation: 'redemptionRelease',
    isDone: ({ status }) => status === 'RELEASED',
    act: async (db, hold) => {
      const taken = await takenBy(db, [hold.id])
      await endHolds(db, [hold], 'RELEASED')
      await giveBack(db, [changeOfRelease(hold, taken(hold.id), session.services.newId)], session.now, false)
      return { ...hold, status: 'RELEASED' }
    },
  })
}
