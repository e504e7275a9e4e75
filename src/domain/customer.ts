import type { JsonObject } from './json.ts'

/** A channel on which a customer may be reached. */
export type Channel = 'EMAIL' | 'SMS' | 'PUSH' | 'IN_APP'

/** Whoever shops: a shopper (known to the shop by `externalId`) or a visitor (`externalId` is null). Her wallet has the same id. */
export interface Customer {
  readonly id: string
  readonly externalId: string | null
  readonly displayName: string | null
  readonly email: string | null
  readonly phone: string | null
  /** `YYYY-MM-DD`. */
  readonly birthday: string | null
  /** BCP 47. */
  readonly locale: string | null
  /** IANA name. */
  readonly timeZone: string | null
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null
  readonly city: string | null
  readonly attributes: JsonObject
  readonly consents: readonly Channel[]
  readonly createdAt: Date
  readonly version: number
}

/** A visitor is a customer whom the shop does not know yet. */
export function isVisitor(customer: Pick<Customer, 'externalId'>): boolean {
  return customer.externalId === null
}
