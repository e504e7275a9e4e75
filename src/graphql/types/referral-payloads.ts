import { Field, ObjectType } from 'type-graphql'
import { Payload } from './payloads.ts'
import { ReferralProgram } from './referral-program.ts'

/** Answers of `referralProgramUpsert`. */
@ObjectType({ description: 'A referral program after a change.' })
export class ReferralProgramPayload extends Payload {
  @Field(() => ReferralProgram, { simple: true, nullable: true, description: 'The program as it is now.' })
  program!: unknown
}
