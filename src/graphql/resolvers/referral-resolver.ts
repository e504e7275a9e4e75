import { Ctx, Mutation, Query, Resolver } from 'type-graphql'
import type * as inputs from '../../domain/input/referral-input.ts'
import type { ReferralProgram as ProgramSource } from '../../domain/referral/referral-program.ts'
import { referralCodeEnsure } from '../../operations/referrals/referral-code-ensure.ts'
import { referralProgramUpsert } from '../../operations/referrals/referral-program-upsert.ts'
import { referralPrograms } from '../../operations/referrals/referral-programs.ts'
import type { Session } from '../../operations/session.ts'
import { ReferralCodeEnsureInput, ReferralProgramInput } from '../inputs/referral-inputs.ts'
import { Input } from '../read-input.ts'
import { Roles } from '../roles.ts'
import { WalletItemPayload } from '../types/payloads.ts'
import { ReferralProgramPayload } from '../types/referral-payloads.ts'
import { ReferralProgram } from '../types/referral-program.ts'

/** Referral programs, and codes for friends. */
@Resolver()
export class ReferralResolver {
  @Roles('MARKETER')
  @Query(() => [ReferralProgram], { nullable: true, description: '[marketer] All referral programs, by key.' })
  referralPrograms(@Ctx() session: Session): Promise<ProgramSource[]> {
    return referralPrograms(session)
  }

  @Roles('MARKETER')
  @Mutation(() => ReferralProgramPayload, {
    nullable: true,
    description: '[marketer] Makes a referral program, or replaces the one of this key; codes and friends stay.',
  })
  referralProgramUpsert(
    @Input(() => ReferralProgramInput, 'The program.') input: inputs.ReferralProgramInput,
    @Ctx() session: Session,
  ): unknown {
    return referralProgramUpsert(session, input)
  }

  @Roles('VISITOR', 'SHOPPER', 'SERVICE', 'SUPPORT')
  @Mutation(() => WalletItemPayload, {
    nullable: true,
    description:
      "[shopper; service and support for any customer] Gets the viewer's code to share, the same one each time. Where the program is not open to her: INVALID_STATE, with the reasons.",
  })
  referralCodeEnsure(
    @Input(() => ReferralCodeEnsureInput, 'The program.') input: inputs.ReferralCodeEnsureInput,
    @Ctx() session: Session,
  ): unknown {
    return referralCodeEnsure(session, input)
  }
}
