import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import type { Customer } from '../../src/domain/customer.ts'
import type { Giveaway } from '../../src/domain/giveaway/giveaway.ts'
import type { GiveawayEntry } from '../../src/domain/giveaway/giveaway-entry.ts'
import type { GiveawayInput, GiveawayPrizeInput } from '../../src/domain/input/giveaway-input.ts'
import { giveawayDraw } from '../../src/operations/giveaways/giveaway-draw.ts'
import { giveawayEnter } from '../../src/operations/giveaways/giveaway-enter.ts'
import { giveawayUpsert } from '../../src/operations/giveaways/giveaway-upsert.ts'
import { visitorTokenCreate } from '../../src/operations/identity/visitor-token-create.ts'
import { loyaltyEnroll } from '../../src/operations/loyalty/loyalty-enroll.ts'
import { loyaltyProgramUpsert } from '../../src/operations/loyalty/loyalty-program-upsert.ts'
import { rewardRedeem } from '../../src/operations/loyalty/reward-redeem.ts'
import { rewardUpsert } from '../../src/operations/loyalty/reward-upsert.ts'
import { walletItems } from '../../src/operations/wallet/wallet-items.ts'
import { WALLET_ITEM_KINDS } from '../../src/domain/wallet-item.ts'
import { rows } from '../../src/store/database.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { expectCleanBooks } from '../support/clean-books.ts'
import { given, publish, shopper } from '../support/shop.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const HOUR = 3_600_000
let shop: TestApp
let keys = 0

beforeAll(async () => {
  shop = await openTestApp(NOW)
})
afterAll(() => shop.close())

const key = () => `giveaway-key-${++keys}`
const at = (hours: number) => new Date(NOW.getTime() + hours * HOUR)
const PERK: GiveawayPrizeInput = {
  key: 'tasting',
  title: 'A tasting',
  count: 1,
  grants: [{ perk: { title: 'A tasting' } }],
}

const upsert = (giveawayKey: string, more: Partial<GiveawayInput> = {}) =>
  giveawayUpsert(shop.as('MARKETER'), {
    key: giveawayKey,
    title: giveawayKey,
    startsAt: at(-1),
    endsAt: at(1),
    prizes: [PERK],
    ...more,
  })
const made = async (giveawayKey: string, more: Partial<GiveawayInput> = {}) =>
  given(await upsert(giveawayKey, more), 'giveaway')
const enter = (customerId: string, giveawayKey: string, idempotencyKey = key()) =>
  giveawayEnter(shop.as('SHOPPER', customerId), { giveawayKey, idempotencyKey })
const drawn = (giveawayId: string, idempotencyKey = key()) =>
  giveawayDraw(shop.as('MARKETER'), { giveawayId, idempotencyKey })

async function entered(giveawayKey: string, names: readonly string[]): Promise<GiveawayEntry[]> {
  const entries = []
  for (const name of names) {
    const { id } = await shopper(shop, `${giveawayKey}-${name}`)
    entries.push(given(await enter(id, giveawayKey), 'item') as GiveawayEntry)
  }
  return entries
}

/** Runs `work` at another time. */
async function later<T>(hours: number, work: () => Promise<T>): Promise<T> {
  shop.clock.now = at(hours)
  try {
    return await work()
  } finally {
    shop.clock.now = NOW
  }
}

const entryNow = async ({ id }: GiveawayEntry) => (await shop.as('SUPPORT').load.giveawayEntry.load(id))!
const winsOf = ({ id }: Giveaway) => shop.as('SUPPORT').load.winsOf.load(id)
const perksOf = (customerId: string) =>
  rows<{ title: string }>(shop.services.database.open(), 'select title from perk where holder_id = $1', [customerId])

