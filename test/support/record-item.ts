import type { Redemption } from '../../src/domain/redemption.ts'
import type { RecordItem } from '../../src/store/record-batch.ts'
import type { TestApp } from './app.ts'

/** A redemption of nothing, to be recorded; `given` and `redeemed` say what matters of it. */
export function aRecordItem(
  shop: TestApp,
  given: Partial<RecordItem> = {},
  redeemed: Partial<Redemption> = {},
): RecordItem {
  const id = shop.services.newId()
  const redemption: Redemption = {
    id,
    status: 'CAPTURED',
    orderReference: `order ${id}`,
    customerId: null,
    currency: 'EUR',
    lines: [],
    shipping: null,
    subtotal: 0,
    discountTotal: 0,
    tenders: [],
    tenderTotal: 0,
    total: 0,
    applied: [],
    heldUntil: null,
    cartId: null,
    storeKey: null,
    createdAt: shop.clock.now,
    ...redeemed,
  }
  return {
    key: { caller: 'test', key: `key ${id}`, operation: 'redeem', hash: 'h' },
    redemption,
    orderId: shop.services.newId(),
    activity: null,
    cartVersion: null,
    campaigns: [],
    vouchers: [],
    entryIds: [],
    counts: [],
    earns: [],
    ...given,
  }
}
