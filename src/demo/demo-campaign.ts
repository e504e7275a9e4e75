import type { CampaignInput } from '../domain/input/campaign-input.ts'
import type { Money } from '../domain/money.ts'

/** A campaign of the demo, and what is done with it once it exists. */
export interface DemoCampaign {
  readonly input: CampaignInput
  /** Who gets a code of it, by external id. */
  readonly givenTo?: readonly string[]
  /** Who gets a gift card of it, by external id, with so much on it. */
  readonly cards?: readonly { readonly externalId: string; readonly balance: Money }[]
  /** Whose code is spent on a first purchase. */
  readonly usedBy?: string
  /** Over already: its codes have run out. */
  readonly ended?: true
}

/** An instant some minutes after `now`. */
export function minutesAfter(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000)
}
