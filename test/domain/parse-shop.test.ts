import { describe, expect, test } from '@jest/globals'
import { checkIdempotencyKey } from '../../src/domain/input/idempotency-key.ts'
import type { Parsed } from '../../src/domain/input/place.ts'
import { parseProducts, parseStores, productWith, storeWith } from '../../src/domain/parse-catalogue.ts'
import { customerWith, parseCustomer } from '../../src/domain/parse-customer.ts'
import { parseSegment } from '../../src/domain/parse-segment.ts'
import { parseApiKey, parseSettings } from '../../src/domain/parse-settings.ts'
import { parseVouchersGenerate } from '../../src/domain/parse-vouchers.ts'
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts'

const now = new Date('2026-06-01T00:00:00Z')

const eur = (amount: number) => ({ amount, currency: 'EUR' })

function told(parsed: Parsed<unknown>): string[] {
  return parsed.ok ? [] : parsed.rejections.map(({ code, path }) => `${code} ${path.join('.')}`)
}

function valueOf<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.rejections))
  return parsed.value
}

describe('a customer', () => {
  test('keeps what is absent and loses what is null', () => {
    const known = customerWith(null, valueOf(parseCustomer({ externalId: 'c', city: 'Wien', country: 'at' }, [], now)))
    const later = customerWith(
      known,
      valueOf(parseCustomer({ externalId: 'c', country: null, locale: 'de-at' }, [], now)),
    )
    expect(known).toMatchObject({ city: 'Wien', country: 'AT', locale: null, consents: [] })
    expect(later).toMatchObject({ city: 'Wien', country: null, locale: 'de-AT' })
  })

  test('is refused where a field is wrong', () => {
    const wrong = {
      externalId: '',
      email: 'nobody',
      phone: 'call me',
      birthday: '2026-02-30',
      locale: '??',
      timeZone: 'X/Y',
      country: 'AUT',
    }
    expect(told(parseCustomer(wrong, ['customer'], now))).toEqual([
      'REQUIRED customer.externalId',
      'INVALID customer.email',
      'INVALID customer.phone',
      'INVALID customer.birthday',
      'INVALID customer.locale',
      'INVALID customer.timeZone',
      'INVALID customer.country',
    ])
    const noon = new Date('2026-06-01T12:00:00Z') // Somewhere it is the second already.
    expect(told(parseCustomer({ externalId: 'c', birthday: '2026-06-02' }, [], noon))).toEqual([])
    expect(told(parseCustomer({ externalId: 'c', birthday: '2026-06-03' }, [], noon))).toEqual(['INVALID birthday'])
  })
})

describe('the catalogue', () => {
  test('keeps of a product what is absent', () => {
    const [draft] = valueOf(parseProducts([{ sku: 'a', name: 'A', prices: [eur(1)], floorPrices: null }], ['products']))
    expect(draft).toEqual({ sku: 'a', name: 'A', prices: [eur(1)], floorPrices: [] })
    const known = productWith(null, { ...draft!, brand: 'b' })
    expect(productWith(known, draft!)).toMatchObject({ brand: 'b', onSale: false, attributes: {}, imageUrl: null })
  })

  test('names no sku twice, and one price a currency', () => {
    const products = [
      { sku: 'a', name: 'A', prices: [eur(1), eur(2)] },
      { sku: 'a', name: 'A', prices: [] },
    ]
    expect(told(parseProducts(products, ['products']))).toEqual([
      'INVALID products.1.sku',
      'INVALID products.0.prices.1.currency',
    ])
  })

  test('has stores with both coordinates or none', () => {
    expect(told(parseStores([{ key: 'wien', name: 'Wien', latitude: 48.2 }], ['stores']))).toEqual([
      'REQUIRED stores.0.longitude',
    ])
    const [store] = valueOf(parseStores([{ key: 'wien', name: 'Wien', country: 'AT' }], ['stores']))
    expect(storeWith({ key: 'wien', name: 'x', latitude: 1, longitude: 2, country: null }, store!)).toEqual({
      key: 'wien',
      name: 'Wien',
      latitude: 1,
      longitude: 2,
      country: 'AT',
    })
  })
})

test('a segment has a rule or a list, never both, and does not stand on itself', () => {
  const idOf = ({ id, key }: { id?: string | null; key?: string | null }) => id ?? `id-of-${key}`
  const lookup = { segmentId: idOf, campaignId: idOf, programId: () => null, hasStore: () => true }
  const segment = { key: 'vip', name: 'VIP' }
  const both = { ...segment, condition: { orders: { minCount: 1 } }, memberIds: ['a', null] }
  expect(told(parseSegment(both, lookup))).toEqual(['INVALID memberIds', 'NOT_FOUND memberIds.1'])
  expect(told(parseSegment({ ...segment, condition: { segment: { key: 'vip' } } }, lookup))).toEqual([
    'NOT_FOUND condition.segment',
  ])
  expect(told(parseSegment({ ...segment, condition: { segment: { key: 'new' } } }, lookup))).toEqual([])
  expect(valueOf(parseSegment({ ...segment, memberIds: ['a', 'a'] }, lookup)).memberIds).toEqual(['a'])
})

test('settings change one by one, and none is lost', () => {
  expect(valueOf(parseSettings(DEFAULT_SETTINGS, { locale: 'de-at' }))).toEqual({
    ...DEFAULT_SETTINGS,
    locale: 'de-AT',
  })
  expect(told(parseSettings(DEFAULT_SETTINGS, { currency: null, maxIncentivesPerCart: 0 }))).toEqual([
    'REQUIRED currency',
    'INVALID maxIncentivesPerCart',
  ])
})

test('keys are for machines and staff', () => {
  expect(told(parseApiKey({ name: 'x', role: 'SHOPPER' }))).toEqual(['INVALID role'])
  expect(told(parseApiKey({ name: 'x', role: 'SERVICE' }))).toEqual([])
})

describe('codes to make', () => {
  const order = { campaignId: 'c', count: 100, redeemable: 1, idempotencyKey: '12345678' }

  test('follow the pattern sent, else that of the campaign', () => {
    expect(valueOf(parseVouchersGenerate(order, { kind: 'COUPON', codePattern: 'A-########' })).patternText).toBe(
      'A-########',
    )
    expect(told(parseVouchersGenerate(order, { kind: 'COUPON', codePattern: null }))).toEqual(['REQUIRED pattern'])
    expect(told(parseVouchersGenerate(order, { kind: 'PROMOTION', codePattern: '#########' }))).toEqual([
      'INVALID_STATE campaignId',
    ])
  })

  test('stay hard to guess, those made before counted in', () => {
    const campaign = { kind: 'COUPON', codePattern: '####' } as const
    expect(told(parseVouchersGenerate(order, campaign, 9_000))).toEqual([])
    expect(told(parseVouchersGenerate(order, campaign, 9_200))).toEqual(['INVALID pattern'])
    expect(
      told(parseVouchersGenerate({ ...order, count: 10_000_001 }, { ...campaign, codePattern: '#########' })),
    ).toEqual(['INVALID count'])
  })
})

test('an idempotency key is 8 to 128 printable ASCII characters', () => {
  expect(checkIdempotencyKey('order-1-a')).toBeNull()
  for (const key of ['short', 'x'.repeat(129), 'schlüssel', 'tab\tinside'])
    expect(checkIdempotencyKey(key)).toMatchObject({ code: 'INVALID', path: ['idempotencyKey'] })
})
