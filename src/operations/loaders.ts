import DataLoader from 'dataloader'
import type { Alert } from '../domain/alert.ts'
import type { ApiKey } from '../domain/api-key.ts'
import type { BulkOperation } from '../domain/bulk-operation.ts'
import type { ReportDay, ReportFigures, ReportSpan } from '../domain/campaign-report.ts'
import type { Campaign } from '../domain/campaign.ts'
import type { StoredCart } from '../domain/cart.ts'
import type { Customer } from '../domain/customer.ts'
import type { GiftCard } from '../domain/gift-card.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import type { Money } from '../domain/money.ts'
import type { Order } from '../domain/order.ts'
import type { Product } from '../domain/product.ts'
import type { Redemption } from '../domain/redemption.ts'
import type { RedemptionFailure } from '../domain/redemption-failure.ts'
import type { Rollback } from '../domain/rollback.ts'
import type { Segment } from '../domain/segment.ts'
import type { Store } from '../domain/store.ts'
import type { HoldingStatus, Voucher } from '../domain/voucher.ts'
import type { WalletItem } from '../domain/wallet-item.ts'
import type { Snapshot } from '../store/catalogue.ts'
import { alertsByIds } from '../store/alerts.ts'
import { apiKeysByIds } from '../store/read-api-keys.ts'
import { bulkOperationsByIds } from '../store/read-bulk-operations.ts'
import { campaignsByIds } from '../store/read-campaigns.ts'
import { cartsByIds } from '../store/read-carts.ts'
import { customersByIds } from '../store/read-customers.ts'
import { type FailureCounts, failuresByIds, readFailureCounts } from '../store/read-failures.ts'
import { limitUses, type OwnedLimit } from '../store/limit-uses.ts'
import { giftCardsByIds, giftCardTotals, savingsOf } from '../store/read-gift-cards.ts'
import { ledgerEntriesByIds, type LedgerOwner, pageLedgerOf } from '../store/read-ledger.ts'
import { ordersByIds, pageOrdersOf } from '../store/read-orders.ts'
import { productsByIds, productsBySkus } from '../store/read-products.ts'
import { openHoldsOf, pageRedemptionsOf, redemptionsByIds } from '../store/read-redemptions.ts'
import { readDays, readFigures } from '../store/read-reports.ts'
import { rollbacksOf } from '../store/read-rollbacks.ts'
import { segmentsByIds } from '../store/read-segments.ts'
import { storesByIds, storesByKeys } from '../store/read-stores.ts'
import { pageVouchersOf, vouchersByIds } from '../store/read-vouchers.ts'
import type { WalletFilter } from '../store/read-wallet.ts'
import {
  byId,
  type ById,
  byOwner,
  type ByOwner,
  countById,
  listById,
  type Owned,
  type OwnedPage,
  type OfOwner,
} from './batched.ts'
import { runOutHolds } from './checkout/run-out-holds.ts'
import { freshMemberCounts, freshMembersOf, freshSegmentsOf } from './customers/fresh-members.ts'
import { GIVEAWAY_LOADERS, type GiveawayLoaders } from './giveaways/giveaway-loaders.ts'
import { LOYALTY_LOADERS, type LoyaltyLoaders } from './loyalty/loyalty-loaders.ts'
import { walletCursor } from './live/wallet-cursor.ts'
import { WALLET_LOADERS, type WalletLoaders } from './live/wallet-loaders.ts'
import { madeWhenAsked } from './made-when-asked.ts'
import { REFERRAL_LOADERS, type ReferralLoaders } from './referrals/referral-loaders.ts'
import type { Session, World } from './session.ts'
import { readCartFor } from './shopping/read-for.ts'
import { judgeCarts, judgeWithoutCarts, type PlaceOfCustomer } from './shopping/judge-carts.ts'
import type { JudgedOffers, PricedView } from './views.ts'
import { walletPages } from './wallet/wallet-pages.ts'

/** The rules as they are now, once every hold that has come to its end has given back what it took. */
async function settledRules({ services, db, now }: Omit<World, 'load'>): Promise<Snapshot> {
  const { version, isHoldDue } = await services.catalogue.look(db, now)
  // Inside a transaction nobody waits for another connection: what has ended counts for nothing there by its time.
  if (isHoldDue && !db.isInTransaction()) await runOutHolds(services, now)
  return services.catalogue.at(db, version)
}

/** A page of a campaign's codes. */
export interface VouchersPage extends OwnedPage {
  readonly status: HoldingStatus | null
  readonly search: string | null
}

/** A page of a wallet. */
export interface WalletPage extends OwnedPage, WalletFilter {}

/** A page of a ledger: that of a gift card, or of all that moved in a wallet. */
export interface LedgerPage extends OwnedPage {
  readonly of: LedgerOwner
}

