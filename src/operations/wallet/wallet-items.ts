import type { Page } from '../../domain/page.ts'
import type { WalletItem } from '../../domain/wallet-item.ts'
import type { WalletPage } from '../loaders.ts'
import type { Session } from '../session.ts'

/** A page of what a customer holds, soonest to end first. */
export function walletItems(session: Session, asked: WalletPage): Promise<Page<WalletItem>> {
  return session.load.walletItemsOf.load(asked)
}
