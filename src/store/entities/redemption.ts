import { defineEntity, p } from '@mikro-orm/core'
import type { AppliedIncentive, PricedLine, PricedShipping } from '../../domain/priced-cart.ts'
import type { Redemption, RedemptionStatus } from '../../domain/redemption.ts'
import type { Tender } from '../../domain/tender.ts'

const RedemptionSchema = defineEntity({
  name: 'RedemptionEntity',
  tableName: 'redemption',
  properties: {
    id: p.uuid().primary(),
    status: p.text().$type<RedemptionStatus>(),
    orderReference: p.text(),
    customerId: p.uuid().strictNullable(),
    currency: p.text(),
    lines: p.json<readonly PricedLine[]>(),
    shipping: p.json<PricedShipping>().strictNullable(),
    subtotal: p.bigint('number'),
    discountTotal: p.bigint('number'),
    tenders: p.json<readonly Tender[]>(),
    tenderTotal: p.bigint('number'),
    total: p.bigint('number'),
    applied: p.json<readonly AppliedIncentive[]>(),
    heldUntil: p.datetime().strictNullable(),
    cartId: p.uuid().strictNullable(),
    storeKey: p.text().strictNullable(),
    createdAt: p.datetime(),
  },
})

/** A row of `redemption`, frozen as priced. */
export class RedemptionEntity extends RedemptionSchema.class implements Redemption {}
RedemptionSchema.setClass(RedemptionEntity)
