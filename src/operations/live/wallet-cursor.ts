import { voucherStatus } from '../../domain/voucher.ts'
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

/** What a client is told by a wallet: each live holding's status. */
export function toldHoldings({ now }: Pick<Session, 'now'>, { vouchers, campaigns }: WalletHoldings): Told {
  return new Map(
    vouchers.map((voucher) => [voucher.id, stateOf([voucherStatus(voucher, campaigns.get(voucher.campaignId)!, now)])]),
  )
}
