import { maskCode, shownCode } from '../domain/codes.ts'
import type { GiftCard } from '../domain/gift-card.ts'
import type { Voucher } from '../domain/voucher.ts'
import { maySee, type Session } from '../operations/session.ts'
import type { LoyaltyCard } from '../domain/loyalty/loyalty-card.ts'
import { isPointsTender } from '../domain/tender.ts'
import type { TenderSource } from './sources.ts'

/** A voucher's code: whole for its holder, for public codes and for staff, otherwise masked but for the last four characters. */
export function visibleCode(voucher: Voucher, session: Session): string {
  return voucher.isPublic || maySee(session, voucher.holderId) ? shownCode(voucher.code) : maskCode(voucher.code)
}

/** A gift card's code: whole for its holder, for staff, and for a card of nobody, which is reached by its code alone. */
export function visibleCardCode({ code, holderId }: GiftCard, session: Session): string {
  return holderId === null || maySee(session, holderId) ? shownCode(code) : maskCode(code)
}

/** The gift card that has paid; null where points have, and where it has become somebody else's since, whose balance is no business of this caller. */
export async function visibleCard({ tender }: TenderSource, session: Session): Promise<GiftCard | null> {
  if (isPointsTender(tender)) return null
  const card = await session.load.giftCard.load(tender.giftCardId)
  if (card === null) return null
  return card.holderId === null || maySee(session, card.holderId) ? card : null
}

/** The card whose points have paid, for its holder and for staff; null where a gift card has. */
export async function visibleLoyaltyCard({ tender }: TenderSource, session: Session): Promise<LoyaltyCard | null> {
  if (!isPointsTender(tender)) return null
  const card = await session.load.loyaltyCard.load(tender.loyaltyCardId)
  return card !== null && maySee(session, card.holderId) ? card : null
}
