import type { CodeValues } from './code-from.ts'
import type { Customer } from './customer.ts'

/** What stands for `{{ customer.name }}` in a code: the names of law 29, all else among the attributes (text and numbers). */
export function customerCodeValues(customer: Customer): CodeValues {
  const { displayName, email, phone, birthday, country, city, locale, timeZone, createdAt, attributes } = customer
  const own = {
    displayName,
    email,
    phone,
    birthday,
    country,
    city,
    locale,
    timeZone,
    createdAt: createdAt.toISOString().slice(0, 10),
  }
  const printable = Object.entries(attributes).filter(
    ([, value]) => typeof value === 'string' || typeof value === 'number',
  )
  return { ...Object.fromEntries(printable.map(([name, value]) => [name, String(value)])), ...own }
}
