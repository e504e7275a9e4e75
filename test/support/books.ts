import { expect } from '@jest/globals'
import { rows } from '../../src/store/database.ts'
import { verifyBooks } from '../../src/store/verify/verify-books.ts'
import type { TestApp } from './app.ts'

/** Fails where any balance, counter, use or total is not what its records add up to. */
export async function expectCleanBooks(shop: TestApp): Promise<void> {
  const checks = await verifyBooks(shop.services.database.open())
  expect(checks.filter(({ count }) => count > 0)).toEqual([])
}

/** A gift card with so much on it, in EUR, for whoever has its code; `endsAt` null: it lives as long as its campaign. */
export async function aGiftCard(
  shop: TestApp,
  campaignId: string,
  code: string,
  balance: number,
  endsAt: Date | null = null,
): Promise<string> {
  const id = shop.services.newId()
  await rows(
    shop.services.database.open(),
    `with card as (
       insert into gift_card (id, code, campaign_id, currency, initial_balance, balance, state, ends_at, version, created_at)
       values ($1, $2, $3, 'EUR', $4, $4, 'ENABLED', $5, 1, $6) returning id
     )
     insert into ledger_entry (id, kind, gift_card_id, currency, delta, balance, description, occurred_at)
     select gen_random_uuid(), 'ISSUE', id, 'EUR', $4, $4, '', $6 from card`,
    [id, code, campaignId, balance, endsAt, shop.clock.now],
  )
  return id
}

/** What may be spent of a card, what is held of it, and its movements in their order. */
export async function cardOf(shop: TestApp, code: string) {
  const db = shop.services.database.open()
  const [card] = await rows<{ id: string; balance: number; held: number }>(
    db,
    'select id, balance, held from gift_card where code = $1',
    [code],
  )
  const entries = await rows<{ kind: string; delta: number }>(
    db,
    'select kind, delta from ledger_entry where gift_card_id = $1 order by seq',
    [card!.id],
  )
  const { balance, held } = card!
  return { balance, held, entries: entries.map(({ kind, delta }) => [kind, delta]) }
}
