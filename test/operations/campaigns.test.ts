import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { isCode } from '../../src/domain/codes.ts'
import type { CampaignInput, CampaignTransition, CampaignUpdateInput } from '../../src/domain/input/campaign-input.ts'
import { visibleCode } from '../../src/graphql/visible-code.ts'
import { campaign } from '../../src/operations/campaigns/campaign.ts'
import { campaignCreate } from '../../src/operations/campaigns/campaign-create.ts'
import { campaigns } from '../../src/operations/campaigns/campaigns.ts'
import { campaignTransition } from '../../src/operations/campaigns/campaign-transition.ts'
import { campaignUpdate } from '../../src/operations/campaigns/campaign-update.ts'
import { voucher } from '../../src/operations/campaigns/voucher.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { given, stock, TENTH } from '../support/shop.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const inHours = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)
let shop: TestApp

beforeAll(async () => {
  shop = await openTestApp(NOW)
})
afterEach(() => {
  shop.clock.now = NOW
})
afterAll(() => shop.close())

type Payload = Awaited<ReturnType<typeof campaignCreate>>
const problemsOf = ({ userErrors }: Payload) => userErrors.map(({ code, path }) => [code, ...path])
const create = (input: Partial<CampaignInput> & { key: string }) =>
  campaignCreate(shop.as('MARKETER'), {
    name: input.key,
    kind: 'PROMOTION',
    display: { title: input.key },
    effects: TENTH,
    ...input,
  })
const created = async (input: Partial<CampaignInput> & { key: string }) => given(await create(input), 'campaign')
const update = (id: string, expectedVersion: number, change: Partial<CampaignUpdateInput>) =>
  campaignUpdate(shop.as('MARKETER'), { id, expectedVersion, ...change })
const move = (id: string, expectedVersion: number, to: CampaignTransition) =>
  campaignTransition(shop.as('MARKETER'), { id, expectedVersion, to })
const find = async (key: string) => (await campaign(shop.as('MARKETER'), { by: { key } }))!
const code = (text: string) => voucher(shop.as('SUPPORT'), { code: text })

describe('campaignCreate', () => {
  test('makes a draft with the shop’s time zone, and keeps everything that was sent', async () => {
    const made = await created({
      key: 'spring',
      name: ' Spring ',
      startsAt: inHours(1),
      endsAt: inHours(2),
      conditions: { cartQuantity: { min: 2 } },
      stacking: { mode: 'ONE_OF_GROUP', group: 'season', priority: 5 },
      limits: [{ of: 'REDEMPTIONS', per: 'CUSTOMER', count: 2 }],
      attributes: { owner: 'mary' },
    })
    expect(made).toMatchObject({
      name: 'Spring',
      state: 'DRAFT',
      version: 1,
      timeZone: 'UTC',
      startsAt: inHours(1),
      publicCode: null,
    })
    expect(await find('spring')).toEqual(made)
    expect(await campaign(shop.as('MARKETER'), { by: { id: made.id } })).toEqual(made)
    expect(await campaign(shop.as('MARKETER'), { by: { id: null } })).toBeNull()
  })

  test('refuses a key or a public code that is in use, and keeps nothing then', async () => {
    await created({ key: 'taken', kind: 'COUPON', publicCode: ' taken ' })
    expect(problemsOf(await create({ key: 'taken' }))).toEqual([['TAKEN', 'key']])
    expect(problemsOf(await create({ key: 'second', kind: 'COUPON', publicCode: 'TAKEN' }))).toEqual([
      ['TAKEN', 'publicCode'],
    ])
    expect(await find('second')).toBeNull()
    expect(await code('taken')).toMatchObject({
      code: 'TAKEN',
      isPublic: true,
      holderId: null,
      redeemable: null,
      state: 'ENABLED',
    })
    const made = await Promise.all(
      Array.from({ length: 20 }, () => create({ key: 'rushed', kind: 'COUPON', publicCode: 'RUSHED' })),
    )
    expect(made.filter((payload) => payload.campaign !== null)).toHaveLength(1)
    expect(made.flatMap(problemsOf)).toEqual(Array.from({ length: 19 }, () => ['TAKEN', 'key']))
  })

  test('tells all problems with their paths', async () => {
    expect(
      problemsOf(
        await create({
          key: 'Bad key',
          endsAt: inHours(-1),
          publicCode: 'X',
          conditions: { segment: { key: 'none' } },
        }),
      ),
    ).toEqual(
      expect.arrayContaining([
        ['INVALID', 'key'],
        ['INVALID', 'endsAt'],
        ['INVALID', 'publicCode'],
        ['NOT_FOUND', 'conditions', 'segment'],
      ]),
    )
  })
})

