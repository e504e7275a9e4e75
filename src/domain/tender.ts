/** A payment out of the wallet, in minor units of the cart's currency (law 27). */
export interface Tender {
  readonly giftCardId: string
  readonly amount: number
}
