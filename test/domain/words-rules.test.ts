import { describe, expect, test } from '@jest/globals'
import type { Display } from '../../src/domain/campaign.ts'
import type { Condition } from '../../src/domain/condition/condition.ts'
import { ANYTHING } from '../../src/domain/selector.ts'
import { conditionsInWords } from '../../src/domain/words/conditions-in-words.ts'
import { displayIn } from '../../src/domain/words/display-in.ts'
import { spanInWords } from '../../src/domain/words/format.ts'
import { selectorInWords } from '../../src/domain/words/selector-in-words.ts'

/** Intl puts hard blanks into money. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

const eur = (amount: number) => ({ amount, currency: 'EUR' })

describe('rules in plain words', () => {
  const names = { segment: (id: string) => (id === 'vip' ? 'VIP' : null) }
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
      'Mindestwarenwert 50,00 € oder 60,00 $, gezählt werden: Artikel aus Shoes oder Hats, ausgenommen reduzierte Artikel',
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
      'One of these: For customers with at least 1 order in the last 1 year and 6 months; or: Not if this holds: For customers: your country is CH or LI',
    ])
    expect(words(rule, 'de')).toEqual([
      'Eines davon: Nach mindestens 1 Bestellung innerhalb von 1 Jahr und 6 Monaten; oder: Nicht, wenn dies zutrifft: Für Kundinnen und Kunden: dein Land ist CH oder LI',
    ])
  })

  test('say nothing where there is no rule, and name no segment that is not to be read', () => {
    expect(words(null, 'en')).toEqual([])
    expect(words({ kind: 'segment', segmentId: 'secret' }, 'en')).toEqual(['For selected customers'])
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
