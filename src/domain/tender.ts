/** A payment out of the wallet, in minor units of the cart's currency (law 27): by a gift card, or by points. */
export type Tender = GiftCardTender | PointsTender

/** What a gift card pays. */
export interface GiftCardTender {
  readonly giftCardId: string
  readonly amount: number
}

/** What points pay: `points` times their worth. Of a return, whose points come back whole, as near to it as they can. */
export interface PointsTender {
  readonly loyaltyCardId: string
  readonly points: number
  readonly amount: number
}

/** Points that are to pay a part of a cart: those of one card, at most so many; null for as many as help. */
export interface AskedPoints {
  readonly loyaltyCardId: string
  readonly points: number | null
}

/** Whether points pay it. */
export function isPointsTender(tender: Tender): tender is PointsTender {
  return 'loyaltyCardId' in tender
}

/** The payments by gift cards among these, in their order. */
export function giftCardTenders(tenders: readonly Tender[]): GiftCardTender[] {
  return tenders.flatMap((tender) => (isPointsTender(tender) ? [] : [tender]))
}

/** The payments by points among these. */
export function pointsTenders(tenders: readonly Tender[]): PointsTender[] {
  return tenders.flatMap((tender) => (isPointsTender(tender) ? [tender] : []))
}
