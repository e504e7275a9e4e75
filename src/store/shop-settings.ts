import type { Settings } from '../domain/settings.ts'
import { type Db, rows } from './database.ts'

/** Columns of `settings` under the names of the domain. */
export const SETTINGS_COLUMNS = `
  currency, locale, time_zone as "timeZone", group_picks as "groupPicks", max_incentives_per_cart as "maxIncentivesPerCart"`

/** The shop's defaults. */
export async function readSettings(db: Db): Promise<Settings> {
  const [settings] = await rows<Settings>(db, `select ${SETTINGS_COLUMNS} from settings`)
  return settings!
}

/** The shop's defaults, locked until the transaction ends. */
export async function lockSettings(db: Db): Promise<Settings> {
  const [settings] = await rows<Settings>(db, `select ${SETTINGS_COLUMNS} from settings for no key update`)
  return settings!
}

/** Writes the shop's defaults over the row that the transaction has locked. */
export async function writeSettings(db: Db, settings: Settings): Promise<void> {
  const { currency, locale, timeZone, groupPicks, maxIncentivesPerCart } = settings
  await rows(
    db,
    'update settings set currency = $1, locale = $2, time_zone = $3, group_picks = $4, max_incentives_per_cart = $5',
    [currency, locale, timeZone, groupPicks, maxIncentivesPerCart],
  )
}
