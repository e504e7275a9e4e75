import DataLoader from 'dataloader'
import type { HoldingStatus } from '../../domain/voucher.ts'
import type { WalletItem } from '../../domain/wallet-item.ts'
import {
  ledgersNow,
  type LedgerPage,
  type LedgerPlace,
  type LedgerQuestion,
  readLedgersOn,
} from '../../store/read-ledger-on.ts'
import { readWalletHoldings } from '../../store/wallet-holdings.ts'
import type { Makers } from '../made-when-asked.ts'
import type { World } from '../session.ts'

/** What live wallets read, for all customers that are read for together. Nothing is remembered: what is asked for again is read again. */
export interface WalletLoaders {
  /** What is of use to a customer, now or later. */
  readonly liveHoldings: DataLoader<string, readonly WalletItem[]>
  /** Where a customer's ledger stands now. */
  readonly ledgerNow: DataLoader<string, LedgerPlace>
  /** What moved in a customer's wallet since. */
  readonly ledgerOn: DataLoader<LedgerQuestion, LedgerPage>
}

/** Statuses from which a holding may still be used. */
const LIVE: readonly HoldingStatus[] = ['UPCOMING', 'ACTIVE', 'HELD', 'DISABLED']
/** As many are followed live. */
const LIMIT = 1000

/** How they are made. */
export const WALLET_LOADERS: Makers<Pick<World, 'db' | 'now'>, WalletLoaders> = {
  liveHoldings: ({ db, now }) =>
    new DataLoader(async (customerIds) => {
      const found = await readWalletHoldings(db, customerIds, { statuses: LIVE, limit: LIMIT, now })
      return customerIds.map((id) => found.get(id) ?? [])
    }, FRESH),
  ledgerNow: ({ db }) => new DataLoader((customerIds) => ledgersNow(db, customerIds), FRESH),
  ledgerOn: ({ db }) => new DataLoader((asked) => readLedgersOn(db, asked), FRESH),
}

const FRESH = { cache: false }
