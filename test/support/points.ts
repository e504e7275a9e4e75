import type { Customer } from '../../src/domain/customer.ts'
import type { LoyaltyProgramInput } from '../../src/domain/input/loyalty-input.ts'
import type { LoyaltyCard } from '../../src/domain/loyalty/loyalty-card.ts'
import { loyaltyEnroll } from '../../src/operations/loyalty/loyalty-enroll.ts'
import { rows } from '../../src/store/database.ts'
import type { TestApp } from './app.ts'
import { aProgram } from './loyalty.ts'
import { eur, given } from './shop.ts'

/** A program whose points pay a cent each in EUR. */
export function aPayingProgram(shop: TestApp, key: string, more: Partial<LoyaltyProgramInput> = {}) {
  return aProgram(shop, { key, title: key, pointValues: [eur(1)], ...more })
}

/** A customer's card in a program. */
export async function cardIn(shop: TestApp, { id }: Customer, programKey: string): Promise<LoyaltyCard> {
  return given(await loyaltyEnroll(shop.as('SHOPPER', id), { programKey }), 'item') as LoyaltyCard
}

/** So many points on a card, spendable now, as one lot with an end of its own (null: none). The lot's id. */
export async function aLot(
  shop: TestApp,
  { id, holderId }: LoyaltyCard,
  points: number,
  endsAt: Date | null = null,
  availableAt = shop.clock.now,
): Promise<string> {
  const lot = shop.services.newId()
  await rows(
    shop.services.database.open(),
    `with card as (
       update loyalty_card set balance = balance + $3, version = version + 1 where id = $1 returning balance
     ), lot as (
       insert into points_lot (id, card_id, points, rest, earned_at, available_at, ends_at) values ($2, $1, $3, $3, $4, $5, $6)
     )
     insert into ledger_entry (id, kind, loyalty_card_id, lot_id, customer_id, delta, balance, description, occurred_at, available_at, expires_at)
     select gen_random_uuid(), 'ISSUE', $1, $2, $7, $3, balance, '', $4, $5, $6 from card`,
    [id, lot, points, shop.clock.now, availableAt, endsAt, holderId],
  )
  return lot
}

/** What is on a card and held of it, by its sums and by its lots (soonest to end first), and its movements since the points came. */
export async function movedOn(shop: TestApp, { id }: Pick<LoyaltyCard, 'id'>) {
  const db = shop.services.database.open()
  const [card] = await rows<{ balance: number; held: number; owed: number }>(
    db,
    'select balance, held, owed from loyalty_card where id = $1',
    [id],
  )
  const lots = await rows<{ rest: number; held: number }>(
    db,
    'select rest, held from points_lot where card_id = $1 order by ends_at, available_at, id',
    [id],
  )
  const entries = await rows<{ kind: string; delta: number }>(
    db,
    `select kind, delta from ledger_entry where loyalty_card_id = $1 and kind <> 'ISSUE' order by seq`,
    [id],
  )
  return {
    ...card!,
    lots: lots.map(({ rest, held }) => [rest, held]),
    entries: entries.map(({ kind, delta }) => [kind, delta]),
  }
}
