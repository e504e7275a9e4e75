import type { GiftCard } from './gift-card.ts'
import type { Voucher } from './voucher.ts'

/** One thing that a customer holds. */
export type WalletItem = Voucher | GiftCard

/** Whether it is a card with money on it. */
export function isGiftCard(item: WalletItem): item is GiftCard {
  return 'initialBalance' in item
}
