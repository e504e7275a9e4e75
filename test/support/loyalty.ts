import type { EarningRuleInput, LoyaltyProgramInput } from '../../src/domain/input/loyalty-input.ts'
import type { LoyaltyCard } from '../../src/domain/loyalty/loyalty-card.ts'
import type { CustomerUpsertInput } from '../../src/domain/input/customer-input.ts'
import { orderRecord } from '../../src/operations/checkout/order-record.ts'
import { orderRefund } from '../../src/operations/checkout/order-refund.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { redemptionRollback } from '../../src/operations/checkout/redemption-rollback.ts'
import { eventTrack } from '../../src/operations/customers/event-track.ts'
import { earningRuleUpsert } from '../../src/operations/loyalty/earning-rule-upsert.ts'
import { loyaltyEnroll } from '../../src/operations/loyalty/loyalty-enroll.ts'
import { loyaltyProgramUpsert } from '../../src/operations/loyalty/loyalty-program-upsert.ts'
import { evaluate } from '../../src/operations/shopping/evaluate.ts'
import type { TestApp } from './app.ts'
import { eur, given, shopper } from './shop.ts'

/** A purchase of so many units at one price, in EUR. */
export interface Bought {
  readonly holderId: string
  readonly unitPrice: number
  readonly quantity?: number
  readonly storeKey?: string
  readonly codes?: string[]
  readonly currency?: string
}

let keys = 0

/** A key, or a reference, that nothing else has. */
export const fresh = (): string => `loyalty-${process.pid}-${++keys}`

/** A loyalty program. */
export async function aProgram(shop: TestApp, input: Partial<LoyaltyProgramInput> & { readonly key: string }) {
  const names = { title: 'Beans', pointName: 'bean', pointsName: 'beans' }
  return given(await loyaltyProgramUpsert(shop.as('MARKETER'), { ...names, ...input }), 'program')
}

/** A rule of a program, by which orders earn unless it says otherwise. */
export async function aRule(
  shop: TestApp,
  program: string,
  input: Partial<Omit<EarningRuleInput, 'program'>> & { readonly key: string },
) {
  const rule = { program: { key: program }, title: input.key, trigger: 'ORDER_PAID' as const, ...input }
  return given(await earningRuleUpsert(shop.as('MARKETER'), rule), 'program')
}

/** A new member of a program. */
export async function aMember(
  shop: TestApp,
  programKey: string,
  more: Omit<CustomerUpsertInput, 'externalId'> = {},
): Promise<LoyaltyCard> {
  const { id } = await shopper(shop, fresh(), more)
  return given(await loyaltyEnroll(shop.as('SHOPPER', id), { programKey }), 'item') as LoyaltyCard
}

const evaluationOf = ({ holderId, unitPrice, quantity = 1, storeKey, codes = [], currency = 'EUR' }: Bought) => ({
  customer: { id: holderId },
  currency,
  codes,
  lines: [{ sku: 'thing', quantity, unitPrice: { amount: unitPrice, currency } }],
  ...(storeKey === undefined ? {} : { storeKey }),
})

/** Redeems a purchase, or holds it. */
export async function redeemed(shop: TestApp, bought: Bought, holdFor: string | null = null) {
  const call = { evaluation: evaluationOf(bought), orderReference: fresh(), idempotencyKey: fresh(), holdFor }
  return given(await redeem(shop.as('SERVICE'), call), 'redemption')
}

/** Records an order that was paid elsewhere. */
export async function recorded(
  shop: TestApp,
  { holderId, unitPrice, quantity = 1 }: Bought,
  paidAt: Date | null = null,
) {
  const lines = [{ sku: 'thing', quantity, unitPrice: eur(unitPrice) }]
  const order = {
    reference: fresh(),
    currency: 'EUR',
    lines,
    customer: { id: holderId },
    paidAt,
    idempotencyKey: fresh(),
  }
  return given(await orderRecord(shop.as('SERVICE'), order), 'order')
}

/** Gives back so many units of the first line; null: all that is left. */
export async function givenBack(
  shop: TestApp,
  redemption: { readonly id: string; readonly lines: readonly { readonly id: string }[] },
  quantity: number | null = null,
) {
  const lines = quantity === null ? null : [{ lineId: redemption.lines[0]!.id, quantity }]
  const call = { redemptionId: redemption.id, lines, reason: 'Too dark', idempotencyKey: fresh() }
  return given(await redemptionRollback(shop.as('SERVICE'), call), 'redemption')
}

/** Refunds all that is left of an order, or so many units of its first line. */
export async function refunded(
  shop: TestApp,
  order: { readonly reference: string; readonly lines: readonly { readonly id: string }[] },
  quantity: number | null = null,
) {
  const lines = quantity === null ? null : [{ lineId: order.lines[0]!.id, quantity }]
  const call = { reference: order.reference, lines, reason: 'Too dark', idempotencyKey: fresh() }
  return given(await orderRefund(shop.as('SERVICE'), call), 'order')
}

/** An event of a member's. */
export async function tracked(shop: TestApp, { holderId }: LoyaltyCard, name: string): Promise<void> {
  const event = { customer: { id: holderId }, name, idempotencyKey: fresh() }
  given(await eventTrack(shop.as('SERVICE'), event), 'accepted')
}

/** Points on a card, pending ones too. */
export async function pointsOn(shop: TestApp, { id }: LoyaltyCard): Promise<number> {
  const { points, pending } = await shop.as('SUPPORT').load.pointsOfCard.load(id)
  return points + pending
}

/** What a purchase says beforehand that it will earn, in points of all programs. */
export async function foretold(shop: TestApp, bought: Bought): Promise<number> {
  const { pointsToEarn } = await evaluate(shop.as('SERVICE'), { input: evaluationOf(bought) })
  return pointsToEarn.reduce((sum, { points }) => sum + points, 0)
}
