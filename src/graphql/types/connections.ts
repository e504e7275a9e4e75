import { Field, Int, ObjectType } from 'type-graphql'
import { Alert } from './alert.ts'
import { Campaign } from './campaign.ts'
import { connectionOf } from './connection-of.ts'
import { Customer } from './customer.ts'
import { WalletItem } from './holding.ts'
import { LedgerEntry } from './ledger-entry.ts'
import { PageInfo } from './node.ts'
import { Offer } from './offer.ts'
import { Order } from './order.ts'
import { Product } from './product.ts'
import { Redemption } from './redemption.ts'
import { RedemptionFailure } from './redemption-failure.ts'
import { Segment } from './segment.ts'
import { Voucher } from './voucher.ts'

/** Lists of alerts. */
export const AlertConnection = connectionOf('Alert', () => Alert, 'alerts')
/** Lists of campaigns. */
export const CampaignConnection = connectionOf('Campaign', () => Campaign, 'campaigns')
/** Lists of customers. */
export const CustomerConnection = connectionOf('Customer', () => Customer, 'customers')
/** Lists of movements of money. */
export const LedgerEntryConnection = connectionOf('LedgerEntry', () => LedgerEntry, 'movements')
/** Lists of orders. */
export const OrderConnection = connectionOf('Order', () => Order, 'orders')
/** Lists of products. */
export const ProductConnection = connectionOf('Product', () => Product, 'products')
/** Lists of redemptions. */
export const RedemptionConnection = connectionOf('Redemption', () => Redemption, 'redemptions')
/** Lists of failed redemptions. */
export const RedemptionFailureConnection = connectionOf(
  'RedemptionFailure',
  () => RedemptionFailure,
  'failed redemptions',
)
/** Lists of segments. */
export const SegmentConnection = connectionOf('Segment', () => Segment, 'segments')
/** Lists of vouchers. */
export const VoucherConnection = connectionOf('Voucher', () => Voucher, 'vouchers')
/** Lists of what a wallet holds. */
export const WalletItemConnection = connectionOf('WalletItem', () => WalletItem, 'holdings')

/** Lists of offers, with a stream behind them. */
@ObjectType({
  description:
    '`cursor` is where to start `offersChanged` so that nothing falls between this answer and the first event.',
})
export class OfferConnection {
  @Field(() => [OfferEdge], { simple: true, description: 'The entries with their places.' })
  edges!: unknown

  @Field(() => [Offer], { simple: true, description: 'The entries alone.' })
  nodes!: unknown

  @Field(() => PageInfo, { simple: true, description: 'Where this page stands.' })
  pageInfo!: PageInfo

  @Field(() => Int, { simple: true, description: 'Entries on all pages together.' })
  totalCount!: number

  @Field(() => String, { simple: true, description: 'Pass it to `offersChanged` as `after`.' })
  cursor!: string
}

/** One offer in a list. */
@ObjectType({ description: 'One of offers, with its place in the list.' })
export class OfferEdge {
  @Field(() => String, { simple: true, description: 'Its place: pass it as `after` to go on behind it.' })
  cursor!: string

  @Field(() => Offer, { simple: true, description: 'The entry itself.' })
  node!: unknown
}
