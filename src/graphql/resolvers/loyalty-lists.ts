import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql'
import type { LoyaltyCard as CardSource } from '../../domain/loyalty/loyalty-card.ts'
import type { LoyaltyProgram as ProgramSource } from '../../domain/loyalty/loyalty-program.ts'
import { isStaff, type Session } from '../../operations/session.ts'
import { Connection, readPage } from '../page.ts'
import { LoyaltyCard } from '../types/loyalty-card.ts'
import { LoyaltyProgram } from '../types/loyalty-program.ts'
import { PageArgs } from './arguments.ts'

/** Lists of a program. */
@Resolver(() => LoyaltyProgram)
export class LoyaltyProgramLists {
  @FieldResolver()
  async rewards(@Root() { id }: ProgramSource, @Args(() => PageArgs) args: PageArgs, @Ctx() session: Session) {
    const page = readPage('program.rewards', args)
    const asked = { ownerId: id, page, all: isStaff(session), upTo: null }
    return new Connection('program.rewards', await session.load.rewardsOf.load(asked))
  }
}

@ArgsType()
class CardRewardsArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'Only those for which the card has the points now.' })
  affordableOnly!: boolean
}

/** Lists of a card. */
@Resolver(() => LoyaltyCard)
export class LoyaltyCardLists {
  @FieldResolver()
  async entries(@Root() { id }: CardSource, @Args(() => PageArgs) args: PageArgs, @Ctx() { load }: Session) {
    const page = readPage('loyaltyCard.entries', args)
    return new Connection('loyaltyCard.entries', await load.ledgerOf.load({ ownerId: id, of: 'loyalty_card_id', page }))
  }

  @FieldResolver()
  async rewards(
    @Root() { id, programId }: CardSource,
    @Args(() => CardRewardsArgs) { affordableOnly, ...args }: CardRewardsArgs,
    @Ctx() { load }: Session,
  ) {
    const page = readPage('card.rewards', args)
    const upTo = affordableOnly ? (await load.pointsOfCard.load(id)).points : null
    return new Connection('card.rewards', await load.rewardsOf.load({ ownerId: programId, page, all: false, upTo }))
  }
}
