import { describe, expect, test } from '@jest/globals'
import type { CampaignDraft } from '../../src/domain/campaign-draft.ts'
import type { CampaignInput, CampaignUpdateInput } from '../../src/domain/input/campaign-input.ts'
import type { Parsed } from '../../src/domain/input/place.ts'
import { parseCampaign, parseCampaignUpdate, publishProblems } from '../../src/domain/parse-campaign.ts'
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts'
import { eur } from '../support/facts.ts'

const now = new Date('2026-06-01T00:00:00Z')

const lookup = { segmentId: () => null, campaignId: () => null, programId: () => null, hasStore: () => false }

const promotion: CampaignInput = {
  key: 'summer',
  name: ' Summer ',
  kind: 'PROMOTION',
  display: { title: 'Summer sale' },
}

const coupon: CampaignInput = { ...promotion, kind: 'COUPON', publicCode: ' summer–10 ' }

function parse(input: CampaignInput): Parsed<CampaignDraft> {
  return parseCampaign(input, lookup, DEFAULT_SETTINGS, now)
}

function told(parsed: Parsed<unknown>): string[] {
  return parsed.ok ? [] : parsed.rejections.map(({ code, path }) => `${code} ${path.join('.')}`)
}

function draftOf(input: CampaignInput): CampaignDraft {
  const parsed = parse(input)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.rejections))
  return parsed.value
}

describe('a new campaign', () => {
  test('may hold costly expressions, but not many of them together', () => {
    const costly = { expression: 'items.all(a, items.exists(b, a.sku == b.sku))' }
    const onRest = { expression: 'items.all(a, a.quantity * a.unitPrice < cart.subtotal)' }
    const many = <Part>(count: number, part: Part) => Array.from({ length: count }, () => part)
    expect(told(parse({ ...promotion, conditions: { all: many(2, costly) } }))).toEqual([])
    expect(told(parse({ ...promotion, conditions: { all: many(20, costly) } }))).toEqual(['TOO_MANY conditions'])
    expect(told(parse({ ...promotion, conditions: { all: many(4, onRest) } }))).toEqual([])
    expect(told(parse({ ...promotion, conditions: { all: many(150, onRest) } }))).toEqual(['TOO_MANY conditions'])
    const then = { percentOff: { basisPoints: 1000 } }
    const effects = many(10, { firstOf: [{ when: costly, then }] })
    expect(told(parse({ ...promotion, conditions: costly, effects }))).toEqual(['TOO_MANY effects'])
    expect(told(parse({ ...promotion, conditions: { any: many(190, { expression: 'cart.quantity > 1' }) } }))).toEqual(
      [],
    )
  })

  test('needs little', () => {
    expect(draftOf(promotion)).toEqual({
      key: 'summer',
      name: 'Summer',
      kind: 'PROMOTION',
      startsAt: null,
      endsAt: null,
      timeZone: 'UTC',
      shownTo: null,
      conditions: null,
      effects: [],
      stacking: { mode: 'COMBINES', group: null, priority: 0, compounds: true },
      limits: [],
      display: {
        title: 'Summer sale',
        summary: null,
        terms: null,
        imageUrl: null,
        placements: [],
        banner: null,
        translations: [],
      },
      publicCode: null,
      codePattern: null,
      validFor: null,
      spendableOn: null,
      variants: [],
      attributes: {},
    })
  })

  test('keeps its public code in normal form', () => {
    expect(draftOf(coupon).publicCode).toBe('SUMMER-10')
  })

  const limit = { of: 'REDEMPTIONS', count: 1 } as const
  test.each<[string, Partial<CampaignInput>, string[]]>([
    ['a key in capitals', { key: 'Summer' }, ['INVALID key']],
    ['a blank name', { name: '  ' }, ['REQUIRED name']],
    ['gift cards without a pattern', { kind: 'GIFT_CARD', effects: null }, ['REQUIRED codePattern']],
    ['goods to spend a promotion on', { spendableOn: { skus: ['a'] } }, ['INVALID spendableOn']],
    ['no time zone', { timeZone: 'Mars/Olympus' }, ['INVALID timeZone']],
    ['an end in the past', { endsAt: new Date('2026-05-31T00:00:00Z') }, ['INVALID endsAt']],
    [
      'an end at its start',
      { startsAt: new Date('2026-07-01T00:00:00Z'), endsAt: new Date('2026-07-01T00:00:00Z') },
      ['INVALID endsAt'],
    ],
    ['no date', { startsAt: new Date(Number.NaN) }, ['INVALID startsAt']],
    ['a promotion with a code', { publicCode: 'X' }, ['INVALID publicCode']],
    ['a promotion with a pattern', { codePattern: '#########' }, ['INVALID codePattern']],
    ['a promotion with a life of codes', { validFor: 'P7D' }, ['INVALID validFor']],
    ['a limit per code of a promotion', { limits: [{ ...limit, per: 'CODE' }] }, ['INVALID limits.0.per']],
    ['a limit of nothing', { limits: [{ of: 'REDEMPTIONS', count: 0 }] }, ['INVALID limits.0.count']],
    ['a limit without a count', { limits: [{ of: 'REDEMPTIONS' }] }, ['REQUIRED limits.0.count']],
    ['the same limit twice', { limits: [limit, { ...limit, count: 9 }] }, ['INVALID limits.1']],
    [
      'a limit of money by a count',
      { limits: [{ ...limit, of: 'DISCOUNT_TOTAL', window: 'DAY' }] },
      ['INVALID limits.0.count', 'REQUIRED limits.0.money'],
    ],
    [
      'a limit of redemptions by money',
      { limits: [{ of: 'REDEMPTIONS', count: 1, money: eur(1) }] },
      ['INVALID limits.0.money'],
    ],
    [
      'a budget of nothing in no currency',
      { limits: [{ of: 'ORDER_TOTAL', money: { amount: 0, currency: 'XXQ' } }] },
      ['INVALID limits.0.money.amount', 'INVALID limits.0.money.currency'],
    ],
    ['customers per customer', { limits: [{ of: 'CUSTOMERS', per: 'CUSTOMER', count: 1 }] }, ['INVALID limits.0.per']],
    [
      'the same budget in two currencies',
      {
        limits: [
          { of: 'ORDER_TOTAL', money: eur(1) },
          { of: 'ORDER_TOTAL', money: { amount: 1, currency: 'USD' } },
        ],
      },
      ['INVALID limits.1'],
    ],
    ['a group without its name', { stacking: { mode: 'ONE_OF_GROUP' } }, ['REQUIRED stacking.group']],
    ['a group that is none', { stacking: { mode: 'ALONE', group: 'x' } }, ['INVALID stacking.group']],
    ['too high a priority', { stacking: { priority: 1001 } }, ['INVALID stacking.priority']],
    ['a rule that is wrong', { conditions: { all: [] }, shownTo: {} }, ['REQUIRED shownTo', 'REQUIRED conditions.all']],
    [
      'an effect that is wrong',
      { effects: [{ percentOff: { basisPoints: 0 } }] },
      ['INVALID effects.0.percentOff.basisPoints'],
    ],
    ['attributes above 32 KB', { attributes: { note: 'x'.repeat(33_000) } }, ['TOO_MANY attributes']],
    ['NUL among attributes', { attributes: { a: [{ b: '\u0000' }] } }, ['INVALID attributes']],
  ])('refuses %s', (_, change, expected) => {
    expect(told(parse({ ...promotion, ...change }))).toEqual(expected)
  })

  test.each<[string, Partial<CampaignInput>, string[]]>([
    ['neither code nor pattern', { publicCode: null }, ['REQUIRED publicCode']],
    ['a code with a blank', { publicCode: 'SUMMER 10' }, ['INVALID publicCode']],
    ['a pattern without random characters', { codePattern: 'SUMMER' }, ['INVALID codePattern']],
    ['a pattern for hardly one code', { codePattern: 'SUMMER#' }, ['INVALID codePattern']],
    ['a life of nothing', { validFor: 'PT0S' }, ['INVALID validFor']],
  ])('refuses a coupon with %s', (_, change, expected) => {
    expect(told(parse({ ...coupon, ...change }))).toEqual(expected)
  })
})

