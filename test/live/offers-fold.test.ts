import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type App, openApp } from '../../src/app.ts'
import type { StoredCart } from '../../src/domain/cart.ts'
import type { Customer } from '../../src/domain/customer.ts'
import type { CampaignInput, CampaignTransition } from '../../src/domain/input/campaign-input.ts'
import { campaignTransition } from '../../src/operations/campaigns/campaign-transition.ts'
import { campaignUpdate } from '../../src/operations/campaigns/campaign-update.ts'
import { voucherPublish } from '../../src/operations/campaigns/voucher-publish.ts'
import { voucherSetStatus } from '../../src/operations/campaigns/voucher-set-status.ts'
import { orderRecord } from '../../src/operations/checkout/order-record.ts'
import { openSession, type Session } from '../../src/operations/session.ts'
import { cartCodeApply } from '../../src/operations/shopping/cart-code-apply.ts'
import { cartCodeRemove } from '../../src/operations/shopping/cart-code-remove.ts'
import { cartLinesSet } from '../../src/operations/shopping/cart-lines-set.ts'
import { openTestApp, type TestApp, testConfig } from '../support/app.ts'
import { follow, type Follower } from '../support/follower.ts'
import { cartOf, eur, publish, shopper, stock, TENTH } from '../support/shop.ts'

let shop: TestApp
let other: App
let ann: Customer
let cart: StoredCart

beforeAll(async () => {
  shop = await openTestApp()
  const silent = { info: () => {}, warn: () => {}, error: () => {} }
  other = await openApp(testConfig(shop.app.databaseUrl), { log: silent, now: () => shop.clock.now })
  await stock(shop, { tea: 1000, cake: 300 })
  ann = await shopper(shop, 'ann', { city: 'Graz' })
  cart = await cartOf(shop, ann.id, [{ sku: 'tea', quantity: 1 }])
})
afterAll(async () => {
  await other.close()
  await shop.close()
})

const here = (): Session => shop.as('SHOPPER', ann.id)
/** The same shopper, served by the other server. */
const there = (): Session =>
  openSession(other.services, { viewer: here().viewer, locales: ['en'], address: '127.0.0.1' })

const HOUR = 3_600_000
const later = (hours: number): Date => new Date(shop.clock.now.getTime() + hours * HOUR)

/** What makes campaigns differ in what they answer to. */
const kinds: readonly ((number: number) => Partial<CampaignInput>)[] = [
  () => ({}),
  () => ({ display: { title: 'Home', placements: ['home'] } }),
  () => ({ conditions: { cartSubtotal: { min: [eur(2500)] } } }),
  () => ({ conditions: { cartQuantity: { min: 3 } }, stacking: { mode: 'ALONE', priority: 5 } }),
  () => ({ conditions: { customer: { name: 'city', operator: 'EQUALS', values: ['Wien'] } } }),
  () => ({ conditions: { orders: { minCount: 1, within: 'P2D' } } }),
  (number) => ({ kind: 'COUPON', publicCode: `CODE-${number}` }),
  () => ({ startsAt: later(2), endsAt: later(5) }),
  () => ({ endsAt: later(3) }),
]

interface World {
  readonly campaigns: { id: string; version: number; code: string | null }[]
  readonly held: string[]
  number: number
}

const world: World = { campaigns: [], held: [], number: 0 }

const pick = <Item>(items: readonly Item[], at: number): Item | undefined => items[at % Math.max(1, items.length)]

async function transition(at: number, to: CampaignTransition): Promise<void> {
  const campaign = pick(world.campaigns, at)
  if (campaign === undefined) return
  const { id, version } = campaign
  const { campaign: moved } = await campaignTransition(shop.as('MARKETER'), { id, to, expectedVersion: version })
  if (moved) campaign.version = moved.version
}

