import type { Redemption } from '../../domain/redemption.ts'
import type { ChangeKey } from '../../store/change-feed.ts'

/** Whom a change of a redemption concerns: the streams of what happens, its customer, its cart, and readers of the limits it counts for. */
export function redemptionKeys({ customerId, cartId, applied }: Redemption): ChangeKey[] {
  return [
    'redemptions',
    ...(customerId === null ? [] : [`customer:${customerId}`]),
    ...(cartId === null ? [] : [`cart:${cartId}`]),
    ...new Set(applied.map(({ campaignId }) => `campaign:${campaignId}`)),
  ]
}
