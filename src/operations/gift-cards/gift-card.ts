import { isCode, normaliseCode } from '../../domain/codes.ts'
import type { GiftCard } from '../../domain/gift-card.ts'
import { giftCardByCode } from '../../store/read-gift-cards.ts'
import type { Session } from '../session.ts'

/** The gift card of a code, in any form (support, marketers, services); null where there is none. */
export async function giftCard(session: Session, input: { readonly code: string }): Promise<GiftCard | null> {
  const code = normaliseCode(input.code)
  // What a hold kept is free from its end on, for whoever looks.
  await session.load.snapshot()
  return isCode(code) ? giftCardByCode(session.db, code) : null
}
