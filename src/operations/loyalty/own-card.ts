import type { LoyaltyCard } from '../../domain/loyalty/loyalty-card.ts'
import type { Db } from '../../store/database.ts'
import { cardsByIds } from '../../store/loyalty-cards.ts'
import { maySee, type Session } from '../session.ts'

/** The card of an id, as far as the caller may act for it: her own, or any for staff. Null for all others alike. */
export async function ownCard(session: Session, db: Db, id: string | null): Promise<LoyaltyCard | null> {
  const card = id === null ? null : ((await cardsByIds(db, [id])).get(id) ?? null)
  return card !== null && maySee(session, card.holderId) ? card : null
}
