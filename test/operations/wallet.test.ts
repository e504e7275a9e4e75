import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { LoyaltyCard } from '../../src/domain/loyalty/loyalty-card.ts'
import { WALLET_ITEM_KINDS, type WalletItemKind } from '../../src/domain/wallet-item.ts'
import type { HoldingStatus } from '../../src/domain/voucher.ts'
import { giftCardIssue } from '../../src/operations/gift-cards/gift-card-issue.ts'
import { walletChanged } from '../../src/operations/live/wallet-changed.ts'
import { loyaltyEnroll } from '../../src/operations/loyalty/loyalty-enroll.ts'
import { loyaltyProgramUpsert } from '../../src/operations/loyalty/loyalty-program-upsert.ts'
import { rewardRedeem } from '../../src/operations/loyalty/reward-redeem.ts'
import { rewardUpsert } from '../../src/operations/loyalty/reward-upsert.ts'
import { walletAdjust } from '../../src/operations/wallet/wallet-adjust.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { eur, given, publish, shopper } from '../support/shop.ts'

let shop: TestApp
let keys = 0
let rewardId: string
const DAY = 86_400_000

beforeAll(async () => {
  shop = await openTestApp()
  const names = { title: 'Beans', pointName: 'bean', pointsName: 'beans' }
  given(await loyaltyProgramUpsert(shop.as('MARKETER'), { ...names, key: 'beans' }), 'program')
  const grants = [{ perk: { title: 'A tasting', validFor: 'P30D' } }]
  const reward = { program: { key: 'beans' }, key: 'tasting', price: 10, grants, display: { title: 'Tasting' } }
  rewardId = given(await rewardUpsert(shop.as('MARKETER'), reward), 'reward').id
  await publish(shop, { key: 'cards', kind: 'GIFT_CARD', codePattern: 'GC-##########', effects: [], validFor: 'P7D' })
})
afterAll(() => shop.close())

const key = () => `wallet key ${++keys}`

async function member(externalId: string): Promise<LoyaltyCard> {
  const { id } = await shopper(shop, externalId)
  return given(await loyaltyEnroll(shop.as('SHOPPER', id), { programKey: 'beans' }), 'item') as LoyaltyCard
}

async function adjust({ id }: LoyaltyCard, delta: number): Promise<void> {
  const change = { points: { loyaltyCardId: id, delta }, reason: 'A gesture', idempotencyKey: key() }
  expect((await walletAdjust(shop.as('SUPPORT'), change)).userErrors).toEqual([])
}

const buy = (card: LoyaltyCard) =>
  rewardRedeem(shop.as('SHOPPER', card.holderId), { loyaltyCardId: card.id, rewardId, idempotencyKey: key() })

async function issue(customerId: string) {
  const input = { campaign: { key: 'cards' }, balance: eur(500), customer: { id: customerId }, idempotencyKey: key() }
  return given(await giftCardIssue(shop.as('SERVICE'), input), 'giftCard')
}

async function itemsOf(
  ownerId: string,
  statuses: HoldingStatus[],
  kinds: readonly WalletItemKind[] = WALLET_ITEM_KINDS,
) {
  const page = { first: 10, after: null }
  return shop.as('SHOPPER', ownerId).load.walletItemsOf.load({ ownerId, page, statuses, kinds })
}

test('a wallet lists what it holds of every kind, soonest to end first', async () => {
  const card = await member('ann')
  await adjust(card, 25)
  const perk = (await buy(card)).granted[0]!
  const giftCard = await issue(card.holderId)
  const listed = await itemsOf(card.holderId, ['ACTIVE'])
  expect(listed.items.map(({ id }) => id)).toEqual([giftCard.id, perk.id, card.id])
  expect(listed.totalCount).toBe(3)
  expect((await itemsOf(card.holderId, ['ACTIVE'], ['PERK'])).items).toMatchObject([{ title: 'A tasting' }])
  const began = shop.clock.now
  shop.clock.now = new Date(Number(began) + 40 * DAY)
  expect((await itemsOf(card.holderId, ['ACTIVE'])).items.map(({ id }) => id)).toEqual([card.id])
  const expired = await itemsOf(card.holderId, ['EXPIRED'])
  expect(expired.items.map(({ id }) => id)).toEqual([giftCard.id, perk.id])
  shop.clock.now = began
})

test('a loyalty card tells its own movements, the wallet those of all its cards', async () => {
  const card = await member('ben')
  await adjust(card, 25)
  const giftCard = await issue(card.holderId)
  await buy(card)
  const { load } = shop.as('SHOPPER', card.holderId)
  const page = { first: 10, after: null }
  const points = await load.ledgerOf.load({ ownerId: card.id, of: 'loyalty_card_id', page })
  expect(points.items.map(({ delta, balance, currency }) => [delta, balance, currency])).toEqual([
    [-10, 15, null],
    [25, 25, null],
  ])
  const all = await load.ledgerOf.load({ ownerId: card.holderId, of: 'customer_id', page })
  expect(all.items.map(({ delta, currency, giftCardId }) => [delta, currency, giftCardId])).toEqual([
    [-10, null, null],
    [500, 'EUR', giftCard.id],
    [25, null, null],
  ])
})

test('a wallet that is followed tells of points, and of perks that come and end', async () => {
  const card = await member('cleo')
  const asCleo = shop.as('SHOPPER', card.holderId)
  const ticking = setInterval(() => shop.services.hub.tick(), 20)
  const stream = await walletChanged(asCleo, shop.services.hub, { after: null })
  const told: unknown[] = []
  const listening = (async () => {
    for await (const { value } of stream) {
      if (value.kind !== 'walletChanged') told.push(value.kind)
      else told.push(value.entry === null ? (value.item?.id ?? null) : value.entry.delta)
    }
  })()
  const untilTold = async (...expected: unknown[]) => {
    const end = Date.now() + 10_000
    while (!expected.every((each) => told.includes(each)) && Date.now() < end) {
      shop.clock.now = new Date(Number(shop.clock.now) + 20)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(told).toEqual(expect.arrayContaining(expected))
    return told.splice(0)
  }
  await adjust(card, 25)
  expect(await untilTold(25, card.id)).toHaveLength(2)
  const perk = (await buy(card)).granted[0]!
  expect(await untilTold(-10, card.id, perk.id)).toContain(perk.id)
  shop.clock.now = new Date(Number(shop.clock.now) + 31 * DAY)
  await untilTold(perk.id)
  clearInterval(ticking)
  await stream.return!()
  await listening
})
