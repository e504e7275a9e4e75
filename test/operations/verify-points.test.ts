import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { verify } from '../../src/operations/books/verify.ts'
import { redeem } from '../../src/operations/checkout/redeem.ts'
import { redemptionRollback } from '../../src/operations/checkout/redemption-rollback.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { expectCleanBooks } from '../support/clean-books.ts'
import { aLot, cardIn, aPayingProgram } from '../support/points.ts'
import { eur, given, purchase, shopper } from '../support/shop.ts'

let shop: TestApp
let client: pg.Client
let keys = 0

/** Points that pay three orders: one captured, one given back in part, one held. */
beforeAll(async () => {
  shop = await openTestApp()
  client = new pg.Client({ connectionString: shop.app.databaseUrl })
  await client.connect()
  await aPayingProgram(shop, 'miles', { pointValues: [eur(7)] })
  const card = await cardIn(shop, await shopper(shop, 'ann'), 'miles')
  await aLot(shop, card, 40)
  await aLot(shop, card, 60)
  const buy = async (units: number, holdFor: string | null = null) => {
    const lines = [{ sku: 'thing', quantity: units, unitPrice: eur(100) }]
    const points = { loyaltyCardId: card.id, points: 25 }
    const evaluation = { ...purchase(100), lines, customer: { id: card.holderId }, points }
    return given(
      await redeem(shop.as('SERVICE'), { evaluation, ...fresh(), orderReference: key(), holdFor }),
      'redemption',
    )
  }
  await buy(2)
  const { id, lines } = await buy(3)
  const back = { redemptionId: id, lines: [{ lineId: lines[0]!.id, quantity: 1 }], reason: 'Back', ...fresh() }
  given(await redemptionRollback(shop.as('SERVICE'), back), 'redemption')
  await buy(2, 'PT5M')
})
afterAll(async () => {
  await client.end()
  await shop.close()
})

const key = () => `verify-points-${++keys}`
const fresh = () => ({ idempotencyKey: key() })

/** Runs SQL past all triggers, as only somebody who tampers does. */
const tamper = (sql: string) => client.query(`begin; set local session_replication_role = replica; ${sql}; commit`)

async function found(): Promise<string[]> {
  const { checks } = await verify(shop.services)
  return checks.flatMap(({ differences }) => differences.map(({ check, figure }) => `${check}: ${figure}`))
}

const by = (table: string, column: string, where: string) => (sign: string) =>
  `update ${table} set ${column} = ${column} ${sign} 1 where ${where}`
const inJson = (table: string, where: string) => (sign: string) =>
  `update ${table} set tenders = jsonb_set(tenders, '{0,points}', to_jsonb((tenders#>>'{0,points}')::bigint ${sign} 1)) where ${where}`

test('verify finds nothing where points pay as they should', () => expectCleanBooks(shop))

test.each([
  ['points held of a lot', by('points_lot', 'held', 'held > 0'), 'points-lots: held of a lot'],
  ['points held of a card', by('loyalty_card', 'held', 'true'), 'points-holds: held by open holds'],
  ['points of a tender', inJson('redemption', `status = 'CAPTURED'`), 'points-tenders: points spent'],
  ['points of a hold', inJson('redemption', `status = 'HELD'`), 'points-tenders: points held'],
  ['points of a return', inJson('rollback', 'true'), 'points-tenders: points spent'],
  ['an entry', by('ledger_entry', 'delta', `kind = 'ROLLBACK'`), 'points-tenders: points spent'],
] as const)('verify names %s', async (_what, spoil, difference) => {
  await tamper(spoil('+'))
  expect(await found()).toContain(difference)
  await tamper(spoil('-'))
  await expectCleanBooks(shop)
})
