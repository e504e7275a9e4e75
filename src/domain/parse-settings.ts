import { parseAt, type Parsed } from './input/place.ts'
import { readCurrency } from './input/read-money.ts'
import type { ApiKeyInput, SettingsInput } from './input/shop-input.ts'
import { readInteger, readLocale, readName, readTimeZone } from './input/values.ts'
import { type Role, ROLES } from './role.ts'
import type { Settings } from './settings.ts'

/** Most incentives that a shop may allow on one cart. */
export const MAXIMUM_INCENTIVES = 100

const FIELDS = ['currency', 'locale', 'timeZone', 'groupPicks', 'maxIncentivesPerCart'] as const

/** Checks a change of the shop's defaults: absent keeps; null is REQUIRED, for each must stand. */
export function parseSettings(current: Settings, input: SettingsInput): Parsed<Settings> {
  return parseAt([], (place) => {
    for (const field of FIELDS) if (input[field] === null) place.at(field).refuse('REQUIRED')
    const sent = {
      currency: input.currency ?? current.currency,
      locale: input.locale ?? current.locale,
      timeZone: input.timeZone ?? current.timeZone,
      groupPicks: input.groupPicks ?? current.groupPicks,
      maxIncentivesPerCart: input.maxIncentivesPerCart ?? current.maxIncentivesPerCart,
    }
    const most = { min: 1, max: MAXIMUM_INCENTIVES }
    return {
      currency: readCurrency(sent.currency, place.at('currency')),
      locale: readLocale(sent.locale, place.at('locale')),
      timeZone: readTimeZone(sent.timeZone, place.at('timeZone')),
      groupPicks: sent.groupPicks,
      maxIncentivesPerCart: readInteger(sent.maxIncentivesPerCart, place.at('maxIncentivesPerCart'), most),
    }
  })
}

/** Checks a new key: a name of 1 to 200 characters, and a role that keys may have. */
export function parseApiKey(input: ApiKeyInput): Parsed<{ readonly name: string; readonly role: Role }> {
  return parseAt([], (place) => {
    if (!ROLES.includes(input.role) || input.role === 'VISITOR' || input.role === 'SHOPPER')
      place.at('role').refuse('INVALID', 'keys are for SUPPORT, MARKETER, SERVICE or ADMIN; shoppers have tokens')
    return { name: readName(input.name, place.at('name'), 200).trim(), role: input.role }
  })
}
