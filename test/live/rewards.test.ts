import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { LoyaltyCard } from '../../src/domain/loyalty/loyalty-card.ts'
import { loyaltyEnroll } from '../../src/operations/loyalty/loyalty-enroll.ts'
import { loyaltyProgramUpsert } from '../../src/operations/loyalty/loyalty-program-upsert.ts'
import { rewardRedeem } from '../../src/operations/loyalty/reward-redeem.ts'
import { rewardUpsert } from '../../src/operations/loyalty/reward-upsert.ts'
import { walletAdjust } from '../../src/operations/wallet/wallet-adjust.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { follow } from '../support/follower.ts'
import { given, publish, shopper } from '../support/shop.ts'

let shop: TestApp
let keys = 0

beforeAll(async () => {
  shop = await openTestApp()
  await program('P10D')
})
afterAll(() => shop.close())

async function program(after: string): Promise<void> {
  const names = { key: 'beans', title: 'Beans', pointName: 'bean', pointsName: 'beans' }
  given(await loyaltyProgramUpsert(shop.as('MARKETER'), { ...names, expiry: { after } }), 'program')
}

async function member(externalId: string): Promise<LoyaltyCard> {
  const { id } = await shopper(shop, externalId)
  return given(await loyaltyEnroll(shop.as('SHOPPER', id), { programKey: 'beans' }), 'item') as LoyaltyCard
}

const key = () => `live-reward-${++keys}`

async function add(card: LoyaltyCard, delta: number): Promise<void> {
  const points = { loyaltyCardId: card.id, delta }
  given(await walletAdjust(shop.as('SUPPORT'), { points, reason: 'Test', idempotencyKey: key() }), 'customer')
}

async function reward(price: number, stock: number | null): Promise<string> {
  const grants = [{ perk: { title: 'A cup' } }]
  const input = { program: { key: 'beans' }, key: 'cup', price, stock, grants, display: { title: 'A cup' } }
  return given(await rewardUpsert(shop.as('MARKETER'), input), 'reward').id
}

test('a reward goes up and comes down by whatever cause: its making, points, a change, the last one sold, the clock', async () => {
  const [ann, ben] = [await member('ann'), await member('ben')]
  const follower = await follow(() => shop.as('SHOPPER', ann.holderId), { cartId: null, placement: null })
  const last = () => {
    const event = follower.events.at(-1)!
    return event.kind === 'offerBecameEligible' ? [event.offer.offer.kind, event.offer.offer.status] : event.kind
  }
  await reward(20, 1)
  await follower.agrees()
  expect(last()).toEqual(['REWARD', 'NEARLY'])
  await add(ann, 15)
  await follower.agrees()
  const id = await reward(10, 1)
  await follower.agrees()
  expect(last()).toEqual(['REWARD', 'ELIGIBLE'])
  await add(ben, 10)
  const bought = { loyaltyCardId: ben.id, rewardId: id, idempotencyKey: key() }
  given(await rewardRedeem(shop.as('SHOPPER', ben.holderId), bought), 'card')
  await follower.agrees()
  expect(last()).toBe('offerWithdrawn')
  await reward(10, null)
  await follower.agrees()
  expect(last()).toEqual(['REWARD', 'ELIGIBLE'])
  shop.clock.now = new Date(shop.clock.now.getTime() + 11 * 86_400_000)
  shop.services.hub.tick()
  await follower.agrees()
  expect(last()).toEqual(['REWARD', 'NEARLY'])
  await follower.leave()
})

test('an offer for a tier goes up with the tiers that admit her, before any job has looked at her card', async () => {
  const names = { key: 'ranks', title: 'Ranks', pointName: 'point', pointsName: 'points' }
  const tiers = (minPoints: number | null) =>
    loyaltyProgramUpsert(shop.as('MARKETER'), { ...names, tiers: [{ key: 'gold', title: 'Gold', rank: 1, minPoints }] })
  given(await tiers(100), 'program')
  const conditions = { tier: { program: { key: 'ranks' }, minRank: 1 } }
  await publish(shop, { key: 'gold', conditions })
  const { id } = await shopper(shop, 'cleo')
  given(await loyaltyEnroll(shop.as('SHOPPER', id), { programKey: 'ranks' }), 'item')
  const follower = await follow(() => shop.as('SHOPPER', id), { cartId: null, placement: null })
  const told = () => follower.events.at(-1)?.kind
  given(await tiers(null), 'program')
  await follower.agrees()
  expect(told()).toBe('offerBecameEligible')
  given(await tiers(100), 'program')
  await follower.agrees()
  expect(told()).toBe('offerWithdrawn')
  await follower.leave()
})
