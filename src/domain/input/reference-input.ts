import type { Money } from '../money.ts'

/** An amount as sent. */
export type MoneyInput = Money

/** One thing by id or by key. `id` is a plain UUID; both null: the id sent was none of ours. */
export interface KeyRef {
  readonly id?: string | null
  readonly key?: string | null
}

/** One customer, by our id, the shop's id or the address. All null: the id sent was none of ours. */
export interface CustomerRef {
  readonly id?: string | null
  readonly externalId?: string | null
  readonly email?: string | null
}
