import type { CustomerUpsertInput } from '../domain/input/customer-input.ts'

/** A customer of the demo, with her past and what the sign-in list says of her. */
export interface DemoCustomer {
  readonly customer: CustomerUpsertInput & { readonly displayName: string }
  /** One line for the sign-in list, by language. */
  readonly about: { readonly en: string; readonly de: string }
  readonly storeKey: string
  readonly currency: string
  readonly orders: readonly PastOrder[]
}

/** An order paid so many days ago. */
export interface PastOrder {
  readonly daysAgo: number
  /** Quantity by sku. */
  readonly goods: Readonly<Record<string, number>>
}

/** The six who may sign in. */
export function demoCustomers(now: Date): readonly DemoCustomer[] {
  return [
    {
      customer: {
        externalId: 'ada',
        displayName: 'Ada Moreau',
        email: 'ada@example.com',
        birthday: '1994-05-17',
        locale: 'en',
        timeZone: 'Europe/Berlin',
        country: 'DE',
        city: 'Berlin',
        attributes: { favourite: 'arabica', ownsMachine: 'no' },
        consents: ['EMAIL', 'IN_APP'],
      },
      about: { en: 'New here, nothing ordered yet', de: 'Neu hier, noch keine Bestellung' },
      storeKey: 'berlin',
      currency: 'EUR',
      orders: [],
    },
    {
      customer: {
        externalId: 'ben',
        displayName: 'Ben Okafor',
        email: 'ben@example.com',
        birthday: '1982-01-30',
        locale: 'en',
        timeZone: 'Europe/Berlin',
        country: 'DE',
        city: 'Hamburg',
        attributes: { favourite: 'blends', ownsMachine: 'yes' },
        consents: ['EMAIL', 'PUSH', 'IN_APP'],
      },
      about: { en: 'VIP with a dozen orders', de: 'Stammgast mit zwölf Bestellungen' },
      storeKey: 'berlin',
      currency: 'EUR',
      orders: dozen(),
    },
    {
      customer: {
        externalId: 'nora',
        displayName: 'Nora Reyes',
        email: 'nora@example.com',
        birthday: '1990-08-09',
        locale: 'en-US',
        timeZone: 'America/New_York',
        country: 'US',
        city: 'New York',
        attributes: { favourite: 'blends', ownsMachine: 'no' },
        consents: ['EMAIL', 'SMS'],
      },
      about: { en: 'From New York, pays in dollars', de: 'Aus New York, zahlt in Dollar' },
      storeKey: 'new-york',
      currency: 'USD',
      orders: [
        { daysAgo: 12, goods: { 'HOUSE-BLEND-250': 2 } },
        { daysAgo: 41, goods: { 'COLD-BREW-250': 1, 'CUP-TRAVEL': 1 } },
        { daysAgo: 77, goods: { 'HUILA-250': 1 } },
      ],
    },
    {
      customer: {
        externalId: 'emil',
        displayName: 'Emil Brandt',
        email: 'emil@example.com',
        birthday: '1971-11-03',
        locale: 'de',
        timeZone: 'Europe/Berlin',
        country: 'DE',
        city: 'Leipzig',
        attributes: { favourite: 'robusta', ownsMachine: 'yes' },
        consents: ['EMAIL'],
      },
      about: { en: 'Has not ordered for months', de: 'Hat seit Monaten nichts bestellt' },
      storeKey: 'berlin',
      currency: 'EUR',
      orders: [
        { daysAgo: 131, goods: { 'KAAPI-ROYALE-250': 2 } },
        { daysAgo: 196, goods: { 'MOKA-POT': 1, 'DA-LAT-250': 1 } },
      ],
    },
    {
      customer: {
        externalId: 'clara',
        displayName: 'Clara Lindqvist',
        email: 'clara@example.com',
        birthday: birthdayIn(now, 4),
        locale: 'de',
        timeZone: 'Europe/Berlin',
        country: 'DE',
        city: 'Berlin',
        attributes: { favourite: 'decaf', ownsMachine: 'no' },
        consents: ['EMAIL', 'PUSH'],
      },
      about: { en: 'Has a birthday this week', de: 'Hat diese Woche Geburtstag' },
      storeKey: 'berlin',
      currency: 'EUR',
      orders: [
        { daysAgo: 9, goods: { 'DECAF-SIDAMO-250': 1, 'GIFT-CHOCOLATE': 2 } },
        { daysAgo: 35, goods: { 'YIRGACHEFFE-250': 1, 'CUP-CAPPUCCINO': 2 } },
        { daysAgo: 63, goods: { 'SUB-ONE': 1 } },
        { daysAgo: 93, goods: { 'SUB-ONE': 1 } },
      ],
    },
    {
      customer: {
        externalId: 'yuki',
        displayName: 'Yuki Tanaka',
        email: 'yuki@example.com',
        birthday: '1987-03-21',
        locale: 'en',
        timeZone: 'Asia/Tokyo',
        country: 'JP',
        city: 'Tokyo',
        attributes: { favourite: 'arabica', ownsMachine: 'no' },
        consents: ['IN_APP'],
      },
      about: { en: 'From Tokyo, pays in yen', de: 'Aus Tokio, zahlt in Yen' },
      storeKey: 'tokyo',
      currency: 'JPY',
      orders: [
        { daysAgo: 5, goods: { 'GESHA-250': 1 } },
        { daysAgo: 26, goods: { 'NYERI-250': 2 } },
        { daysAgo: 58, goods: { 'YIRGACHEFFE-250': 1, 'CUP-GLASS': 1 } },
        { daysAgo: 120, goods: { 'GIFT-POUR-OVER': 1 } },
      ],
    },
  ]
}

/** A dozen orders, one a month, alternating what Ben likes. */
function dozen(): PastOrder[] {
  const baskets: Readonly<Record<string, number>>[] = [
    { 'HOUSE-BLEND-250': 3, 'NOTTE-250': 1 },
    { 'FIRST-LIGHT-250': 2, 'CUP-ESPRESSO-CLAY': 2 },
    { 'HEARTH-250': 1, 'HUILA-250': 1 },
  ]
  return Array.from({ length: 12 }, (_, index) => ({ daysAgo: 6 + index * 29, goods: baskets[index % 3]! }))
}

/** A day of birth whose anniversary is so many days off. 1992 knows a 29 February. */
function birthdayIn(now: Date, days: number): string {
  const day = new Date(now.getTime() + days * 86_400_000).toISOString().slice(5, 10)
  return `1992-${day}`
}
