import { expireGiftCards } from '../../store/expire-gift-cards.ts'
import type { Services } from '../session.ts'

/** Batches of one turn; the next turn does the rest. */
const BATCHES = 20

/** Writes off what is left on gift cards that have ended, so that the ledger tells what the shop still owes, and tells their holders. */
export async function writeOffEnded({
  database,
  feed,
  newId,
  now,
}: Pick<Services, 'database' | 'feed' | 'newId' | 'now'>): Promise<void> {
  for (let batch = 0; batch < BATCHES; batch++) {
    const { expired, holderIds } = await expireGiftCards(database.open(), now(), newId)
    if (expired === 0) return
    feed.send(holderIds.map((id) => `customer:${id}` as const))
  }
}