describe('a giveaway', () => {
  test('shows the hash of its seed from the start, and the seed itself only once it was drawn', async () => {
    const giveaway = await made('hashed')
    expect(giveaway.seedHash).toMatch(/^[0-9a-f]{64}$/)
    expect(giveaway.seed).toBeNull()
    await entered('hashed', ['a'])
    const changed = await made('hashed', { title: 'Another title' })
    expect(changed).toMatchObject({ seedHash: giveaway.seedHash, seed: null, version: 2 })
    const after = given(await later(1, () => drawn(giveaway.id)), 'giveaway')
    expect(createHash('sha256').update(after.seed!).digest('hex')).toBe(giveaway.seedHash)
  })

  test('changes nothing where nothing is changed, and nothing at all once it was drawn', async () => {
    const giveaway = await made('fixed')
    expect((await made('fixed')).version).toBe(1)
    expect((await upsert('fixed', { expectedVersion: 0 })).userErrors).toMatchObject([{ code: 'VERSION_CONFLICT' }])
    given(await later(1, () => drawn(giveaway.id)), 'giveaway')
    expect((await upsert('fixed', { title: 'Too late' })).userErrors).toMatchObject([{ code: 'INVALID_STATE' }])
  })

  test('refuses a span that ends before it begins, keys twice, unknown names and too many gifts', async () => {
    const prizes = [PERK, PERK, { ...PERK, key: 'many', count: 499 }]
    const refused = await upsert('wrong', { endsAt: at(-1), prizes })
    expect(refused.userErrors).toMatchObject([
      { code: 'INVALID', path: ['endsAt'] },
      { code: 'TAKEN', path: ['prizes', '1', 'key'] },
      { code: 'TOO_MANY', path: ['prizes'] },
    ])
    const unknown = [{ ...PERK, grants: [{ giveawayEntries: { giveaway: { key: 'none' } } }] }]
    expect((await upsert('wrong', { prizes: unknown })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['prizes', '0', 'grants', '0', 'giveawayEntries', 'giveaway'] },
    ])
  })
})

