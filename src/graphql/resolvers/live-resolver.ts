import { Arg, ID, Resolver, Root, type SubscribeResolverData, Subscription } from 'type-graphql'
import type { BulkOperation as BulkOperationSource } from '../../domain/bulk-operation.ts'
import { BadInput } from '../../operations/errors.ts'
import { bulkOperationChanged } from '../../operations/live/bulk-operation-changed.ts'
import { cartChanged } from '../../operations/live/cart-changed.ts'
import type * as live from '../../operations/live/events.ts'
import { offersChanged } from '../../operations/live/offers-changed.ts'
import { redemptionActivity } from '../../operations/live/redemption-activity.ts'
import type { StreamItem } from '../../operations/live/stream-item.ts'
import { walletChanged } from '../../operations/live/wallet-changed.ts'
import type { Session } from '../../operations/session.ts'
import { decodeId, type IdKind } from '../ids.ts'
import { Anyone, Roles } from '../roles.ts'
import { BulkOperation } from '../types/bulk-operation.ts'
import { CartEvent, OfferEvent, RedemptionEvent, WalletEvent } from '../types/events.ts'

/** What `subscribe` is given by type-graphql. */
type Subscribing = SubscribeResolverData<unknown, Record<string, string | null | undefined>, Session>

/** Streams: each `subscribe` yields events with the sessions they were read in, and `executeLive` resolves each in its own. */
type Stream<T> = Promise<AsyncIterableIterator<StreamItem<T>>>

const AFTER = {
  nullable: true,
  description: 'Cursor behind which to start, with what was missed first; null to start now.',
}

/** Live streams, over WebSocket. */
@Resolver()
export class LiveResolver {
  @Anyone()
  @Subscription(() => OfferEvent, {
    subscribe: subscribeToOffers,
    description:
      '[anyone] An offer has become eligible for the viewer, or is no longer: put the banner up, take it down.',
  })
  offersChanged(
    @Root() event: live.OfferEvent,
    @Arg('cartId', () => ID, { nullable: true, description: 'A cart of the viewer; null for offers without a cart.' })
    _cartId?: string,
    @Arg('placement', () => String, { nullable: true, description: 'Only offers shown at this place; null for all.' })
    _placement?: string,
    @Arg('after', () => String, AFTER) _after?: string,
  ): live.OfferEvent {
    return event
  }

  @Roles('VISITOR', 'SHOPPER')
  @Subscription(() => WalletEvent, {
    subscribe: ({ args: { after = null }, context }: Subscribing): Stream<live.WalletEvent> =>
      walletChanged(context, context.services.hub, { after }),
    description: "[visitor, shopper] Something in the viewer's wallet came, went or changed its status.",
  })
  walletChanged(@Root() event: live.WalletEvent, @Arg('after', () => String, AFTER) _after?: string): live.WalletEvent {
    return event
  }

  @Roles('VISITOR', 'SHOPPER', 'SERVICE')
  @Subscription(() => CartEvent, {
    subscribe: ({ args, context }: Subscribing): Stream<live.CartEvent> =>
      cartChanged(context, context.services.hub, {
        cartId: known('cart', 'cartId', args.cartId!),
        after: args.after ?? null,
      }),
    description: "[visitor, shopper, service] The cart's price, codes or tenders changed, whoever caused it.",
  })
  cartChanged(
    @Root() event: live.CartEvent,
    @Arg('cartId', () => ID, { description: 'The cart.' }) _cartId: string,
    @Arg('after', () => String, AFTER) _after?: string,
  ): live.CartEvent {
    return event
  }

  @Roles('SUPPORT', 'MARKETER')
  @Subscription(() => RedemptionEvent, {
    subscribe: ({ args, context }: Subscribing): Stream<live.RedemptionEvent> =>
      redemptionActivity(context, context.services.hub, {
        campaignId: args.campaignId ? known('campaign', 'campaignId', args.campaignId) : null,
        after: args.after ?? null,
      }),
    description: '[support, marketer] Every redemption, each change of its status, and every failure, in order.',
  })
  redemptionActivity(
    @Root() event: live.RedemptionEvent,
    @Arg('campaignId', () => ID, { nullable: true, description: 'Only those that used this campaign; null for all.' })
    _campaignId?: string,
    @Arg('after', () => String, AFTER) _after?: string,
  ): live.RedemptionEvent {
    return event
  }

  @Roles('SUPPORT', 'MARKETER')
  @Subscription(() => BulkOperation, {
    subscribe: ({ args, context }: Subscribing): Stream<BulkOperationSource> =>
      bulkOperationChanged(context, context.services.hub, { id: known('bulk', 'id', args.id!) }),
    description: '[support, marketer] Where long work stands, then each step of it, to its end.',
  })
  bulkOperationChanged(
    @Root() operation: BulkOperationSource,
    @Arg('id', () => ID, { description: 'The work.' }) _id: string,
  ): BulkOperationSource {
    return operation
  }
}

function subscribeToOffers({ args, context }: Subscribing): Stream<live.OfferEvent> {
  const cartId = args.cartId ? known('cart', 'cartId', args.cartId) : null
  return offersChanged(context, context.services.hub, {
    cartId,
    placement: args.placement ?? null,
    after: args.after ?? null,
  })
}

/** A stream of nothing would be silent for ever: an id that is none is refused. */
function known(kind: IdKind, argument: string, id: string): string {
  const uuid = decodeId(kind, id)
  if (uuid === null) throw new BadInput(`\`${argument}\` names no ${kind}.`, [argument])
  return uuid
}