/** Every cause of a change. Refusals are fine: then nothing has changed. */
const actions: Readonly<Record<string, (at: number) => Promise<unknown>>> = {
  publish: async (at) => {
    world.number += 1
    const fields = pick(kinds, at)!(world.number)
    const { id, version } = await publish(shop, { key: `campaign-${world.number}`, ...fields })
    world.campaigns.push({ id, version, code: fields.publicCode ?? null })
  },
  pause: (at) => transition(at, 'PAUSE'),
  resume: (at) => transition(at, 'RESUME'),
  end: (at) => transition(at, 'END'),
  update: async (at) => {
    const campaign = pick(world.campaigns, at)
    if (campaign === undefined) return
    const effects = at % 2 === 0 ? TENTH : [{ amountOff: { amounts: [eur(150 + at)] } }]
    const input = { id: campaign.id, expectedVersion: campaign.version, effects }
    const { campaign: changed } = await campaignUpdate(shop.as('MARKETER'), input)
    if (changed) campaign.version = changed.version
  },
  fill: (at) => cartLinesSet(here(), { cartId: cart.id, lines: [{ sku: at % 2 ? 'tea' : 'cake', quantity: at % 5 }] }),
  applyCode: (at) => cartCodeApply(here(), { cartId: cart.id, code: pick(codes(), at) ?? 'NONE' }),
  removeCode: (at) => cartCodeRemove(here(), { cartId: cart.id, code: pick(codes(), at) ?? 'NONE' }),
  giveVoucher: async (at) => {
    const campaign = pick(world.campaigns, at)
    if (campaign === undefined) return
    const given = await voucherPublish(shop.as('SERVICE'), { campaign: { id: campaign.id }, customer: { id: ann.id } })
    if (given.voucher !== null) world.held.push(given.voucher.code)
  },
  switchVoucher: async (at) => {
    const code = pick(world.held, at)
    const to = pick(['DISABLE', 'ENABLE', 'REVOKE'] as const, at)!
    if (code !== undefined) await voucherSetStatus(shop.as('SUPPORT'), { code, to, reason: 'to see' })
  },
  move: (at) => shopper(shop, 'ann', { city: at % 2 ? 'Wien' : 'Graz' }),
  order: () => {
    world.number += 1
    const lines = [{ sku: 'tea', quantity: 1, unitPrice: eur(1000) }]
    const named = { reference: `order-${world.number}`, idempotencyKey: `order-key-${world.number}` }
    return orderRecord(shop.as('SERVICE'), { ...named, customer: { id: ann.id }, currency: 'EUR', lines })
  },
  waitHours: async (at) => {
    shop.clock.now = later(1 + (at % 4))
    shop.services.hub.tick()
    other.services.hub.tick()
  },
}

const codes = () => world.campaigns.flatMap(({ code }) => code ?? [])
type Step = readonly [action: string, choice: number, settles: boolean]
/** Some are followed by a look at every follower, others by the next at once: then changes meet. */
const anyStep: fc.Arbitrary<Step> = fc.tuple(fc.constantFrom(...Object.keys(actions)), fc.nat(30), fc.boolean())
const anySteps = fc.array(anyStep, { minLength: 4, maxLength: 14 })

test('the events folded over the last answer of `offers` are what `offers` answers now, whatever happened', async () => {
  const followers = await Promise.all([
    follow(here, { cartId: null, placement: null }),
    follow(here, { cartId: cart.id, placement: null }),
    follow(there, { cartId: cart.id, placement: null }),
    follow(here, { cartId: cart.id, placement: 'home' }),
  ])
  await fc.assert(
    fc.asyncProperty(anySteps, fc.nat(13), fc.boolean(), async (steps, breakAt, elsewhere) => {
      for (const [at, [action, choice, settles]] of steps.entries()) {
        if (at === breakAt) await followers[1]!.resume(elsewhere ? there : here)
        await actions[action]!(choice)
        if (settles) await agree(followers)
      }
      await agree(followers)
    }),
    { numRuns: 12, endOnFailure: true, examples: [everything()] },
  )
  for (const { events } of followers) expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(events.length)
  expect(followers.every(tellsBoth)).toBe(true)
  for (const follower of followers) await follower.leave()
  expect(shop.services.hub.size + other.services.hub.size).toBe(0)
}, 60_000)

async function agree(followers: readonly Follower[]): Promise<void> {
  for (const follower of followers) await follower.agrees()
}

/** All kinds of campaigns, then all that can happen to them. */
function everything(): [Step[], number, boolean] {
  const published = kinds.map((_, at): Step => ['publish', at, true])
  const happened = Object.keys(actions).map((action, at): Step => [action, at, true])
  return [[...published, ...happened, ['waitHours', 3, true]], 12, true]
}

function tellsBoth({ events }: Follower): boolean {
  const kindsTold = new Set(events.map(({ kind }) => kind))
  return kindsTold.has('offerBecameEligible') && kindsTold.has('offerWithdrawn')
}
