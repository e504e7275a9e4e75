import { expect, test } from '@jest/globals'
import { alertMessage } from '../../src/domain/words/alert-message.ts'

const base = { id: 'an id', at: new Date(0) }
const budget = { ...base, campaignId: 'a campaign', used: 80_000, most: 100_000 }

test('an alert names what it is about, in the language wanted', () => {
  expect(alertMessage({ ...base, kind: 'CODE_GUESSING', subject: 'address:::1' }, null, 'en')).toBe(
    'Too many wrong codes from the network address ::1.',
  )
  expect(alertMessage({ ...base, kind: 'CODE_GUESSING', subject: 'customer:x' }, 'Bob', 'en')).toBe(
    'The customer “Bob” has entered too many wrong codes.',
  )
  expect(alertMessage({ ...budget, kind: 'BUDGET_NEAR', currency: 'EUR' }, 'Summer', 'en')).toBe(
    'A limit of “Summer” is nearly used up: €800.00 of €1,000.00.',
  )
  expect(alertMessage({ ...budget, kind: 'BUDGET_SPENT', used: 100_000, currency: null }, 'Sommer', 'de')).toBe(
    'Ein Limit von „Sommer“ ist aufgebraucht: 100.000 von 100.000.',
  )
})
