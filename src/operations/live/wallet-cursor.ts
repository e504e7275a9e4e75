import { giftCardStatus } from '../../domain/gift-card.ts'
import { voucherStatus } from '../../domain/voucher.ts'
import { isGiftCard } from '../../domain/wallet-item.ts'
import type { Session } from '../session.ts'
import type { WalletHoldings } from '../wallet/wallet-holdings.ts'
import type { CursorBinding } from './cursor.ts'
import { stateOf, type Told } from './told.ts'
import { cursorOf } from './trail.ts'

/** Where `walletChanged` goes on from a wallet that was read. */
export function walletCursor(session: Session, holdings: WalletHoldings): string {
  return cursorOf(session, walletBinding(session), toldHoldings(session, holdings))
}

/** Whose cursor it is. */
export function walletBinding({ viewer }: Pick<Session, 'viewer'>): CursorBinding {
  return ['walletChanged', viewer?.caller ?? null]
}

/** What a client is told by a wallet: each live holding's status, of a gift card what is on it too. */
export function toldHoldings({ now }: Pick<Session, 'now'>, { items, campaigns }: WalletHoldings): Told {
  const statusOf = (item: WalletHoldings['items'][number]) => {
    const campaign = campaigns.get(item.campaignId)!
    return isGiftCard(item)
      ? [giftCardStatus(item, campaign, now), item.balance, item.held]
      : [voucherStatus(item, campaign, now)]
  }
  return new Map(items.map((item) => [item.id, stateOf(statusOf(item))]))
}
