import { giftCardStatus } from '../../domain/gift-card.ts'
import { entryStatus } from '../../domain/giveaway/giveaway-entry.ts'
import { perkStatus } from '../../domain/perk.ts'
import { voucherStatus } from '../../domain/voucher.ts'
import {
  isGiftCard,
  isGiveawayEntry,
  isLoyaltyCard,
  isPerk,
  isReferralCode,
  type WalletItem,
} from '../../domain/wallet-item.ts'
import type { Session } from '../session.ts'
import { walletHoldings, type WalletHoldings } from '../wallet/wallet-holdings.ts'
import type { CursorBinding } from './cursor.ts'
import { stateOf, type Told } from './told.ts'
import { cursorOf } from './trail.ts'

/** Where `walletChanged` goes on from a wallet that is read now: call it before the rest of the answer is read, so that nothing falls in between. */
export async function walletCursor(session: Session, customerId: string): Promise<string> {
  await session.load.snapshot()
  const ledger = await session.load.ledgerNow.load(customerId)
  const holdings = await walletHoldings(session, customerId)
  return cursorOf(session, walletBinding(session), toldHoldings(session, holdings), { ledger })
}

/** Whose cursor it is. */
export function walletBinding({ viewer }: Pick<Session, 'viewer'>): CursorBinding {
  return ['walletChanged', viewer?.caller ?? null]
}

/** What a client is told by a wallet: where each live holding stands, and what is on it. */
export function toldHoldings({ now }: Pick<Session, 'now'>, holdings: WalletHoldings): Told {
  return new Map(holdings.items.map((item) => [item.id, stateOf(seenOf(item, holdings, now))]))
}

/** All that a client sees of a holding, and that can change. */
function seenOf(item: WalletItem, { campaigns, referralPrograms }: WalletHoldings, now: Date): unknown[] {
  if (isLoyaltyCard(item)) return [item.balance, item.held, item.owed, item.tierId, item.membershipEndsAt]
  if (isPerk(item)) return [perkStatus(item, now)]
  if (isGiveawayEntry(item)) return [entryStatus(item, now), item.count]
  if (isReferralCode(item)) return [item.joined, item.converted, referralPrograms.get(item.programId)!.version]
  const campaign = campaigns.get(item.campaignId)!
  if (isGiftCard(item)) return [giftCardStatus(item, campaign, now), item.balance, item.held]
  return [voucherStatus(item, campaign, now)]
}
