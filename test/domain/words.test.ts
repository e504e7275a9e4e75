import { describe, expect, test } from '@jest/globals'
import { reason, type ReasonCode, reject } from '../../src/domain/rejection.ts'
import { ANYTHING } from '../../src/domain/selector.ts'
import { formatMoney } from '../../src/domain/words/format.ts'
import { hintMessage, reasonMessage, rejectionMessage } from '../../src/domain/words/messages.ts'
import { pickLocale, wantedLocales } from '../../src/domain/words/pick-locale.ts'
import { spokenLocale } from '../../src/domain/words/say.ts'

/** Intl puts hard blanks into money. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('money', () => {
  test.each([
    [{ amount: 1250, currency: 'EUR' }, 'de', '12,50 €'],
    [{ amount: 1250, currency: 'EUR' }, 'en', '€12.50'],
    [{ amount: 1250, currency: 'JPY' }, 'en', '¥1,250'],
    [{ amount: 1250, currency: 'KWD' }, 'en', 'KWD 1.250'],
    [{ amount: 1250, currency: 'HUF' }, 'en', 'HUF 12.50'],
    [{ amount: 5, currency: 'EUR' }, 'en', '€0.05'],
    [{ amount: 0, currency: 'EUR' }, 'en', '€0.00'],
    [{ amount: -5, currency: 'EUR' }, 'en', '-€0.05'],
    [{ amount: 9_007_199_254_740_991, currency: 'EUR' }, 'en', '€90,071,992,547,409.91'],
    [{ amount: 1, currency: 'EUR' }, 'no such locale', '€0.01'],
  ])('%j in %s is %s', (money, locale, text) => {
    expect(plain(formatMoney(money, locale))).toBe(text)
  })
})

describe('a locale', () => {
  test.each([
    [['de-AT'], ['en', 'de', 'de-AT'], 'de-AT'],
    [['DE-at-1996'], ['en', 'de-AT'], 'de-AT'],
    [['de-CH'], ['en', 'de'], 'de'],
    [['de'], ['en', 'de-AT'], 'de-AT'],
    [['fr', 'de'], ['en', 'de'], 'de'],
    [['fr'], ['en', 'de'], null],
    [[], ['en'], null],
  ])('of %j out of %j is %s', (wanted, available, picked) => {
    expect(pickLocale(wanted, available)).toBe(picked)
  })

  test.each([
    [['pt-BR'], 'pt-BR'],
    [['zh', 'pt-PT', 'de'], 'pt-PT'],
    [['zh-Hant-TW', 'ja'], 'ja'],
    [['zh'], 'en'],
    [[], 'en'],
  ])('is spoken of %j: %s', (wanted, spoken) => {
    expect(spokenLocale(wanted)).toBe(spoken)
  })

  test('is wanted in the order of the header', () => {
    expect(wantedLocales('en;q=0.5, de-at, *;q=0.1, fr;q=0, xx_yy_!')).toEqual(['de-AT', 'en'])
    expect(wantedLocales(undefined)).toEqual([])
  })
})

describe('reasons', () => {
  const told = (code: ReasonCode, facts: object, locale: string) => plain(reasonMessage(reason(code, facts), locale))
  test.each<[ReasonCode, object, string, string]>([
    ['MINIMUM_SPEND', { missing: 2000, threshold: 5000, currency: 'EUR' }, 'en', 'Spend €20.00 more.'],
    ['MINIMUM_SPEND', { missing: 2000, threshold: 5000, currency: 'EUR' }, 'de-AT', 'Es fehlen noch € 20,00.'],
    ['MINIMUM_SPEND', {}, 'en', 'Your basket is below the minimum.'],
    ['MAXIMUM_SPEND', { threshold: 5000, currency: 'EUR' }, 'en', 'Spend less than €50.00.'],
    ['MINIMUM_QUANTITY', { missing: 1, threshold: 3, quantity: 2 }, 'en', 'Add 1 more item.'],
    ['MINIMUM_QUANTITY', { missing: 2 }, 'de', 'Es fehlen noch 2 Artikel.'],
    ['MAXIMUM_QUANTITY', { threshold: 1, quantity: 4 }, 'en', 'At most 1 item may be in your basket.'],
    ['MAXIMUM_QUANTITY', { threshold: 0, quantity: 4 }, 'de', 'Höchstens 0 Artikel dürfen im Warenkorb sein.'],
    ['STACKING', { winner: 'Summer {sale}' }, 'en', 'This cannot be combined with “Summer {sale}”.'],
    ['STACKING', {}, 'de', 'Dies ist nicht mit einem anderen Rabatt kombinierbar.'],
    ['NOT_ACCEPTED', {}, 'fr-CA', 'Ce code n’est pas accepté.'],
    ['NOT_ACCEPTED', {}, 'zh', 'This code is not accepted.'],
  ])('%s %j in %s', (code, facts, locale, text) => {
    expect(told(code, facts, locale)).toBe(text)
  })
})

describe('hints', () => {
  test.each([
    [{ kind: 'spendMore', missing: 2000, threshold: 5000, currency: 'EUR', on: null }, 'en', 'Spend €20.00 more.'],
    [
      {
        kind: 'spendMore',
        missing: 2000,
        threshold: 5000,
        currency: 'EUR',
        on: { ...ANYTHING, categories: ['Shoes'] },
      },
      'en',
      'Spend €20.00 more on items from Shoes.',
    ],
    [{ kind: 'addItems', quantity: 1, of: ANYTHING }, 'en', 'Add 1 more item.'],
    [
      { kind: 'addItems', quantity: 2, of: { ...ANYTHING, skus: ['A1', 'B2'] } },
      'de',
      'Nimm noch 2 Stück von A1 oder B2.',
    ],
    [
      { kind: 'addItems', quantity: 1, of: { ...ANYTHING, categories: ['espresso cups'] } },
      'en',
      'Add 1 more item from espresso cups.',
    ],
    [{ kind: 'addItems', quantity: 2, of: { ...ANYTHING, skus: ['A1', 'B2'] } }, 'en', 'Add 2 more of A1 or B2.'],
    [{ kind: 'signIn' }, 'de', 'Melde dich an, um dies zu nutzen.'],
    [{ kind: 'removeConflict', conflictsWith: 'X-1' }, 'en', 'Remove “X-1” to use this.'],
  ] as const)('%j in %s', (hint, locale, text) => {
    expect(plain(hintMessage(hint, locale))).toBe(text)
  })
})

test('refusals say what their code means, and what was wrong', () => {
  expect(rejectionMessage(reject('INVALID', ['x'], 'must be above 0, not -5'), 'en')).toBe(
    'This value is not valid: must be above 0, not -5.',
  )
  expect(rejectionMessage(reject('NOT_FOUND', []), 'de')).toBe('Dies wurde nicht gefunden.')
})
