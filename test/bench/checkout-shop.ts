import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict'
import type { LimitInput } from '../../src/domain/input/campaign-input.ts'
import type { RedeemInput } from '../../src/domain/input/cart-input.ts'
import { verify } from '../../src/operations/books/verify.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { rows } from '../../src/store/database.ts'
import type { TestApp } from '../support/app.ts'
import { publish } from '../support/shop.ts'
import { type BenchShop, openBenchShop } from './bench-shop.ts'
import { NUMBER } from './processes.ts'

/** A shop whose checkout is measured: single codes of one coupon, 10 % each, and one public code with a budget. */
export type CheckoutShop = BenchShop & ReturnType<typeof checkoutCalls>

/** At least so many customers; with more codes, one a code. */
const CUSTOMERS = 10_000
/** 699 + 2 × 736 + 3 × 773. */
const SUBTOTAL = 4490
export const TOTAL = 4041

export const LINES = [699, 736, 773].map((price, at) => ({
  sku: `bean-${at}`,
  quantity: at + 1,
  unitPrice: { amount: price, currency: 'EUR' },
}))

/** Opens it with so many single codes and this budget (redemptions in all). */
export async function openCheckoutShop(url: string, codes: number, budget: number): Promise<CheckoutShop> {
  const shop = await openBenchShop(url, 10)
  const db = shop.services.database.open()
  const coupon = await publish(shop as unknown as TestApp, {
    key: 'single',
    kind: 'COUPON',
    codePattern: 'ONE-##########',
  })
  const limits: LimitInput[] = [{ of: 'REDEMPTIONS', per: 'CAMPAIGN', window: 'EVER', count: budget }]
  await publish(shop as unknown as TestApp, { key: 'budget', kind: 'COUPON', publicCode: 'BUDGET', limits })
  for (const [first, last] of pieces(codes)) await rows(db, CODES, [coupon.id, first, last])
  for (const [first, last] of pieces(Math.max(codes, CUSTOMERS))) await rows(db, SHOPPERS, [first, last])
  await rows(db, 'vacuum analyze')
  return { ...shop, ...checkoutCalls(shop) }
}

/** Numbers from 1 to a count, in pieces that no statement runs out of time for, however busy the machine is. */
function pieces(count: number): [first: number, last: number][] {
  const size = 10_000
  return Array.from({ length: Math.ceil(count / size) }, (_, at) => [1 + at * size, Math.min(count, (at + 1) * size)])
}

const CODES = `
  insert into voucher (id, code, campaign_id, is_public, state, redeemed, redeemable, version, created_at)
  select gen_random_uuid(), 'ONE-' || lpad(at::text, 9, '0'), $1, false, 'ENABLED', 0, 1, 1, now() from generate_series($2::integer, $3) at`
const SHOPPERS = `
  insert into customer (id, external_id, attributes, consents, created_at, version)
  select gen_random_uuid(), 'shopper-' || lpad(at::text, 9, '0'), '{}', '{}', now(), 1 from generate_series($1::integer, $2) at`

/** Calls of one caller's own: orders and keys bear its marker, so that they can be told apart, and sent again. */
export function checkoutCalls({ as }: Pick<BenchShop, 'as'>, marker = Math.random().toString(36).slice(2)) {
  const granted = { codes: 0, budget: 0 }
  const sent = { codes: 0, budget: 0 }
  return {
    granted,
    sent,
    redeemCode: async (): Promise<void> => {
      const { redemption, userErrors } = await redeem(as('SERVICE'), codeInput(marker, ++sent.codes))
      if (redemption === null) throw new Error(JSON.stringify(userErrors))
      granted.codes += 1
    },
    redeemBudget: async (): Promise<boolean> => {
      const { redemption, userErrors } = await redeem(as('SERVICE'), budgetInput(marker, ++sent.budget))
      if (redemption !== null) {
        strictEqual(redemption.total, TOTAL)
        granted.budget += 1
        return true
      }
      deepStrictEqual(
        userErrors.map((error) => error.code),
        ['LIMIT_REACHED'],
      )
      return false
    },
  }
}

/** The single code of this number, by a customer of this number. */
function codeInput(marker: string, at: number): RedeemInput {
  const expectedTotal = { amount: TOTAL, currency: 'EUR' }
  return { ...inputOf(marker, `ONE-${padded(at)}`, at), expectedTotal }
}

/** The public code, by a customer of this number. */
export function budgetInput(marker: string, at: number): RedeemInput {
  return inputOf(`${marker}-budget`, 'BUDGET', at)
}

function inputOf(marker: string, code: string, at: number): RedeemInput {
  const customer = { externalId: `shopper-${padded(code === 'BUDGET' ? 1 + (at % CUSTOMERS) : at)}` }
  return {
    evaluation: { customer, currency: 'EUR', lines: LINES, codes: [code] },
    orderReference: `${marker}-${at}`,
    idempotencyKey: `${marker}-key-${at}`,
  }
}

function padded(at: number): string {
  return String(at).padStart(NUMBER.length, '0')
}

/** The books of a shop after so many redemptions: each is there once, the amounts add up, and verifying finds nothing. */
export async function checkBooks({ services }: BenchShop, redemptions: number): Promise<void> {
  await services.failures.settle()
  const [kept] = await rows<{ count: number; subtotal: number; discount: number; orders: number }>(
    services.database.open(),
    `select count(*) as count, coalesce(sum(subtotal), 0)::bigint as subtotal, coalesce(sum(discount_total), 0)::bigint as discount,
       (select count(*) from shop_order where redemption_id is not null) as orders from redemption`,
  )
  deepStrictEqual(kept, {
    count: redemptions,
    subtotal: redemptions * SUBTOTAL,
    discount: redemptions * (SUBTOTAL - TOTAL),
    orders: redemptions,
  })
  const { checks } = await verify(services)
  const differences = checks.flatMap((check) => check.differences)
  ok(differences.length === 0, JSON.stringify(differences.slice(0, 5)))
}
