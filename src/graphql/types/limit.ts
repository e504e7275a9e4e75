import { GraphQLSafeInt } from 'graphql-scalars'
import { Field, ObjectType } from 'type-graphql'
import type { Session } from '../../operations/session.ts'
import { Computed } from '../computed.ts'
import { enumeration } from '../enumeration.ts'
import type { LimitSource } from '../sources.ts'
import { Money } from './money.ts'

/** What is counted. */
export const LimitOf = enumeration<'REDEMPTIONS'>('LimitOf', 'What a limit counts.', { REDEMPTIONS: 'Redemptions.' })

/** By what it is counted. */
export const LimitPer = enumeration<'CAMPAIGN' | 'CODE' | 'CUSTOMER'>('LimitPer', 'By what a limit counts.', {
  CAMPAIGN: 'Over the whole campaign.',
  CODE: 'For each code.',
  CUSTOMER: 'For each customer; it needs one who is signed in.',
})

/** For how long it is counted. */
export const LimitWindow = enumeration<'EVER'>('LimitWindow', 'Over which span a limit counts.', { EVER: 'For ever.' })

/** A cap. */
@ObjectType({ description: 'A cap: REDEMPTIONS per CUSTOMER, EVER, 1 is once each. Never overshot.' })
export class Limit {
  @Computed(({ limit }: LimitSource) => limit.of)
  @Field(() => LimitOf, { description: 'What is counted.' })
  of!: string

  @Computed(({ limit }: LimitSource) => limit.per)
  @Field(() => LimitPer, { description: 'By what it is counted.' })
  per!: string

  @Computed(({ limit }: LimitSource) => limit.window)
  @Field(() => LimitWindow, { description: 'Over which span.' })
  window!: string

  @Computed(({ limit }: LimitSource) => limit.count)
  @Field(() => GraphQLSafeInt, { nullable: true, description: 'The most that it allows, where it counts.' })
  count!: number | null

  @Computed(() => null)
  @Field(() => Money, { nullable: true, description: 'The most that it allows, where it adds up money.' })
  money!: unknown

  @Computed(remaining)
  @Field(() => GraphQLSafeInt, {
    nullable: true,
    description: 'Left for the whole campaign; null where `per` is narrower.',
  })
  remaining!: number | null
}

async function remaining({ limit, campaignId }: LimitSource, session: Session): Promise<number | null> {
  if (limit.per !== 'CAMPAIGN') return null
  return Math.max(0, limit.count - (await session.load.campaignUses.load(campaignId)))
}