/** Batched reads of one request: each asks the database once, however many things ask it. */
export interface Loaders extends LoyaltyLoaders, GiveawayLoaders, ReferralLoaders, WalletLoaders {
  /** The rules as of this request. */
  snapshot(): Promise<Snapshot>
  /** The same, where the version that the database has now was read already. */
  snapshotAt(version: number): Promise<Snapshot>
  readonly alert: ById<Alert>
  readonly apiKey: ById<ApiKey>
  readonly bulkOperation: ById<BulkOperation>
  readonly campaign: ById<Campaign>
  /** Campaigns that were read with what they belong to: for those who need not wait then. */
  readonly campaignsAtHand: Map<string, Campaign>
  readonly cart: ById<StoredCart>
  /** The same, read together with what it is judged on. */
  readonly cartToJudge: ById<StoredCart>
  readonly customer: ById<Customer>
  /** The open hold that keeps a cart, by the cart's id. */
  readonly holdOf: ById<Redemption>
  /** What a campaign's limit has counted so far, for the whole campaign. */
  readonly limitUses: DataLoader<OwnedLimit, number>
  readonly giftCard: ById<GiftCard>
  /** Spendable on a customer's gift cards. */
  readonly giftCardTotals: DataLoader<string, readonly Money[]>
  readonly ledgerEntry: ById<LedgerEntry>
  readonly ledgerOf: ByOwner<LedgerPage, LedgerEntry>
  readonly memberCount: DataLoader<string, number>
  readonly membersOf: ByOwner<OwnedPage, Customer>
  /** Offers without a cart: the same question is judged once, whoever asks. */
  readonly offersWithoutCart: DataLoader<PlaceOfCustomer, JudgedOffers, string>
  readonly order: ById<Order>
  readonly ordersOf: ByOwner<OwnedPage, Order>
  readonly pricedCart: DataLoader<StoredCart, PricedView, string>
  /** By sku. */
  readonly product: ById<Product>
  readonly productById: ById<Product>
  readonly redemption: ById<Redemption>
  readonly redemptionFailure: ById<RedemptionFailure>
  readonly redemptionsOf: ByOwner<OwnedPage, Redemption>
  /** Returns of a redemption, in the order in which they came. */
  readonly rollbacksOf: DataLoader<string, readonly Rollback[]>
  /** What a campaign has done within a span. */
  readonly reportDays: OfOwner<Owned & ReportSpan, readonly ReportDay[]>
  readonly reportFailures: OfOwner<Owned & ReportSpan, FailureCounts>
  readonly reportFigures: OfOwner<Owned & ReportSpan, ReportFigures>
  /** What incentives have saved a customer. */
  readonly savings: DataLoader<string, readonly Money[]>
  readonly segment: ById<Segment>
  readonly segmentsOf: DataLoader<string, readonly Segment[]>
  /** By key. */
  readonly store: ById<Store>
  readonly storeById: ById<Store>
  readonly voucher: ById<Voucher>
  /** Where `walletChanged` goes on; what is asked for beside it is read after it. */
  walletCursor(session: Session, customerId: string): Promise<string>
  readonly vouchersOf: ByOwner<VouchersPage, Voucher>
  readonly walletItemsOf: ByOwner<WalletPage, WalletItem>
}

/** What the reads of one session have in common. */
class Opened {
  readonly session: Omit<World, 'load'>
  readonly db: World['db']
  readonly now: Date
  readonly load: Loaders
  #snapshot: Promise<Snapshot> | undefined
  #cursor: Promise<unknown> | undefined

  constructor(session: Omit<World, 'load'>) {
    this.session = session
    this.db = session.db
    this.now = session.now
    this.load = loadersOf(this)
  }

  get world(): World {
    return { ...this.session, load: this.load }
  }