describe('campaignUpdate', () => {
  test('keeps what is absent, clears what is null, and refuses a version that is gone', async () => {
    const { id } = await created({ key: 'changing', endsAt: inHours(5), conditions: { cartQuantity: { min: 2 } } })
    const changed = given(await update(id, 1, { name: 'Changed', conditions: null }), 'campaign')
    expect(changed).toMatchObject({ name: 'Changed', conditions: null, endsAt: inHours(5), version: 2 })
    expect(await find('changing')).toEqual(changed)
    expect(problemsOf(await update(id, 1, { name: 'Late' }))).toEqual([['VERSION_CONFLICT', 'expectedVersion']])
    expect(problemsOf(await update(id, 2, { name: null }))).toEqual([['REQUIRED', 'name']])
    expect(problemsOf(await update(shop.services.newId(), 1, {}))).toEqual([['NOT_FOUND', 'id']])
    const rush = await Promise.all(Array.from({ length: 20 }, (_, at) => update(id, 2, { name: `Rush ${at}` })))
    expect(rush.filter((payload) => payload.campaign !== null)).toHaveLength(1)
  })

  test('binds decisions at once where the campaign is live', async () => {
    const { id } = await created({ key: 'live' })
    await move(id, 1, 'PUBLISH')
    const now = async () => (await shop.services.catalogue.current(shop.services.database.open())).campaigns.get(id)
    expect((await now())?.name).toBe('live')
    await update(id, 2, { name: 'Alive' })
    expect((await now())?.name).toBe('Alive')
    await move(id, 3, 'END')
    expect(await now()).toBeUndefined()
  })

  test('renames, withdraws and takes up again the public code', async () => {
    const { id } = await created({ key: 'coded', kind: 'COUPON', publicCode: 'FIRST', codePattern: 'C-########' })
    const first = (await code('FIRST'))!
    await update(id, 1, { publicCode: 'second' })
    expect(await code('FIRST')).toBeNull()
    expect(await code('SECOND')).toMatchObject({ id: first.id })
    await update(id, 2, { publicCode: null })
    expect(await code('SECOND')).toMatchObject({ id: first.id, state: 'REVOKED' })
    await update(id, 3, { publicCode: 'THIRD' })
    await update(id, 4, { publicCode: 'SECOND' })
    expect(await code('SECOND')).toMatchObject({ id: first.id, state: 'ENABLED' })
    expect(await code('THIRD')).toMatchObject({ state: 'REVOKED' })
    expect(problemsOf(await update(id, 5, { publicCode: 'TAKEN' }))).toEqual([['TAKEN', 'publicCode']])
    expect(await find('coded')).toMatchObject({ publicCode: 'SECOND', version: 5 })
  })

  test('takes no gift that the catalogue does not know, wherever it stands', async () => {
    const gift = (sku: string) => ({ addItem: { sku } })
    const { id } = await created({ key: 'gifts-before-goods', effects: [gift('mug')] })
    await stock(shop, { tea: 100 })
    const when = { cartQuantity: { min: 2 } }
    const effects = [gift('tea'), gift('mug'), { firstOf: [{ when, then: gift('cup') }] }]
    expect(problemsOf(await create({ key: 'gifts', effects }))).toEqual([
      ['NOT_FOUND', 'effects', '1', 'addItem', 'sku'],
      ['NOT_FOUND', 'effects', '2', 'firstOf', '0', 'then', 'addItem', 'sku'],
    ])
    expect(await update(id, 1, { name: 'Renamed' })).toMatchObject({ userErrors: [] })
    expect(problemsOf(await update(id, 2, { effects: [gift('cup')] }))).toEqual([
      ['NOT_FOUND', 'effects', '0', 'addItem', 'sku'],
    ])
    const onCups = [{ percentOff: { basisPoints: 1000, target: { kind: 'ITEMS' as const, items: { skus: ['cup'] } } } }]
    expect(await update(id, 2, { effects: onCups })).toMatchObject({ userErrors: [] })
  })

  test('does not touch what has ended or was archived', async () => {
    const { id } = await created({ key: 'over', endsAt: inHours(1) })
    await move(id, 1, 'PUBLISH')
    shop.clock.now = inHours(1)
    expect(problemsOf(await update(id, 2, { name: 'Again' }))).toEqual([['INVALID_STATE', 'id']])
    await move(id, 2, 'ARCHIVE')
    expect(problemsOf(await update(id, 3, { name: 'Again' }))).toEqual([['INVALID_STATE', 'id']])
  })
})

