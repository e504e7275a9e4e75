/** How ONE_OF_GROUP and ALONE pick (law 15). */
export type GroupPicks = 'BEST_FOR_SHOPPER' | 'HIGHEST_PRIORITY'

/** The shop's defaults. */
export interface Settings {
  readonly currency: string
  readonly locale: string
  readonly timeZone: string
  readonly groupPicks: GroupPicks
  readonly maxIncentivesPerCart: number
}

/** What a new shop starts with. */
export const DEFAULT_SETTINGS: Settings = {
  currency: 'EUR',
  locale: 'en',
  timeZone: 'UTC',
  groupPicks: 'BEST_FOR_SHOPPER',
  maxIncentivesPerCart: 30,
}
