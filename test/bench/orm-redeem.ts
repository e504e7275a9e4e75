import { LockMode } from '@mikro-orm/core'
import type { Services } from '../../src/operations/session.ts'
import { OrderEntity } from '../../src/store/entities/order.ts'
import { RedemptionEntity } from '../../src/store/entities/redemption.ts'
import { VoucherEntity } from '../../src/store/entities/voucher.ts'

/** What redeeming a code is as a unit of work: the code locked and loaded, entities made, all of it flushed. No price is worked out. */
export function ormRedeem({ database, newId, now }: Services): () => Promise<void> {
  let at = 0
  return async () => {
    at += 1
    const code = `ONE-${String(at).padStart(9, '0')}`
    await database.open().transactional(async (own) => {
      const em = own.entities()
      const voucher = await em.findOneOrFail(VoucherEntity, { code }, { lockMode: LockMode.PESSIMISTIC_WRITE })
      if (voucher.redeemed >= voucher.redeemable!) throw new Error('the code is used')
      voucher.redeemed += 1
      const frozen = frozenOf(newId(), now())
      const reference = `unit-of-work-${code}`
      em.create(RedemptionEntity, { ...frozen, id: frozen.id, orderReference: reference, status: 'CAPTURED' })
      const { currency, lines, shipping, subtotal, discountTotal, total } = frozen
      const order = { currency, lines, shipping, subtotal, discountTotal, total, customerId: null }
      em.create(OrderEntity, { ...order, id: newId(), reference, paidAt: now(), status: 'PAID', redemptionId: null })
    })
  }
}

function frozenOf(id: string, createdAt: Date) {
  const lines = Array.from({ length: 3 }, () => ({
    id,
    sku: 'sku-0',
    quantity: 1,
    unitPrice: 799,
    listPrice: null,
    floorPrice: 0,
    categories: [],
    brand: null,
    onSale: false,
    attributes: {},
    gift: false,
    discount: 80,
    allocations: [{ sequence: 1, amount: 80, units: null }],
  }))
  return {
    id,
    customerId: null,
    currency: 'EUR',
    lines: lines as never,
    shipping: null,
    subtotal: 2397,
    discountTotal: 240,
    tenders: [],
    tenderTotal: 0,
    total: 2157,
    applied: [],
    heldUntil: null,
    cartId: null,
    storeKey: null,
    createdAt,
  }
}