describe('a change', () => {
  const campaign = draftOf({
    ...coupon,
    endsAt: new Date('2026-08-01T00:00:00Z'),
    limits: [{ of: 'REDEMPTIONS', count: 5 }],
  })
  const change = (input: Partial<CampaignUpdateInput>) =>
    parseCampaignUpdate(campaign, { id: 'campaign', expectedVersion: 1, ...input }, lookup)

  test('keeps what is absent', () => {
    expect(change({})).toEqual({ ok: true, value: campaign })
    expect(change({ name: undefined, limits: undefined })).toEqual({ ok: true, value: campaign })
  })

  test('clears what is null', () => {
    expect(change({ endsAt: null, limits: null, stacking: null })).toMatchObject({
      value: { endsAt: null, limits: [] },
    })
  })

  test('needs what must stand', () => {
    expect(told(change({ name: null, timeZone: null, display: null }))).toEqual([
      'REQUIRED name',
      'REQUIRED timeZone',
      'REQUIRED display',
    ])
    expect(told(change({ publicCode: null }))).toEqual(['REQUIRED publicCode'])
  })

  test('is checked together with what stays', () => {
    expect(told(change({ startsAt: new Date('2026-09-01T00:00:00Z') }))).toEqual(['INVALID endsAt'])
  })
})

test('a campaign is published with an effect, before its end', () => {
  expect(publishProblems({ kind: 'COUPON', effects: [], variants: [], endsAt: now }, now)).toHaveLength(2)
  expect(publishProblems({ kind: 'GIFT_CARD', effects: [], variants: [], endsAt: null }, now)).toEqual([])
  expect(publishProblems({ ...draftOf({ ...promotion, effects: [{ shippingOff: {} }] }), endsAt: null }, now)).toEqual(
    [],
  )
})
