import { describe, expect, test } from '@jest/globals'
import type { Display } from '../../src/domain/campaign.ts'
import type { Condition } from '../../src/domain/condition/condition.ts'
import { ANYTHING } from '../../src/domain/selector.ts'
import { conditionsInWords } from '../../src/domain/words/conditions-in-words.ts'
import { displayIn } from '../../src/domain/words/display-in.ts'
import { spanInWords } from '../../src/domain/words/format.ts'
import { selectorInWords } from '../../src/domain/words/selector-in-words.ts'
import { setsInWords } from '../../src/domain/words/sets-in-words.ts'
import { buyGet } from '../support/facts.ts'

/** Intl puts hard blanks into money. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

const eur = (amount: number) => ({ amount, currency: 'EUR' })

test('sets say what to buy and what it gets', () => {
  const mugs = { ...ANYTHING, categories: ['Mugs'] }
  const sets = [
    buyGet([2, ANYTHING], [1, ANYTHING]),
    buyGet([1, ANYTHING], [2, mugs], { basisPoints: 3_333, maxTimes: 3 }),
  ]
  expect(setsInWords(sets, 'en')).toEqual([
    'Buy 2 items, get 1 item free',
    'Buy 1 item, get 2 items from Mugs at 33.33% off, up to 3 times',
  ])
  expect(setsInWords(sets, 'de').map(plain)).toEqual([
    'Kaufe 2 Artikel, dazu 1 Artikel gratis',
    'Kaufe 1 Artikel, dazu 2 Artikel aus Mugs um 33,33 % günstiger, höchstens 3-mal',
  ])
})

describe('rules in plain words', () => {
  const names = {
    segment: (id: string) => (id === 'vip' ? 'VIP' : null),
    campaign: (id: string) => (id === 'welcome' ? 'Welcome' : null),
    tier: () => null,
    store: (key: string) => (key === 'berlin' ? 'Berlin Mitte' : null),
  }
  const shoes = { ...ANYTHING, categories: ['Shoes', 'Hats'], not: { ...ANYTHING, onSale: true } }
  const bounds = { items: null, min: null, below: null, beforeDiscounts: false }
  const orders = { within: null, minCount: null, maxCount: null, minTotal: null, maxTotal: null }
  const words = (condition: Condition | null, locale: string) => conditionsInWords(condition, locale, names).map(plain)

  test('stand one on each line', () => {
    const rule: Condition = {
      kind: 'all',
      of: [
        { kind: 'cartSubtotal', ...bounds, min: [eur(5000), { amount: 6000, currency: 'USD' }], items: shoes },
        {
          kind: 'all',
          of: [
            { kind: 'cartQuantity', items: null, min: 2, max: null },
            { kind: 'segment', segmentId: 'vip' },
          ],
        },
        { kind: 'orders', ...orders, maxCount: 0 },
      ],
    }
    expect(words(rule, 'en')).toEqual([
      'Spend at least €50.00 or $60.00 on items from Shoes or Hats, except items on sale',
      'Buy at least 2 items',
      'For customers in “VIP”',
      'On your first order',
    ])
    expect(words(rule, 'de')).toEqual([
      'Mindestwarenwert 50,00 € oder 60,00 $, gezählt werden: Artikel aus Shoes oder Hats, ausgenommen Artikel im Angebot',
      'Mindestens 2 Artikel',
      'Für Kundinnen und Kunden in „VIP“',
      'Für deine erste Bestellung',
    ])
  })

  test('tell choices and exclusions', () => {
    const rule: Condition = {
      kind: 'any',
      of: [
        { kind: 'orders', ...orders, minCount: 1, within: 'P1Y6M' },
        { kind: 'not', of: { kind: 'customer', test: { name: 'country', operator: 'IN', values: ['CH', 'LI'] } } },
      ],
    }
    expect(words(rule, 'en')).toEqual([
      'One of these: For customers with at least 1 order in the last 1 year, 6 months; or: Except in this case: If your country is CH or LI',
    ])
    expect(words(rule, 'de')).toEqual([
      'Eines davon: Nach mindestens 1 Bestellung innerhalb von 1 Jahr, 6 Monaten; oder: Außer in diesem Fall: Wenn gilt: dein Land ist CH oder LI',
    ])
  })

  test('say nothing where there is no rule, and name no segment that is not to be read', () => {
    expect(words(null, 'en')).toEqual([])
    expect(words({ kind: 'segment', segmentId: 'secret' }, 'en')).toEqual(['For selected customers'])
  })

  test.each<[Condition, string, string]>([
    [
      { kind: 'events', name: 'viewed', ...orders, minTotal: null, maxTotal: null, minCount: 2, within: 'P7D' },
      'For customers with “viewed” at least 2 times in the last 7 days',
      'Nach mindestens 2 Mal „viewed“ innerhalb von 7 Tagen',
    ],
    [
      { kind: 'events', name: 'viewed', ...orders, minTotal: null, maxTotal: null, maxCount: 0 },
      'For customers without “viewed”',
      'Ohne „viewed“',
    ],
    [
      { kind: 'redeemed', campaignId: 'welcome', ...orders, minCount: 1, maxTotal: [eur(500)] },
      'For customers who have used “Welcome” at least 1 time; and: For customers who have saved at most €5.00 with “Welcome”',
      'Nach mindestens 1 Einlösung von „Welcome“; und: Nach einer Ersparnis von höchstens 5,00 € durch Einlösung von „Welcome“',
    ],
    [
      { kind: 'redeemed', campaignId: 'secret', ...orders, maxCount: 0 },
      'For customers who have not used an earlier offer',
      'Ohne Einlösung eines früheren Angebots',
    ],
    [
      { kind: 'stores', storeKeys: ['berlin', 'graz'] },
      'In these stores: Berlin Mitte or graz',
      'In diesen Filialen: Berlin Mitte oder graz',
    ],
    [{ kind: 'location', circles: [], polygons: [] }, 'In certain places', 'An bestimmten Orten'],
    [
      { kind: 'schedule', days: [1, 6], from: '09:00', until: '17:30' },
      'On Monday or Saturday from 9:00 AM until 5:30 PM',
      'Am Montag oder Samstag von 9:00 bis 17:30',
    ],
    [{ kind: 'schedule', days: null, from: '18:00', until: null }, 'Every day from 6:00 PM', 'Täglich ab 18:00'],
    [
      { kind: 'anniversary', attribute: 'birthday', daysBefore: 0, daysAfter: 0 },
      'On your birthday',
      'An deinem Geburtstag',
    ],
    [
      { kind: 'anniversary', attribute: 'wedding', daysBefore: 1, daysAfter: 7 },
      'From 1 day before to 7 days after the anniversary of “wedding”',
      'Von 1 Tag vor bis 7 Tage nach dem Jahrestag von „wedding“',
    ],
    [
      { kind: 'cart', test: { name: 'channel', operator: 'EQUALS', values: ['app'] } },
      'For baskets where channel is app',
      'Für Warenkörbe, für die gilt: channel ist app',
    ],
    [
      { kind: 'expression', text: 'cart.quantity > 1' },
      'Further conditions of the shop apply',
      'Es gelten weitere Bedingungen des Shops',
    ],
  ])('%j', (rule, english, german) => {
    expect(words(rule, 'en')).toEqual([english])
    expect(words(rule, 'de')).toEqual([german])
  })

  test('name five things at most', () => {
    const skus = Array.from({ length: 12 }, (_, index) => `S${index}`)
    expect(selectorInWords({ ...ANYTHING, skus }, 'en')).toBe('S0, S1, S2, S3, S4, or 7 others')
    expect(spanInWords('P30D', 'de')).toBe('30 Tagen')
  })
})

describe('what a campaign says', () => {
  const own = {
    headline: 'Sale',
    body: null,
    imageUrl: 'https://x/y.png',
    imageAlt: null,
    actionLabel: 'Go',
    actionUrl: '/sale',
  }
  const display: Display = {
    title: 'Summer sale',
    summary: 'All is cheaper',
    terms: 'No cash',
    imageUrl: null,
    placements: [],
    banner: own,
    translations: [
      {
        locale: 'de',
        title: 'Sommer',
        summary: null,
        terms: 'Kein Bargeld',
        banner: { ...own, headline: 'Los', imageUrl: null, actionUrl: null },
      },
      { locale: 'en-GB', title: 'Summer, dear', summary: null, terms: null, banner: null },
    ],
  }

  test('it says in the language wanted, as far as it can', () => {
    expect(displayIn(display, 'de-AT')).toEqual({
      title: 'Sommer',
      summary: 'All is cheaper',
      terms: 'Kein Bargeld',
      banner: { ...own, headline: 'Los' },
    })
    expect(displayIn(display, 'fr').title).toBe('Summer sale')
    expect(displayIn(display, 'en-GB', 'en').title).toBe('Summer, dear')
    expect(displayIn(display, 'en-US', 'en').title).toBe('Summer sale')
  })
})
