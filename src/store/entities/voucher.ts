import { defineEntity, p } from '@mikro-orm/core'
import type { Voucher, VoucherState } from '../../domain/voucher.ts'

const VoucherSchema = defineEntity({
  name: 'VoucherEntity',
  tableName: 'voucher',
  properties: {
    id: p.uuid().primary(),
    code: p.text(),
    campaignId: p.uuid(),
    isPublic: p.boolean(),
    holderId: p.uuid().strictNullable(),
    state: p.text().$type<VoucherState>(),
    givenAt: p.datetime().strictNullable(),
    endsAt: p.datetime().strictNullable(),
    redeemed: p.integer(),
    held: p.integer(),
    redeemable: p.integer().strictNullable(),
    version: p.integer(),
    createdAt: p.datetime(),
  },
})

/** A row of `voucher`. */
export class VoucherEntity extends VoucherSchema.class implements Voucher {}
VoucherSchema.setClass(VoucherEntity)
