import type { CampaignInput } from '../domain/input/campaign-input.ts'

/** A campaign of the demo, and what is done with it once it exists. */
export interface DemoCampaign {
  readonly input: CampaignInput
  /** Who gets a code of it, by external id. */
  readonly givenTo?: readonly string[]
  /** Whose code is spent on a first purchase. */
  readonly usedBy?: string
  /** Over already: its codes have run out. */
  readonly ended?: true
}

/** An instant some minutes after `now`. */
export function minutesAfter(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000)
}
