import type { Giveaway } from '../../domain/giveaway/giveaway.ts'
import { findGiveaway } from '../../store/read-giveaways.ts'
import type { Session } from '../session.ts'

/** The giveaway of a key; null where there is none. */
export function giveaway(session: Session, { key }: { readonly key: string }): Promise<Giveaway | null> {
  return findGiveaway(session.db, { key })
}
