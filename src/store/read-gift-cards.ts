import type { GiftCard } from '../domain/gift-card.ts'
import { type Db, rows } from './database.ts'
import { GIFT_CARD_COLUMNS } from './find-gift-cards.ts'

/** Gift cards by id; missing ids are missing. */
export async function giftCardsByIds(db: Db, ids: readonly string[]): Promise<Map<string, GiftCard>> {
  const found = await rows<GiftCard>(db, `select ${GIFT_CARD_COLUMNS} from gift_card where id = any($1::uuid[])`, [ids])
  return new Map(found.map((card) => [card.id, card]))
}

/** The gift card of a code in normal form; null where there is none. */
export async function giftCardByCode(db: Db, code: string): Promise<GiftCard | null> {
  const [card] = await rows<GiftCard>(db, `select ${GIFT_CARD_COLUMNS} from gift_card where code = $1`, [code])
  return card ?? null
}
