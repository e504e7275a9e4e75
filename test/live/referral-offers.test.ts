import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { ReferralProgramInput } from '../../src/domain/input/referral-input.ts'
import type { ReferralCode } from '../../src/domain/referral/referral-code.ts'
import { campaignTransition } from '../../src/operations/campaigns/campaign-transition.ts'
import { eventTrack } from '../../src/operations/customers/event-track.ts'
import type { WalletEvent } from '../../src/operations/live/events.ts'
import type { StreamItem } from '../../src/operations/live/stream-item.ts'
import { walletChanged } from '../../src/operations/live/wallet-changed.ts'
import { walletCursor } from '../../src/operations/live/wallet-cursor.ts'
import { statusOfReferralCode } from '../../src/operations/referrals/referral-code-fields.ts'
import { referralCodeEnsure } from '../../src/operations/referrals/referral-code-ensure.ts'
import { referralProgramUpsert } from '../../src/operations/referrals/referral-program-upsert.ts'
import { walletCodeClaim } from '../../src/operations/wallet/wallet-code-claim.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { eventually, follow, type Follower } from '../support/follower.ts'
import { given, publish, shopper } from '../support/shop.ts'

const DAY = 86_400_000
let shop: TestApp

beforeAll(async () => {
  shop = await openTestApp()
})
afterAll(() => shop.close())

async function program(more: Partial<ReferralProgramInput> = {}): Promise<void> {
  const input = { key: 'friends', title: 'Bring friends', convertsOn: {}, maxReferrals: 1, ...more }
  given(await referralProgramUpsert(shop.as('MARKETER'), input), 'program')
}

/** What it was told last. */
function last({ events }: Follower) {
  const event = events.at(-1)!
  if (event.kind === 'offerBecameEligible') return [event.offer.offer.kind, event.offer.offer.status]
  return event.kind === 'offerWithdrawn' ? event.reasons.map(({ code }) => code) : event.kind
}

test('a program goes up and comes down: switched on and off, the limit reached and raised', async () => {
  const { id } = await shopper(shop, 'vera')
  const follower = await follow(() => shop.as('SHOPPER', id), { cartId: null, placement: null })
  await program()
  await follower.agrees()
  expect(last(follower)).toEqual(['REFERRAL', 'ELIGIBLE'])
  const ensured = await referralCodeEnsure(shop.as('SHOPPER', id), { programKey: 'friends' })
  const { code } = given(ensured, 'item') as ReferralCode
  const friend = await shopper(shop, 'friend')
  const claim = { code, idempotencyKey: 'claim-by-friend' }
  given(await walletCodeClaim(shop.as('SHOPPER', friend.id), claim), 'wallet')
  await follower.agrees()
  expect(last(follower)).toEqual(['LIMIT_REACHED'])
  await program({ maxReferrals: 2 })
  await follower.agrees()
  expect(last(follower)).toEqual(['REFERRAL', 'ELIGIBLE'])
  await program({ enabled: false })
  await follower.agrees()
  expect(last(follower)).toEqual(['PAUSED'])
  await program({ maxReferrals: null })
  await follower.agrees()
  expect(last(follower)).toEqual(['REFERRAL', 'ELIGIBLE'])
  await follower.leave()
})

test('the clock takes it away where it is open for a while only', async () => {
  const { id } = await shopper(shop, 'newcomer')
  const rule = { events: { name: 'signed-up', within: 'P10D', minCount: 1 } }
  await program({ openTo: { not: rule }, maxReferrals: null })
  const follower = await follow(() => shop.as('SHOPPER', id), { cartId: null, placement: null })
  await follower.agrees()
  const tracked = { customer: { id }, name: 'signed-up', idempotencyKey: 'signed-up-once' }
  given(await eventTrack(shop.as('SERVICE'), tracked), 'accepted')
  await follower.agrees()
  expect(last(follower)).toEqual(['AUDIENCE'])
  shop.clock.now = new Date(shop.clock.now.getTime() + 11 * DAY)
  shop.services.hub.tick()
  await follower.agrees()
  expect(last(follower)).toEqual(['REFERRAL', 'ELIGIBLE'])
  await follower.leave()
})

test('what it promises is told anew when a campaign that it gives from is paused', async () => {
  const coupon = await publish(shop, { key: 'friends-coupon', kind: 'COUPON', codePattern: 'F-########-####' })
  await program({ friendGrants: [{ voucherFrom: { id: coupon.id } }], maxReferrals: null })
  const { id } = await shopper(shop, 'hopeful')
  const follower = await follow(() => shop.as('SHOPPER', id), { cartId: null, placement: null })
  const pausing = { id: coupon.id, to: 'PAUSE' as const, expectedVersion: coupon.version }
  given(await campaignTransition(shop.as('MARKETER'), pausing), 'campaign')
  await eventually(() => {
    expect(follower.events).toMatchObject([
      { kind: 'offerBecameEligible', offer: { referral: { promises: { friend: [] } } } },
    ])
  })
  await follower.agrees()
  await follower.leave()
})

test('a code in the wallet is told when friends join by it, and when its program is switched off and on', async () => {
  await program({ friendGrants: [], maxReferrals: null })
  const { id } = await shopper(shop, 'holder')
  const ensured = await referralCodeEnsure(shop.as('SHOPPER', id), { programKey: 'friends' })
  const code = given(ensured, 'item') as ReferralCode
  const session = shop.as('SHOPPER', id)
  const stream = await walletChanged(session, shop.services.hub, { after: await walletCursor(session, id) })
  const next = async () => {
    const { value } = (await stream.next()).value as StreamItem<WalletEvent>
    const item = value.kind === 'walletChanged' ? (value.item as ReferralCode) : null
    expect(item?.id).toBe(code.id)
    return [item!.joined, await statusOfReferralCode(shop.as('SHOPPER', id), item!)]
  }
  const friend = await shopper(shop, 'another-friend')
  const claim = { code: code.code, idempotencyKey: 'claim-by-another-friend' }
  given(await walletCodeClaim(shop.as('SHOPPER', friend.id), claim), 'wallet')
  expect(await next()).toEqual([1, 'ACTIVE'])
  await program({ enabled: false })
  expect(await next()).toEqual([1, 'DISABLED'])
  await program({ maxReferrals: null })
  expect(await next()).toEqual([1, 'ACTIVE'])
  await stream.return!()
})
