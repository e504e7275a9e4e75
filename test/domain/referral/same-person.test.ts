import { expect, test } from '@jest/globals'
import { isSamePerson, normalEmail, phoneDigits } from '../../../src/domain/referral/same-person.ts'

const nobody = { email: null, phone: null }

test.each([
  [' Vera+news@Example.COM ', 'vera@example.com'],
  ['v.era@example.com', 'v.era@example.com'],
  ['a+b+c@example.com', 'a@example.com'],
  ['  ', null],
  [null, null],
])('the address %j is compared as %j', (email, normal) => {
  expect(normalEmail(email)).toBe(normal)
})

test.each([
  ['+49 (170) 123-45 67', '491701234567'],
  ['0049 170 1234567', '491701234567'],
  ['12345', null],
  ['no number', null],
  [null, null],
])('the telephone number %j is compared as %j', (phone, digits) => {
  expect(phoneDigits(phone)).toBe(digits)
})

test('two customers of whom nothing is known are two people', () => {
  expect(isSamePerson({ id: 'a', ...nobody }, { id: 'b', ...nobody })).toBe(false)
  expect(isSamePerson({ id: 'a', ...nobody }, { id: 'a', ...nobody })).toBe(true)
})
