import { Field, ID, Int, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/verification.ts'
import { Computed } from '../computed.ts'
import { verifiedId } from '../verified-id.ts'

/** A figure that does not hold. */
@ObjectType({ description: 'One figure that is kept otherwise than its records add up to.' })
export class Difference {
  @Computed(verifiedId)
  @Field(() => ID, {
    description:
      'What it is about: a customer, gift card, loyalty card, earning rule, campaign, code, redemption or order.',
  })
  subjectId!: string

  @Field(() => String, { simple: true, description: 'Which figure of it.' })
  figure!: string

  @Field(() => String, { simple: true, nullable: true, description: 'As it is kept; null: it is not there.' })
  kept!: string | null

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'As its records say; null: it should not be there.',
  })
  computed!: string | null
}

/** One check. */
@ObjectType({ description: 'What one check of the books came to.' })
export class VerificationCheck {
  @Field(() => String, { simple: true, description: 'Its name.' })
  check!: string

  @Field(() => String, { simple: true, description: 'What it compares.' })
  description!: string

  @Field(() => Int, { simple: true, description: 'Differences in all.' })
  count!: number

  @Field(() => [Difference], { simple: true, description: 'The first 100 of them.' })
  differences!: readonly domain.Difference[]
}

/** All checks. */
@ObjectType({ description: 'The books, added up anew from their records at one instant.' })
export class Verification {
  @Field(() => Boolean, { simple: true, description: 'Whether no check found a difference.' })
  isClean!: boolean

  @Field(() => [VerificationCheck], { simple: true, description: 'Every check.' })
  checks!: readonly domain.CheckResult[]
}