describe('entering', () => {
  test('is once for each customer, however many calls come at once', async () => {
    const giveaway = await made('crowd')
    const customers: Customer[] = []
    for (let index = 0; index < 10; index++) customers.push(await shopper(shop, `crowd-${index}`))
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => enter(customers[index % 10]!.id, 'crowd')),
    )
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([])
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(10)
    expect(await shop.as('SUPPORT').load.ticketTotal.load(giveaway.id)).toBe(10)
  })

  test('answers the same entry by its key and by another', async () => {
    await made('twice')
    const { id } = await shopper(shop, 'twice')
    const first = await enter(id, 'twice', 'one-and-the-same')
    expect([first.replayed, (first.item as GiveawayEntry).count]).toEqual([false, 1])
    expect(await enter(id, 'twice', 'one-and-the-same')).toMatchObject({ replayed: true, item: { id: first.item!.id } })
    expect(await enter(id, 'twice')).toMatchObject({ replayed: true, item: { id: first.item!.id, count: 1 } })
    expect((await enter(id, 'other-key', 'one-and-the-same')).userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_REUSED' },
    ])
  })

  test('is possible from the start on, and no more at the end', async () => {
    await made('span', { startsAt: at(1), endsAt: at(2) })
    const { id } = await shopper(shop, 'span')
    const enterAt = (instant: Date) => later((instant.getTime() - NOW.getTime()) / HOUR, () => enter(id, 'span'))
    const before = new Date(at(1).getTime() - 1)
    expect((await enterAt(before)).userErrors).toMatchObject([
      { code: 'INVALID_STATE', path: ['giveawayKey'], reasons: [{ code: 'NOT_STARTED' }] },
    ])
    expect((await enterAt(at(2))).userErrors).toMatchObject([{ code: 'INVALID_STATE', reasons: [{ code: 'ENDED' }] }])
    expect((await enterAt(at(1))).userErrors).toEqual([])
  })

  test('waits for a draw under way, and is too late then, whatever its own clock says', async () => {
    const { id } = await made('being-drawn')
    const { id: customerId } = await shopper(shop, 'late')
    const blocker = new pg.Client({ connectionString: shop.services.database.url })
    await blocker.connect()
    await blocker.query(`begin; select pg_advisory_xact_lock(hashtextextended('giveaway ${id}', 0));
      update giveaway set drawn_at = now() where id = '${id}'`)
    const late = enter(customerId, 'being-drawn')
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    while ((await rows(shop.services.database.open(), waiting)).length === 0) await wait(5)
    await blocker.query('commit')
    await blocker.end()
    expect((await late).userErrors).toMatchObject([{ code: 'INVALID_STATE', reasons: [{ code: 'ENDED' }] }])
  })

  test('asks for whom it is open, and whoever has not signed in to do so', async () => {
    const openTo = { customer: { name: 'city', operator: 'EQUALS' as const, values: ['Berlin'] } }
    await made('berlin', { openTo })
    const [here, there] = [
      await shopper(shop, 'here', { city: 'Berlin' }),
      await shopper(shop, 'there', { city: 'Rome' }),
    ]
    expect((await enter(here.id, 'berlin')).userErrors).toEqual([])
    expect((await enter(there.id, 'berlin')).userErrors).toMatchObject([
      { code: 'INVALID_STATE', path: ['giveawayKey'], reasons: [{ code: 'AUDIENCE' }] },
    ])
    const { token } = await visitorTokenCreate(shop.as('VISITOR'))
    const visitor = (await shop.services.tokens.verify(token!, NOW))!.customerId
    const refused = await giveawayEnter(shop.as('VISITOR', visitor), { giveawayKey: 'berlin', idempotencyKey: key() })
    expect(refused.userErrors).toMatchObject([{ reasons: [{ code: 'SIGN_IN_REQUIRED' }] }])
    expect((await enter(here.id, 'none')).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['giveawayKey'] }])
  })

  test('by a service is for whom it names', async () => {
    await made('by-service')
    const { id } = await shopper(shop, 'served')
    const input = { giveawayKey: 'by-service', customer: { externalId: 'served' }, idempotencyKey: key() }
    expect((await giveawayEnter(shop.as('SERVICE'), input)).wallet).toEqual({ customerId: id })
  })

  test('and entries that are granted add up, until the giveaway ends', async () => {
    const giveaway = await made('granted')
    given(
      await loyaltyProgramUpsert(shop.as('MARKETER'), { key: 'g', title: 'G', pointName: 'g', pointsName: 'gs' }),
      'program',
    )
    const { id: rewardId } = given(
      await rewardUpsert(shop.as('MARKETER'), {
        program: { key: 'g' },
        key: 'tickets',
        price: 0,
        grants: [{ giveawayEntries: { giveaway: { key: 'granted' }, count: 5 } }],
        display: { title: 'Five tickets' },
      }),
      'reward',
    )
    const { id } = await shopper(shop, 'collector')
    const card = given(await loyaltyEnroll(shop.as('SHOPPER', id), { programKey: 'g' }), 'item')
    const buy = () => rewardRedeem(shop.as('SHOPPER', id), { loyaltyCardId: card.id, rewardId, idempotencyKey: key() })
    expect((await buy()).granted).toMatchObject([{ giveawayId: giveaway.id, count: 5 }])
    expect(await enter(id, 'granted')).toMatchObject({ replayed: false, item: { count: 6 } })
    expect((await buy()).granted).toMatchObject([{ count: 11 }])
    const late = await later(1, buy)
    expect(late.userErrors).toMatchObject([{ code: 'INVALID_STATE', path: ['rewardId'], reasons: [{ code: 'ENDED' }] }])
    await expectCleanBooks(shop)
  })
})