  snapshot(): Promise<Snapshot> {
    return (this.#snapshot ??= settledRules(this.session))
  }

  snapshotAt(version: number): Promise<Snapshot> {
    return (this.#snapshot ??= this.session.services.catalogue.at(this.db, version))
  }

  walletCursor(asking: Session, customerId: string): Promise<string> {
    const sealed = walletCursor(asking, customerId)
    this.#cursor = Promise.allSettled([this.#cursor, sealed])
    return sealed
  }

  /** Rows that open holds touch are read once those that have ended have given back what they took. */
  settled<Args extends readonly unknown[], Answer>(
    read: (...args: Args) => Promise<Answer>,
  ): (...args: Args) => Promise<Answer> {
    return async (...args) => {
      await this.load.snapshot()
      await this.#cursor
      return read(...args)
    }
  }

  /** Waits until it is known where the wallet's stream goes on. */
  async afterCursor(): Promise<void> {
    await this.#cursor
  }
}

/** One alone, as nearly always, with all that it is judged on. */
async function cartsToJudge(world: World, ids: readonly string[]): Promise<Map<string, StoredCart>> {
  if (ids.length > 1) return cartsByIds(world.db, ids)
  const cart = await readCartFor(world, ids[0]!)
  return new Map(cart === null ? [] : [[cart.id, cart]])
}

/** The batched reads of one session. */
export function openLoaders(session: Omit<World, 'load'>): Loaders {
  return new Opened(session).load
}

const loadersOf = madeWhenAsked<Opened, Loaders>({
  ...LOYALTY_LOADERS,
  ...GIVEAWAY_LOADERS,
  ...WALLET_LOADERS,
  ...REFERRAL_LOADERS,
  snapshot: (of) => () => of.snapshot(),
  snapshotAt: (of) => (version) => of.snapshotAt(version),
  alert: ({ db }) => byId(db, alertsByIds),
  apiKey: ({ db }) => byId(db, apiKeysByIds),
  bulkOperation: ({ db }) => byId(db, bulkOperationsByIds),
  campaign: ({ db }) => byId(db, campaignsByIds),
  campaignsAtHand: () => new Map(),
  cart: ({ db }) => byId(db, cartsByIds),
  cartToJudge: (of) => byId(of.db, (_db, ids) => cartsToJudge(of.world, ids)),
  customer: ({ db }) => byId(db, customersByIds),
  holdOf: ({ db, now }) => byId(db, (_db, cartIds) => openHoldsOf(db, cartIds, now)),
  limitUses: (of) => new DataLoader(of.settled((limits) => limitUses(of.db, limits, of.now))),
  giftCard: (of) => byId(of.db, of.settled(giftCardsByIds)),
  giftCardTotals: (of) =>
    listById(
      of.db,
      of.settled((db, ids) => giftCardTotals(db, ids, of.now)),
    ),
  ledgerEntry: ({ db }) => byId(db, ledgerEntriesByIds),
  ledgerOf: (opened) =>
    byOwner(opened.settled((ownerIds, { page, of }) => pageLedgerOf(opened.db, of, ownerIds, page))),
  memberCount: ({ session, db }) => countById(db, (_db, ids) => freshMemberCounts(session, ids)),
  membersOf: ({ session }) => byOwner((ownerIds, { page }) => freshMembersOf(session, ownerIds, page)),
  offersWithoutCart: (of) =>
    new DataLoader((asked) => judgeWithoutCarts(of.world, asked), { cacheKeyFn: (asked) => JSON.stringify(asked) }),
  order: ({ db }) => byId(db, ordersByIds),
  ordersOf: ({ db }) => byOwner((ownerIds, { page }) => pageOrdersOf(db, ownerIds, page)),
  pricedCart: (of) =>
    new DataLoader((carts) => judgeCarts(of.world, carts), { cacheKeyFn: ({ id, version }) => `${id} ${version}` }),
  product: ({ db }) => byId(db, productsBySkus),
  productById: ({ db }) => byId(db, productsByIds),
  redemption: (of) => byId(of.db, of.settled(redemptionsByIds)),
  redemptionFailure: ({ db }) => byId(db, failuresByIds),
  redemptionsOf: (of) => byOwner(of.settled((ownerIds, { page }) => pageRedemptionsOf(of.db, ownerIds, page))),
  rollbacksOf: ({ db }) => listById(db, rollbacksOf),
  reportDays: ({ db }) => byOwner((ownerIds, span) => readDays(db, ownerIds, span)),
  reportFailures: ({ db }) => byOwner((ownerIds, span) => readFailureCounts(db, ownerIds, span)),
  reportFigures: ({ db }) => byOwner((ownerIds, span) => readFigures(db, ownerIds, span)),
  savings: ({ db }) => listById(db, savingsOf),
  segment: ({ db }) => byId(db, segmentsByIds),
  segmentsOf: ({ session, db }) => listById(db, (_db, ids) => freshSegmentsOf(session, ids)),
  store: ({ db }) => byId(db, storesByKeys),
  storeById: ({ db }) => byId(db, storesByIds),
  voucher: (of) => byId(of.db, of.settled(vouchersByIds)),
  walletCursor: (of) => (asking, customerId) => of.walletCursor(asking, customerId),
  vouchersOf: (of) =>
    byOwner(
      of.settled((ownerIds, { page, status, search }) =>
        pageVouchersOf(of.db, ownerIds, { status, search }, page, of.now),
      ),
    ),
  walletItemsOf: (of) =>
    byOwner(async (ownerIds, asked) => {
      await of.afterCursor()
      return walletPages(of.world, ownerIds, asked)
    }),
})
