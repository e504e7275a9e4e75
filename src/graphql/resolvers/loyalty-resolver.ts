import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import type * as inputs from '../../domain/input/loyalty-input.ts'
import type { WalletAdjustInput as Adjust } from '../../domain/input/wallet-input.ts'
import type { LoyaltyProgram as ProgramSource } from '../../domain/loyalty/loyalty-program.ts'
import { earningRuleUpsert } from '../../operations/loyalty/earning-rule-upsert.ts'
import { loyaltyEnroll } from '../../operations/loyalty/loyalty-enroll.ts'
import { loyaltyProgramUpsert } from '../../operations/loyalty/loyalty-program-upsert.ts'
import { loyaltyProgram } from '../../operations/loyalty/loyalty-program.ts'
import { loyaltyPrograms } from '../../operations/loyalty/loyalty-programs.ts'
import { membershipExtend } from '../../operations/loyalty/membership-extend.ts'
import { rewardRedeem } from '../../operations/loyalty/reward-redeem.ts'
import { rewardUpsert } from '../../operations/loyalty/reward-upsert.ts'
import type { Session } from '../../operations/session.ts'
import { walletAdjust } from '../../operations/wallet/wallet-adjust.ts'
import {
  EarningRuleInput,
  LoyaltyEnrollInput,
  LoyaltyProgramInput,
  MembershipExtendInput,
  RewardInput,
  RewardRedeemInput,
} from '../inputs/loyalty-inputs.ts'
import { WalletAdjustInput } from '../inputs/wallet-inputs.ts'
import { Input } from '../read-input.ts'
import { Anyone, Roles } from '../roles.ts'
import { LoyaltyProgram } from '../types/loyalty-program.ts'
import { LoyaltyProgramPayload, RewardPayload, RewardRedeemPayload } from '../types/loyalty-payloads.ts'
import { CustomerPayload, WalletItemPayload } from '../types/payloads.ts'

/** Loyalty programs, their rewards, and their members' points. */
@Resolver()
export class LoyaltyResolver {
  @Anyone()
  @Query(() => LoyaltyProgram, { nullable: true, description: '[anyone] A loyalty program.' })
  loyaltyProgram(
    @Arg('key', () => String, { description: "The shop's key." }) key: string,
    @Ctx() session: Session,
  ): Promise<ProgramSource | null> {
    return loyaltyProgram(session, { key })
  }

  @Roles('MARKETER')
  @Query(() => [LoyaltyProgram], { nullable: true, description: '[marketer] All loyalty programs, by key.' })
  loyaltyPrograms(@Ctx() session: Session): Promise<ProgramSource[]> {
    return loyaltyPrograms(session)
  }

  @Roles('MARKETER')
  @Mutation(() => LoyaltyProgramPayload, {
    nullable: true,
    description: '[marketer] Makes a loyalty program, or replaces the one of this key; tiers keep their keys.',
  })
  loyaltyProgramUpsert(
    @Input(() => LoyaltyProgramInput, 'The program.') input: inputs.LoyaltyProgramInput,
    @Ctx() session: Session,
  ): unknown {
    return loyaltyProgramUpsert(session, input)
  }

  @Roles('MARKETER')
  @Mutation(() => LoyaltyProgramPayload, {
    nullable: true,
    description: '[marketer] Makes a rule by which points are earned, or replaces the one of this key.',
  })
  earningRuleUpsert(
    @Input(() => EarningRuleInput, 'The rule.') input: inputs.EarningRuleInput,
    @Ctx() session: Session,
  ): unknown {
    return earningRuleUpsert(session, input)
  }

  @Roles('MARKETER')
  @Mutation(() => RewardPayload, {
    nullable: true,
    description: '[marketer] Makes a reward, or replaces the one of this key, its stock too.',
  })
  rewardUpsert(@Input(() => RewardInput, 'The reward.') input: inputs.RewardInput, @Ctx() session: Session): unknown {
    return rewardUpsert(session, input)
  }

  @Roles('VISITOR', 'SHOPPER', 'SERVICE', 'SUPPORT')
  @Mutation(() => WalletItemPayload, {
    nullable: true,
    description:
      '[shopper; service and support for any customer] Makes a shopper a member. Who is one already gets the same card again; a visitor must sign in first.',
  })
  loyaltyEnroll(
    @Input(() => LoyaltyEnrollInput, 'The membership.') input: inputs.LoyaltyEnrollInput,
    @Ctx() session: Session,
  ): unknown {
    return loyaltyEnroll(session, input)
  }

  @Roles('VISITOR', 'SHOPPER', 'SERVICE', 'SUPPORT')
  @Mutation(() => RewardRedeemPayload, {
    nullable: true,
    description:
      '[shopper; service and support for any customer] Buys a reward with points: points, stock and all that is granted move together, or not at all.',
  })
  rewardRedeem(
    @Input(() => RewardRedeemInput, 'What, and with which card.') input: inputs.RewardRedeemInput,
    @Ctx() session: Session,
  ): unknown {
    return rewardRedeem(session, input)
  }

  @Roles('SERVICE')
  @Mutation(() => WalletItemPayload, {
    nullable: true,
    description: '[service] Notes that a membership is paid until an instant: tiers that need it follow at once.',
  })
  membershipExtend(
    @Input(() => MembershipExtendInput, 'The membership.') input: inputs.MembershipExtendInput,
    @Ctx() session: Session,
  ): unknown {
    return membershipExtend(session, input)
  }

  @Roles('SUPPORT', 'MARKETER')
  @Mutation(() => CustomerPayload, {
    nullable: true,
    description: '[support, marketer] Corrects a wallet by hand, as a further entry of its ledger.',
  })
  walletAdjust(@Input(() => WalletAdjustInput, 'The correction.') input: Adjust, @Ctx() session: Session): unknown {
    return walletAdjust(session, input)
  }
}
