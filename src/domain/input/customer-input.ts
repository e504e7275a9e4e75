import type { Channel } from '../customer.ts'
import type { JsonObject } from '../json.ts'
import type { CustomerRef } from './reference-input.ts'

/** A customer as the shop knows her: absent keeps, null clears. */
export interface CustomerUpsertInput {
  readonly externalId: string
  readonly displayName?: string | null
  readonly email?: string | null
  readonly phone?: string | null
  /** `YYYY-MM-DD`. */
  readonly birthday?: string | null
  readonly locale?: string | null
  readonly timeZone?: string | null
  readonly country?: string | null
  readonly city?: string | null
  readonly attributes?: JsonObject | null
  readonly consents?: readonly Channel[] | null
}

/** Something that a customer did. */
export interface EventTrackInput {
  readonly customer: CustomerRef
  readonly name: string
  readonly properties?: JsonObject | null
  readonly occurredAt?: Date | null
  readonly idempotencyKey: string
}

/** A token for a customer whom the shop has signed in. */
export interface ShopperTokenCreateInput {
  readonly customer: CustomerUpsertInput
  readonly ttlSeconds: number
}
