import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Campaign } from '../../src/domain/campaign.ts'
import type { Customer } from '../../src/domain/customer.ts'
import { campaignTransition } from '../../src/operations/campaigns/campaign-transition.ts'
import { voucherPublish } from '../../src/operations/campaigns/voucher-publish.ts'
import { segmentUpsert } from '../../src/operations/customers/segment-upsert.ts'
import { offersChanged } from '../../src/operations/live/offers-changed.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { given, publish, shopper } from '../support/shop.ts'

let shop: TestApp
let ann: Customer

beforeAll(async () => {
  shop = await openTestApp()
  ann = await shopper(shop, 'ann', { city: 'Bonn', attributes: { tier: 'gold' } })
})
afterAll(() => shop.close())

type Events = Awaited<ReturnType<typeof offersChanged>>

const listen = () =>
  offersChanged(shop.as('SHOPPER', ann.id), shop.services.hub, { cartId: null, placement: null, after: null })

async function move(campaign: Campaign, to: 'PAUSE' | 'RESUME'): Promise<Campaign> {
  const input = { id: campaign.id, to, expectedVersion: campaign.version }
  return given(await campaignTransition(shop.as('MARKETER'), input), 'campaign')
}

async function told(stream: Events) {
  const { value } = await stream.next()
  return value!.value
}

/** Up, down and up again: at the last one nothing of it is up any more, and it is found by what she has alone. */
async function comesAndGoes(stream: Events, campaign: Campaign): Promise<void> {
  const up = { kind: 'offerBecameEligible', offer: { campaign: { id: campaign.id } } }
  const paused = await move(campaign, 'PAUSE')
  expect(await told(stream)).toMatchObject({ kind: 'offerWithdrawn' })
  const resumed = await move(paused, 'RESUME')
  expect(await told(stream)).toMatchObject(up)
  await move(resumed, 'PAUSE')
  expect(await told(stream)).toMatchObject({ kind: 'offerWithdrawn' })
}

test('a campaign for a city, a segment or an attribute is told to those who have it, and to those who come to have it', async () => {
  const stream = await listen()
  const equals = (name: string, value: string) => ({ customer: { name, operator: 'EQUALS' as const, values: [value] } })
  const { key } = given(
    await segmentUpsert(shop.as('MARKETER'), { key: 'people', name: 'People', memberIds: [ann.id] }),
    'segment',
  )
  for (const [place, conditions] of [equals('city', 'Bonn'), equals('tier', 'gold'), { segment: { key } }].entries()) {
    const campaign = await publish(shop, { key: `for-her-${place}`, conditions })
    expect(await told(stream)).toMatchObject({ kind: 'offerBecameEligible', offer: { campaign: { id: campaign.id } } })
    await comesAndGoes(stream, campaign)
  }
  await publish(shop, { key: 'for-others', conditions: equals('city', 'Köln') })
  await shopper(shop, 'ann', { city: 'Köln' })
  expect(await told(stream)).toMatchObject({ offer: { campaign: { key: 'for-others' } } })
  await stream.return!()
})

test('a campaign of codes is told to those who have one in their wallet', async () => {
  const coupon = await publish(shop, { key: 'coupon', kind: 'COUPON', codePattern: 'GIFT-##########' })
  const asked = { campaign: { id: coupon.id }, customer: { id: ann.id } }
  given(await voucherPublish(shop.as('SERVICE'), asked), 'voucher')
  const stream = await listen()
  await comesAndGoes(stream, coupon)
  await stream.return!()
})

test('a campaign with a public code is told to anybody', async () => {
  const coupon = await publish(shop, { key: 'public', kind: 'COUPON', publicCode: 'HELLO' })
  const stream = await listen()
  await comesAndGoes(stream, coupon)
  await stream.return!()
})
