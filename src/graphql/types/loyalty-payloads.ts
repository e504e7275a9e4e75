import { Field, ObjectType } from 'type-graphql'
import { WalletItem } from './holding.ts'
import { LoyaltyCard } from './loyalty-card.ts'
import { LoyaltyProgram } from './loyalty-program.ts'
import { Payload, ReplayablePayload } from './payloads.ts'
import { Reward } from './reward.ts'

/** Answers of `loyaltyProgramUpsert` and `earningRuleUpsert`. */
@ObjectType({ description: 'A loyalty program after a change.' })
export class LoyaltyProgramPayload extends Payload {
  @Field(() => LoyaltyProgram, { simple: true, nullable: true, description: 'The program as it is now.' })
  program!: unknown
}

/** Answers of `rewardUpsert`. */
@ObjectType({ description: 'A reward after a change.' })
export class RewardPayload extends Payload {
  @Field(() => Reward, { simple: true, nullable: true, description: 'The reward as it is now.' })
  reward!: unknown
}

/** Answers of `rewardRedeem`. */
@ObjectType({ description: 'A reward bought, or why not.' })
export class RewardRedeemPayload extends ReplayablePayload {
  @Field(() => [WalletItem], { simple: true, description: 'What came into the wallet; points name their card.' })
  granted!: unknown

  @Field(() => LoyaltyCard, { simple: true, nullable: true, description: 'The card that paid, as it is now.' })
  card!: unknown
}
