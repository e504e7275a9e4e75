import type { Channel, Customer } from './customer.ts'
import type { CustomerUpsertInput } from './input/customer-input.ts'
import { parseAt, type Parsed, type Path, type Place } from './input/place.ts'
import { readAttributes } from './input/read-attributes.ts'
import { readSent, sentFields } from './input/sent-fields.ts'
import { readChoices, readCountry, readLocale, readName, readPastDay, readTimeZone } from './input/values.ts'

const MAXIMUM_EXTERNAL_ID = 128
const MAXIMUM_NAME = 200
const MAXIMUM_EMAIL = 254
const CHANNELS: ReadonlySet<Channel> = new Set(['EMAIL', 'SMS', 'PUSH', 'IN_APP'])

/** What the shop knows of a customer. */
export type CustomerFields = Omit<Customer, 'id' | 'externalId' | 'createdAt' | 'version'>

/** A customer as sent, checked: absent fields keep what is there, null clears. */
export type CustomerDraft = { readonly externalId: string } & Partial<CustomerFields>

/** A customer of whom nothing is known. */
export const UNKNOWN_CUSTOMER: CustomerFields = {
  displayName: null,
  email: null,
  phone: null,
  birthday: null,
  locale: null,
  timeZone: null,
  country: null,
  city: null,
  attributes: {},
  consents: [],
}

/** Checks a customer: the shop's id has 1 to 128 characters, names at most 200; a birthday is a day from 1900 to today. */
export function parseCustomer(input: CustomerUpsertInput, path: Path, now: Date): Parsed<CustomerDraft> {
  return parseAt(path, (place) => {
    return sentFields({
      externalId: readName(input.externalId, place.at('externalId'), MAXIMUM_EXTERNAL_ID),
      displayName: readSent(input.displayName, place.at('displayName'), readShortName),
      email: readSent(input.email, place.at('email'), readEmail),
      phone: readSent(input.phone, place.at('phone'), readPhone),
      birthday: readSent(input.birthday, place.at('birthday'), (value, at) => readPastDay(value, at, now)),
      locale: readSent(input.locale, place.at('locale'), readLocale),
      timeZone: readSent(input.timeZone, place.at('timeZone'), readTimeZone),
      country: readSent(input.country, place.at('country'), readCountry),
      city: readSent(input.city, place.at('city'), readShortName),
      attributes: input.attributes === undefined ? undefined : readAttributes(input.attributes, place.at('attributes')),
      consents: input.consents === undefined ? undefined : readConsents(input.consents ?? [], place.at('consents')),
    })
  })
}

/** What is known of a customer after a draft; `current` null for a new one. */
export function customerWith(current: CustomerFields | null, draft: CustomerDraft): CustomerFields {
  const { externalId: _, ...sent } = draft
  return { ...(current ?? UNKNOWN_CUSTOMER), ...sent }
}

function readShortName(value: string, place: Place): string {
  return readName(value, place, MAXIMUM_NAME)
}

function readEmail(value: string, place: Place): string {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) place.refuse('INVALID', 'must be an e-mail address')
  return readName(value, place, MAXIMUM_EMAIL)
}

function readPhone(value: string, place: Place): string {
  if (!/^\+?[0-9][0-9 ()./-]{2,38}$/.test(value))
    place.refuse('INVALID', 'must be a telephone number of at most 40 signs')
  return value
}

function readConsents(values: readonly Channel[], place: Place): Channel[] {
  const chosen = readChoices(values, place)
  for (const [index, value] of chosen.entries())
    if (!CHANNELS.has(value)) place.at(index).refuse('INVALID', 'is no channel')
  return [...CHANNELS].filter((channel) => chosen.includes(channel))
}
