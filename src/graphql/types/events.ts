import { GraphQLDateTime } from 'graphql-scalars'
import { createUnionType, Field, ID, InterfaceType, ObjectType } from 'type-graphql'
import type * as live from '../../operations/live/events.ts'
import { Computed } from '../computed.ts'
import { enumeration } from '../enumeration.ts'
import { encodeId } from '../ids.ts'
import { toldApart } from '../told-apart.ts'
import { Cart } from './cart.ts'
import { LedgerEntry } from './ledger-entry.ts'
import { WalletItem } from './holding.ts'
import { Offer } from './offer.ts'
import { Reason } from './problems.ts'
import { RedemptionFailure } from './redemption-failure.ts'
import { Redemption } from './redemption.ts'
import { Wallet } from './wallet.ts'

type AnyEvent = live.OfferEvent | live.WalletEvent | live.CartEvent | live.RedemptionEvent

const EVENT_TYPES: Readonly<Record<AnyEvent['kind'], string>> = {
  offerBecameEligible: 'OfferBecameEligible',
  offerWithdrawn: 'OfferWithdrawn',
  walletChanged: 'WalletChanged',
  cartChanged: 'CartChanged',
  redemptionHappened: 'RedemptionHappened',
  redemptionFailed: 'RedemptionFailed',
  resync: 'Resync',
}

function typeOf(event: unknown): string {
  return EVENT_TYPES[(event as AnyEvent).kind]
}

/** Why a stream has to be begun anew. */
export const ResyncReason = enumeration<live.ResyncReason>('ResyncReason', 'Why a client has to query again.', {
  CURSOR_TOO_OLD: 'What was missed is no longer known.',
  TOO_SLOW: 'The client read too slowly, and events were dropped.',
  RESTARTED: 'The database itself went back to an earlier state.',
})

/** What every event carries. */
@InterfaceType({
  description: 'One event of a stream. At least once, in order within one stream.',
  resolveType: toldApart('StreamEvent', typeOf),
})
export abstract class StreamEvent {
  @Field(() => ID, { simple: true, description: 'Unique: drop an event whose id you have seen.' })
  eventId!: string

  @Field(() => String, { simple: true, description: 'Pass it as `after` to go on behind this event, on any server.' })
  cursor!: string

  @Field(() => GraphQLDateTime, { simple: true, description: 'When it happened.' })
  occurredAt!: Date
}

/** An offer is up. */
@ObjectType({ implements: StreamEvent, description: 'Also for one that was up and whose status or savings changed.' })
export class OfferBecameEligible extends StreamEvent {
  @Field(() => Offer, { simple: true, description: 'The offer as it is now: put its banner up.' })
  offer!: unknown
}

/** An offer is gone. */
@ObjectType({ implements: StreamEvent, description: 'An offer is no longer up.' })
export class OfferWithdrawn extends StreamEvent {
  @Computed(({ offerId }: live.OfferWithdrawn) => encodeId('offer', offerId))
  @Field(() => ID, { description: "The offer's id: take its banner down." })
  offerId!: string

  @Field(() => [Reason], { simple: true, description: 'Why it is gone, where that can be told.' })
  reasons!: unknown
}

/** A holding came, went or changed, or something moved. */
@ObjectType({
  implements: StreamEvent,
  description: 'Something in the wallet came, went or changed its status, or points or money moved.',
})
export class WalletChanged extends StreamEvent {
  @Field(() => Wallet, { simple: true, description: 'The wallet as it is now.' })
  wallet!: unknown

  @Field(() => WalletItem, {
    simple: true,
    nullable: true,
    description: 'What changed; null where it is gone, and for an entry.',
  })
  item!: unknown

  @Field(() => LedgerEntry, {
    simple: true,
    nullable: true,
    description: 'What moved: every entry has an event of its own; null for a holding.',
  })
  entry!: unknown
}

/** A cart changed. */
@ObjectType({ implements: StreamEvent, description: "The cart's price, codes or tenders changed." })
export class CartChanged extends StreamEvent {
  @Field(() => Cart, { simple: true, description: 'The cart as it is now.' })
  cart!: unknown
}

/** A redemption was made or changed. */
@ObjectType({
  implements: StreamEvent,
  description: 'A redemption was made, has another status, or gave back a further part.',
})
export class RedemptionHappened extends StreamEvent {
  @Field(() => Redemption, { simple: true, description: 'The redemption, with the status that it had then.' })
  redemption!: unknown
}

/** A redemption was refused. */
@ObjectType({ implements: StreamEvent, description: 'A `redeem` was refused.' })
export class RedemptionFailed extends StreamEvent {
  @Field(() => RedemptionFailure, { simple: true, description: 'What was refused, and why.' })
  failure!: unknown
}

/** Begin anew. */
@ObjectType({
  implements: StreamEvent,
  description: 'What was missed cannot be told: query again, and go on from the cursor of that answer.',
})
export class Resync extends StreamEvent {
  @Field(() => ResyncReason, { simple: true, description: 'Why.' })
  reason!: live.ResyncReason
}

/** Events of `offersChanged`. */
export const OfferEvent = createUnionType({
  name: 'OfferEvent',
  description: 'An event of `offersChanged`.',
  types: () => [OfferBecameEligible, OfferWithdrawn, Resync] as const,
  resolveType: toldApart('OfferEvent', typeOf),
})

/** Events of `walletChanged`. */
export const WalletEvent = createUnionType({
  name: 'WalletEvent',
  description: 'An event of `walletChanged`.',
  types: () => [WalletChanged, Resync] as const,
  resolveType: toldApart('WalletEvent', typeOf),
})

/** Events of `cartChanged`. */
export const CartEvent = createUnionType({
  name: 'CartEvent',
  description: 'An event of `cartChanged`.',
  types: () => [CartChanged, Resync] as const,
  resolveType: toldApart('CartEvent', typeOf),
})

/** Events of `redemptionActivity`. */
export const RedemptionEvent = createUnionType({
  name: 'RedemptionEvent',
  description: 'An event of `redemptionActivity`.',
  types: () => [RedemptionHappened, RedemptionFailed, Resync] as const,
  resolveType: toldApart('RedemptionEvent', typeOf),
})
