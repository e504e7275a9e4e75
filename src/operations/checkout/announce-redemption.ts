import type { Redemption } from '../../domain/redemption.ts'
import { announce, type Session } from '../session.ts'
import { redemptionKeys } from './redemption-keys.ts'

/** Tells every server, after commit, that a redemption was made or changed. */
export function announceRedemption(session: Session, redemption: Redemption): void {
  announce(session, ...redemptionKeys(redemption))
}