describe('the draw', () => {
  test('comes after the end, once: the same key gets the first answer, others are refused', async () => {
    const giveaway = await made('once', { prizes: [{ ...PERK, count: 3 }] })
    await entered('once', ['a', 'b', 'c', 'd', 'e'])
    expect((await drawn(giveaway.id)).userErrors).toMatchObject([{ code: 'INVALID_STATE', path: ['giveawayId'] }])
    const answers = await later(1, () => Promise.all(Array.from({ length: 10 }, () => drawn(giveaway.id))))
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1)
    const wins = await winsOf(giveaway)
    expect(new Set(wins.map(({ entryId }) => entryId)).size).toBe(3)
    const given = await Promise.all(wins.map(({ customerId }) => perksOf(customerId)))
    expect(given).toEqual(wins.map(() => [{ title: 'A tasting' }]))
    await expectCleanBooks(shop)
  })

  test('by one key at once is one draw, answered ten times', async () => {
    const giveaway = await made('one-key')
    await entered('one-key', ['a', 'b'])
    const answers = await later(1, () =>
      Promise.all(Array.from({ length: 10 }, () => drawn(giveaway.id, 'draw-by-one-key'))),
    )
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([])
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
    expect(await winsOf(giveaway)).toHaveLength(1)
  })

  test('gives all that its prizes grant, or nothing: mended, it has the same winners', async () => {
    const coupon = await publish(shop, { key: 'prize-coupon', kind: 'COUPON', codePattern: 'WIN-########-####' })
    const stale = await publish(shop, {
      key: 'stale-coupon',
      kind: 'COUPON',
      endsAt: at(0.5),
      codePattern: 'OLD-########-####',
    })
    const prizes = (coupons: string): GiveawayPrizeInput[] => [
      {
        key: 'first',
        title: 'First',
        count: 2,
        grants: [{ perk: { title: 'First' } }, { voucherFrom: { key: coupons } }],
      },
    ]
    const giveaway = await made('mended', { prizes: prizes(stale.key) })
    const entries = await entered('mended', ['a', 'b', 'c', 'd'])
    const refused = await later(1, () => drawn(giveaway.id))
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID_STATE', path: ['giveawayId'] }])
    expect(refused.userErrors[0]!.detail).toContain('the prize first cannot be given')
    for (const { holderId } of entries) expect(await perksOf(holderId)).toEqual([])
    await made('mended', { prizes: prizes(coupon.key) })
    given(await later(1, () => drawn(giveaway.id)), 'giveaway')
    const held = await rows(shop.services.database.open(), 'select holder_id from voucher where campaign_id = $1', [
      coupon.id,
    ])
    expect(held).toHaveLength(2)
    await expectCleanBooks(shop)
  })

  test('tells each holder how it went', async () => {
    const giveaway = await made('told', { startsAt: at(1), endsAt: at(2) })
    const [entry, other] = await later(1, () => entered('told', ['a', 'b']))
    const statuses = async () => {
      const wallet = { ownerId: entry!.holderId, kinds: WALLET_ITEM_KINDS, page: { first: 10, after: null } }
      const all = { ...wallet, statuses: ['UPCOMING', 'ACTIVE', 'USED', 'EXPIRED'] as const }
      return (await walletItems(shop.as('SUPPORT'), all)).items.length
    }
    expect(await statuses()).toBe(1)
    given(await later(2, () => drawn(giveaway.id)), 'giveaway')
    const prizes = [(await entryNow(entry!)).prizeKey, (await entryNow(other!)).prizeKey]
    expect(prizes.filter((prize) => prize === 'tasting')).toHaveLength(1)
  })

  test('without entries shows the seed and has no winners', async () => {
    const giveaway = await made('lonely')
    const after = given(await later(1, () => drawn(giveaway.id)), 'giveaway')
    expect(after.seed).toHaveLength(64)
    expect(await winsOf(giveaway)).toEqual([])
  })

  test('goes round again where there are more prizes than entries', async () => {
    const giveaway = await made('plenty', { prizes: [{ ...PERK, count: 5 }] })
    const entries = await entered('plenty', ['a', 'b'])
    given(await later(1, () => drawn(giveaway.id)), 'giveaway')
    const counts = (await Promise.all(entries.map(({ holderId }) => perksOf(holderId)))).map((perks) => perks.length)
    expect(counts.toSorted()).toEqual([2, 3])
  })
})
