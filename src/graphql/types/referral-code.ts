import { GraphQLURL } from 'graphql-scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/referral/referral-code.ts'
import { shareText } from '../../domain/words/share-text.ts'
import {
  progressOf,
  referralsRemaining,
  shareUrlOf,
  statusOfReferralCode,
} from '../../operations/referrals/referral-code-fields.ts'
import type { Session } from '../../operations/session.ts'
import { Computed } from '../computed.ts'
import { encodeId } from '../ids.ts'
import { requestLocale } from '../request-locale.ts'
import { OwnerOnly } from '../roles.ts'
import { Customer } from './customer.ts'
import { Grant } from './grant.ts'
import { HoldingStatus } from './holding-status.ts'
import { Node } from './node.ts'
import { ReferralProgram } from './referral-program.ts'

/** The way to a milestone. */
@ObjectType({ description: 'The next milestone, and how far it is.' })
export class ReferralProgress {
  @Field(() => Int, { simple: true, description: 'Friends still to convert.' })
  missingFriends!: number

  @Field(() => [Grant], { simple: true, description: 'What it gives.' })
  grants!: unknown
}

/** A code to share. */
@ObjectType({ implements: Node, description: "A customer's code for her friends." })
export class ReferralCode {
  @Computed((code: domain.ReferralCode) => encodeId('referralcode', code.id))
  @Field(() => ID, { description: 'A TypeID beginning with `referralcode_`.' })
  id!: string

  @Field(() => String, { simple: true, description: 'The code in its normal form.' })
  code!: string

  @Computed(({ programId }: domain.ReferralCode, { load }) => load.referralProgram.load(programId))
  @Field(() => ReferralProgram, { description: 'The program.' })
  program!: unknown

  @OwnerOnly((code: domain.ReferralCode) => code.holderId)
  @Computed(({ holderId }: domain.ReferralCode, { load }) => load.customer.load(holderId))
  @Field(() => Customer, { nullable: true, description: 'Whose it is; null for whom it is no business of.' })
  holder!: unknown

  @Computed((code: domain.ReferralCode, session) => statusOfReferralCode(session, code))
  @Field(() => HoldingStatus, {
    description: 'ACTIVE, or DISABLED while the program is switched off; at the limit of friends `remaining` is 0.',
  })
  status!: string

  @Computed((code: domain.ReferralCode, session) => shareUrlOf(session, code))
  @Field(() => GraphQLURL, { description: 'A link to share: it leads to the shop, with the code.' })
  shareUrl!: string

  @Computed(shareTextOf)
  @Field(() => String, { description: "What to send to friends, in the request's language." })
  shareText!: string

  @Field(() => Int, { simple: true, description: 'Friends who used it.' })
  joined!: number

  @Field(() => Int, {
    simple: true,
    description: 'Friends who did what the program asks for, less those who returned it.',
  })
  converted!: number

  @Computed((code: domain.ReferralCode, session) => referralsRemaining(session, code))
  @Field(() => Int, { nullable: true, description: 'Friends who may still join; null for no limit.' })
  remaining!: number | null

  @Computed((code: domain.ReferralCode, session) => progressOf(session, code))
  @Field(() => ReferralProgress, { nullable: true, description: 'The next milestone; null where all are reached.' })
  nextMilestone!: unknown
}

async function shareTextOf(code: domain.ReferralCode, session: Session): Promise<string> {
  const { title } = (await session.load.referralProgram.load(code.programId))!
  return shareText({ title, code: code.code, url: shareUrlOf(session, code) }, await requestLocale(session))
}