describe('campaignTransition', () => {
  test('goes the ways there are, and no other', async () => {
    const { id } = await created({ key: 'moving' })
    const steps: [CampaignTransition, string][] = [
      ['PUBLISH', 'ACTIVE'],
      ['PAUSE', 'PAUSED'],
      ['RESUME', 'ACTIVE'],
      ['END', 'ENDED'],
      ['ARCHIVE', 'ARCHIVED'],
    ]
    let version = 1
    for (const [to, state] of steps) {
      expect(problemsOf(await move(id, version, 'APPROVE'))).toEqual([['INVALID_STATE', 'to']])
      expect(problemsOf(await move(id, version, to === 'RESUME' ? 'PAUSE' : 'RESUME'))).toEqual([
        ['INVALID_STATE', 'to'],
      ])
      expect((await move(id, version, to)).campaign).toMatchObject({ state, version: version + 1 })
      version++
    }
    expect(problemsOf(await move(id, version, 'PUBLISH'))).toEqual([['INVALID_STATE', 'to']])
    expect(problemsOf(await move(id, version - 1, 'PUBLISH'))).toEqual([['VERSION_CONFLICT', 'expectedVersion']])
  })

  test('frees the public code of what is archived, and history still shows it', async () => {
    const { id } = await created({ key: 'freed', kind: 'COUPON', publicCode: 'AGAIN' })
    const second = { key: 'freed-2', kind: 'COUPON', publicCode: 'AGAIN' } as const
    expect(problemsOf(await create(second))).toEqual([['TAKEN', 'publicCode']])
    await move(id, 1, 'ARCHIVE')
    await created(second)
    expect(await find('freed')).toMatchObject({ publicCode: 'AGAIN', state: 'ARCHIVED' })
    const session = shop.as('SUPPORT')
    const page = { first: 20, after: null }
    const { items } = await session.load.vouchersOf.load({ ownerId: id, page, status: null, search: null })
    expect(items.map((voucher) => visibleCode(voucher, session))).toEqual(['AGAIN'])
    expect(items.map(({ code }) => isCode(code))).toEqual([false])
  })

  test('publishes nothing that has no effect, or whose end has passed', async () => {
    const empty = await created({ key: 'empty', effects: null })
    expect(problemsOf(await move(empty.id, 1, 'PUBLISH'))).toEqual([['INVALID_STATE', 'to']])
    const late = await created({ key: 'late', endsAt: inHours(1) })
    shop.clock.now = inHours(2)
    expect(problemsOf(await move(late.id, 1, 'PUBLISH'))).toEqual([['INVALID_STATE', 'to']])
  })

  test('leaves nothing published without an effect', async () => {
    const live = await created({ key: 'live-effects' })
    await move(live.id, 1, 'PUBLISH')
    expect(problemsOf(await update(live.id, 2, { effects: null }))).toEqual([['REQUIRED', 'effects']])
    expect((await find('live-effects')).effects).toHaveLength(1)
  })
})

describe('campaigns', () => {
  test('lists newest first by kind, by name or key, and by what they are at this instant', async () => {
    const span = await created({ key: 'list-1', name: 'A%b list', startsAt: inHours(1), endsAt: inHours(2) })
    await move(span.id, 1, 'PUBLISH')
    await created({ key: 'list-2', kind: 'COUPON', publicCode: 'LIST2' })
    const list = async (args: Omit<Parameters<typeof campaigns>[1], 'page'>) => {
      const page = await campaigns(shop.as('MARKETER'), {
        ...args,
        search: args.search ?? 'list-',
        page: { first: 10, after: null },
      })
      expect(await page.totalCount()).toBe(page.items.length)
      return page.items.map(({ key }) => key)
    }
    expect(await list({})).toEqual(['list-2', 'list-1'])
    expect(await list({ kinds: ['COUPON', 'GIFT_CARD'] })).toEqual(['list-2'])
    expect(await list({ search: 'a%B' })).toEqual(['list-1'])
    expect(await list({ statuses: ['SCHEDULED'] })).toEqual(['list-1'])
    expect(await list({ statuses: ['ACTIVE', 'IN_REVIEW'] })).toEqual([])
    shop.clock.now = inHours(1)
    expect(await list({ statuses: ['ACTIVE'] })).toEqual(['list-1'])
    shop.clock.now = inHours(2)
    expect(await list({ statuses: ['ENDED'] })).toEqual(['list-1'])
  })
})
