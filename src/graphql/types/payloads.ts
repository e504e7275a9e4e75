import { GraphQLDateTime } from 'graphql-scalars'
import { Field, Int, ObjectType } from 'type-graphql'
import { Computed } from '../computed.ts'
import { ApiKey } from './api-key.ts'
import { BulkOperation } from './bulk-operation.ts'
import { Campaign } from './campaign.ts'
import { Cart, Evaluation } from './cart.ts'
import { Customer } from './customer.ts'
import { GiftCard } from './gift-card.ts'
import { WalletItem } from './holding.ts'
import { Order } from './order.ts'
import { UserError } from './problems.ts'
import { Redemption } from './redemption.ts'
import { Segment } from './segment.ts'
import { Settings } from './settings.ts'
import { Store } from './store.ts'
import { Voucher } from './voucher.ts'
import { Wallet } from './wallet.ts'

/** Every payload ends in these. */
@ObjectType({ description: 'What every mutation answers.' })
export abstract class Payload {
  @Field(() => [UserError], { simple: true, description: 'What was refused, and why; empty where all went well.' })
  userErrors!: unknown
}

/** A payload of a mutation that may have been sent before. */
@ObjectType({ description: 'What mutations answer that do their work once.' })
export abstract class ReplayablePayload extends Payload {
  @Computed((payload: { replayed?: boolean }) => payload.replayed ?? false)
  @Field(() => Boolean, { description: 'Whether this is the first answer again, or what was there already.' })
  replayed!: boolean
}

/** Answers of `visitorTokenCreate` and `shopperTokenCreate`. */
@ObjectType({ description: 'A token.' })
export class TokenPayload extends Payload {
  @Field(() => String, { simple: true, nullable: true, description: 'To be sent as `Authorization: Bearer …`.' })
  token!: string | null

  @Field(() => GraphQLDateTime, { simple: true, nullable: true, description: 'When it ends.' })
  expiresAt!: Date | null
}

/** Answers of `eventTrack`. */
@ObjectType({ description: 'Whether an event was kept.' })
export class EventPayload extends ReplayablePayload {
  @Field(() => Boolean, { simple: true, description: 'It was kept, now or by the same key before.' })
  accepted!: boolean
}

/** Answers of mutations on carts. */
@ObjectType({ description: 'A cart after a change; also where the change was refused, if the caller may see it.' })
export class CartPayload extends Payload {
  @Field(() => Cart, { simple: true, nullable: true, description: 'The cart as it is now.' })
  cart!: unknown
}

/** Answers of mutations on wallets. */
@ObjectType({ description: 'Something put into a wallet.' })
export class WalletItemPayload extends ReplayablePayload {
  @Field(() => WalletItem, { simple: true, nullable: true, description: 'What was put in.' })
  item!: unknown

  @Field(() => Wallet, { simple: true, nullable: true, description: 'The wallet as it is now.' })
  wallet!: unknown
}

/** Answers of `redeem`. */
@ObjectType({ description: 'A redemption, or why there is none.' })
export class RedemptionPayload extends ReplayablePayload {
  @Field(() => Redemption, { simple: true, nullable: true, description: 'The redemption made.' })
  redemption!: unknown

  @Field(() => Evaluation, {
    simple: true,
    nullable: true,
    description: 'Where it was refused: the cart as it is priced now.',
  })
  evaluation!: unknown
}

/** Answers of `customerUpsert` and `walletAdjust`. */
@ObjectType({ description: 'A customer after a change.' })
export class CustomerPayload extends ReplayablePayload {
  @Field(() => Customer, {
    simple: true,
    nullable: true,
    description: 'The customer as known now; null for a gift card that nobody holds.',
  })
  customer!: unknown
}

/** Answers of `orderRecord`. */
@ObjectType({ description: 'An order recorded.' })
export class OrderPayload extends ReplayablePayload {
  @Field(() => Order, { simple: true, nullable: true, description: 'The order.' })
  order!: unknown
}

/** Answers of `productsUpsert`. */
@ObjectType({ description: 'Products taken in: all of them, or none.' })
export class ProductsPayload extends Payload {
  @Field(() => Int, { simple: true, description: 'How many were added or changed.' })
  upserted!: number
}

/** Answers of `storesUpsert`. */
@ObjectType({ description: 'Stores taken in: all of them, or none.' })
export class StoresPayload extends Payload {
  @Field(() => [Store], { simple: true, description: 'Those added or changed, in the order given.' })
  stores!: unknown
}

/** Answers of mutations on vouchers. */
@ObjectType({ description: 'A voucher given or changed.' })
export class VoucherPayload extends ReplayablePayload {
  @Field(() => Voucher, { simple: true, nullable: true, description: 'The voucher as it is now.' })
  voucher!: unknown

  @Field(() => GiftCard, {
    simple: true,
    nullable: true,
    description: 'The gift card as it is now, where the code switched was that of one.',
  })
  giftCard?: unknown
}

/** Answers of `giftCardIssue`. */
@ObjectType({ description: 'A gift card issued.' })
export class GiftCardPayload extends ReplayablePayload {
  @Field(() => GiftCard, { simple: true, nullable: true, description: 'The card as it is now.' })
  giftCard!: unknown
}

/** Answers of mutations on campaigns. */
@ObjectType({ description: 'A campaign after a change.' })
export class CampaignPayload extends Payload {
  @Field(() => Campaign, { simple: true, nullable: true, description: 'The campaign as it is now.' })
  campaign!: unknown
}

/** Answers of mutations that start, or stop, long work. */
@ObjectType({ description: 'Long work under way.' })
export class BulkOperationPayload extends ReplayablePayload {
  @Field(() => BulkOperation, {
    simple: true,
    nullable: true,
    description: 'The work: follow it with `bulkOperationChanged`.',
  })
  bulkOperation!: unknown
}

/** Answers of `segmentUpsert`. */
@ObjectType({ description: 'A segment after a change.' })
export class SegmentPayload extends Payload {
  @Field(() => Segment, { simple: true, nullable: true, description: 'The segment as it is now.' })
  segment!: unknown
}

/** Answers of `settingsUpdate`. */
@ObjectType({ description: "The shop's defaults after a change." })
export class SettingsPayload extends Payload {
  @Field(() => Settings, { simple: true, nullable: true, description: 'The settings as they are now.' })
  settings!: unknown
}

/** Answers of mutations on keys. */
@ObjectType({ description: 'A key made or taken back.' })
export class ApiKeyPayload extends Payload {
  @Field(() => ApiKey, { simple: true, nullable: true, description: 'The key, without its secret.' })
  apiKey!: unknown

  @Field(() => String, { simple: true, nullable: true, description: 'Shown once.' })
  secret!: string | null
}
