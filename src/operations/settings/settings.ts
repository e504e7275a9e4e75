import type { Settings } from '../../domain/settings.ts'
import { readSettings } from '../../store/shop-settings.ts'
import type { Session } from '../session.ts'

/** The shop's defaults. */
export function settings(session: Session): Promise<Settings> {
  return readSettings(session.db)
}
