import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Giveaway as GiveawaySource } from '../../domain/giveaway/giveaway.ts'
import type * as inputs from '../../domain/input/giveaway-input.ts'
import { giveawayDraw } from '../../operations/giveaways/giveaway-draw.ts'
import { giveawayEnter } from '../../operations/giveaways/giveaway-enter.ts'
import { giveawayUpsert } from '../../operations/giveaways/giveaway-upsert.ts'
import { giveaway } from '../../operations/giveaways/giveaway.ts'
import { segmentGrant } from '../../operations/grants/segment-grant.ts'
import type { Session } from '../../operations/session.ts'
import { GiveawayDrawInput, GiveawayEnterInput, GiveawayInput, SegmentGrantInput } from '../inputs/giveaway-inputs.ts'
import { Connection, readPage } from '../page.ts'
import { Input } from '../read-input.ts'
import { Anyone, Roles } from '../roles.ts'
import { GiveawayPayload } from '../types/giveaway-payload.ts'
import { Giveaway } from '../types/giveaway.ts'
import { BulkOperationPayload, WalletItemPayload } from '../types/payloads.ts'
import { PageArgs } from './arguments.ts'

/** Giveaways, and gifts for segments. */
@Resolver()
export class GiveawayResolver {
  @Anyone()
  @Query(() => Giveaway, { nullable: true, description: '[anyone] A giveaway.' })
  giveaway(
    @Arg('key', () => String, { description: "The shop's key." }) key: string,
    @Ctx() session: Session,
  ): Promise<GiveawaySource | null> {
    return giveaway(session, { key })
  }

  @Roles('VISITOR', 'SHOPPER', 'SERVICE', 'SUPPORT')
  @Mutation(() => WalletItemPayload, {
    nullable: true,
    description:
      '[shopper; service and support for any customer] Enters a giveaway, once for each customer: who has entered gets the same entry again; a visitor must sign in first.',
  })
  giveawayEnter(
    @Input(() => GiveawayEnterInput, 'The giveaway.') input: inputs.GiveawayEnterInput,
    @Ctx() session: Session,
  ): unknown {
    return giveawayEnter(session, input)
  }

  @Roles('MARKETER')
  @Mutation(() => GiveawayPayload, {
    nullable: true,
    description: '[marketer] Makes a giveaway, or replaces the one of this key as long as it is not drawn.',
  })
  giveawayUpsert(
    @Input(() => GiveawayInput, 'The giveaway.') input: inputs.GiveawayInput,
    @Ctx() session: Session,
  ): unknown {
    return giveawayUpsert(session, input)
  }

  @Roles('MARKETER')
  @Mutation(() => GiveawayPayload, {
    nullable: true,
    description:
      '[marketer] Draws the prizes of a giveaway that has ended and gives them to the winners: all of it happens, once, or nothing.',
  })
  giveawayDraw(
    @Input(() => GiveawayDrawInput, 'The giveaway.') input: inputs.GiveawayDrawInput,
    @Ctx() session: Session,
  ): unknown {
    return giveawayDraw(session, input)
  }

  @Roles('MARKETER')
  @Mutation(() => BulkOperationPayload, {
    nullable: true,
    description: '[marketer] Gives every member of a segment something, once each, in the background.',
  })
  segmentGrant(
    @Input(() => SegmentGrantInput, 'What, and to whom.') input: inputs.SegmentGrantInput,
    @Ctx() session: Session,
  ): unknown {
    return segmentGrant(session, input)
  }
}

/** Lists of a giveaway. */
@Resolver(() => Giveaway)
export class GiveawayLists {
  @FieldResolver()
  async tickets(@Root() { id }: GiveawaySource, @Args(() => PageArgs) args: PageArgs, @Ctx() { load }: Session) {
    const page = readPage('giveaway.tickets', args)
    return new Connection('giveaway.tickets', await load.ticketsOf.load({ ownerId: id, page }))
  }
}
