import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { settingsUpdate } from '../../src/operations/settings/settings-update.ts'
import { settings } from '../../src/operations/settings/settings.ts'
import { openTestApp, type TestApp } from '../support/app.ts'

let shop: TestApp

beforeAll(async () => {
  shop = await openTestApp()
})
afterAll(() => shop.close())

test('settings begin with defaults, keep what is absent, and bind decisions at once', async () => {
  const before = {
    currency: 'EUR',
    locale: 'en',
    timeZone: 'UTC',
    groupPicks: 'BEST_FOR_SHOPPER',
    maxIncentivesPerCart: 30,
  }
  expect(await settings(shop.as('MARKETER'))).toEqual(before)
  const after = { ...before, locale: 'de-AT', timeZone: 'Europe/Vienna', maxIncentivesPerCart: 5 }
  const changed = await settingsUpdate(shop.as('ADMIN'), {
    locale: 'de-at',
    timeZone: 'Europe/Vienna',
    maxIncentivesPerCart: 5,
  })
  expect(changed).toEqual({ settings: after, userErrors: [] })
  expect(await settings(shop.as('MARKETER'))).toEqual(after)
  expect((await shop.services.catalogue.current(shop.services.database.open())).settings).toMatchObject(after)
})

test('settings refuse by path, and then keep everything', async () => {
  const before = await settings(shop.as('MARKETER'))
  const refused = await settingsUpdate(shop.as('ADMIN'), {
    currency: 'XXY',
    locale: null,
    maxIncentivesPerCart: 101,
    groupPicks: 'HIGHEST_PRIORITY',
  })
  expect(refused.settings).toBeNull()
  expect(refused.userErrors.map(({ code, path }) => [code, ...path])).toEqual([
    ['REQUIRED', 'locale'],
    ['INVALID', 'currency'],
    ['INVALID', 'maxIncentivesPerCart'],
  ])
  expect(await settings(shop.as('MARKETER'))).toEqual(before)
})
