import type { SettingsInput } from '../../domain/input/shop-input.ts'
import { parseSettings } from '../../domain/parse-settings.ts'
import type { Rejection } from '../../domain/rejection.ts'
import type { Settings } from '../../domain/settings.ts'
import { touchCatalogue } from '../../store/catalogue.ts'
import type { Db } from '../../store/database.ts'
import { allSegments } from '../../store/read-segments.ts'
import { lockSettings, writeSettings } from '../../store/shop-settings.ts'
import { inTransaction } from '../../store/transaction.ts'
import { judgeTiersOfYearsAnew } from '../../store/write-loyalty.ts'
import { lockDefinitions } from '../../store/write-members.ts'
import { planToFollow } from '../customers/follow-definitions.ts'
import { announce, type Session } from '../session.ts'

/** What changing the shop's defaults answers. */
export interface SettingsPayload {
  readonly settings: Settings | null
  readonly userErrors: readonly Rejection[]
}

/** Changes the shop's defaults: absent keeps. Decisions follow at once, on every server; lists of segments and tiers of years follow in the background. */
export async function settingsUpdate(session: Session, input: SettingsInput): Promise<SettingsPayload> {
  const payload = await inTransaction(session.db, (db) => write(session, db, input))
  if (payload.settings !== null) announce(session, 'catalogue')
  return payload
}

async function write(session: Session, db: Db, input: SettingsInput): Promise<SettingsPayload> {
  await lockDefinitions(db)
  const current = await lockSettings(db)
  const parsed = parseSettings(current, input)
  if (!parsed.ok) return { settings: null, userErrors: parsed.rejections }
  await writeSettings(db, parsed.value)
  if (parsed.value.timeZone !== current.timeZone) await judgeAllAnew(session, db)
  await touchCatalogue(db)
  return { settings: parsed.value, userErrors: [] }
}

/** The spans of past orders, and the years of tiers, are counted in the shop's time zone. */
async function judgeAllAnew(session: Session, db: Db): Promise<void> {
  await judgeTiersOfYearsAnew(db)
  const dynamic = (await allSegments(db)).filter(({ condition }) => condition !== null)
  if (dynamic.length > 0) await planToFollow(session, db, dynamic)
}
