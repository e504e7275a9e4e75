import { giftCardStatus } from '../../domain/gift-card.ts'
import { voucherStatus } from '../../domain/voucher.ts'
import { isGiftCard } from '../../domain/wallet-item.ts'
import type { Session } from '../session.ts'
import { ledgerNow } from '../../store/read-ledger-on.ts'
import { walletHoldings, type WalletHoldings } from '../wallet/wallet-holdings.ts'
import type { CursorBinding } from './cursor.ts'
import { stateOf, type Told } from './told.ts'
import { cursorOf } from './trail.ts'

/** Where `walletChanged` goes on from a wallet that is read now: call it before the rest of the answer is read, so that nothing falls in between. */
export async function walletCursor(session: Session, customerId: string): Promise<string> {
  await session.load.snapshot()
  const ledger = await ledgerNow(session.db, customerId)
  const holdings = await walletHoldings(session, customerId)
  return cursorOf(session, walletBinding(session), toldHoldings(session, holdings), { ledger })
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
