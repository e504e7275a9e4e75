import { GraphQLSafeInt } from 'graphql-scalars'
import { Field, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/campaign.ts'
import type { Session } from '../../operations/session.ts'
import { Computed } from '../computed.ts'
import { enumeration } from '../enumeration.ts'
import type { LimitSource } from '../sources.ts'
import { Money } from './money.ts'

/** What is counted. */
export const LimitOf = enumeration<domain.LimitOf>('LimitOf', 'What a limit counts.', {
  REDEMPTIONS: 'Redemptions; of an earning rule, how often it gives: `count`.',
  CUSTOMERS: 'Different customers, each once; it needs one who is signed in: `count`.',
  DISCOUNT_TOTAL: 'What is taken off, or given as cash back, in one currency: `money`.',
  ORDER_TOTAL: 'The goods of the orders at their prices before incentives, in one currency: `money`.',
})

/** By what it is counted. */
export const LimitPer = enumeration<domain.LimitPer>('LimitPer', 'By what a limit counts.', {
  CAMPAIGN: 'Over the whole campaign, or earning rule.',
  CODE: 'For each code.',
  CUSTOMER: 'For each customer; it needs one who is signed in.',
  STORE: 'For each store; it needs a cart that names one.',
})

/** For how long it is counted. */
export const LimitWindow = enumeration<domain.LimitWindow>(
  'LimitWindow',
  "Over which span a limit counts: windows are those of the clock in the campaign's time zone (of an earning rule, the shop's), daylight saving included.",
  {
    EVER: 'For ever.',
    HOUR: 'Anew in each hour.',
    DAY: 'Anew on each day.',
    WEEK: 'Anew in each week, from Monday on.',
    MONTH: 'Anew in each month.',
  },
)

/** A cap. */
@ObjectType({ description: 'A cap: CUSTOMERS per CAMPAIGN, EVER, 100 is for the first 100 customers. Never overshot.' })
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

  @Computed(({ limit }: LimitSource) => limit.money)
  @Field(() => Money, { nullable: true, description: 'The most that it allows, where it adds up money.' })
  money!: unknown

  @Computed(remaining)
  @Field(() => GraphQLSafeInt, {
    nullable: true,
    description:
      'Left for the whole campaign or earning rule, in the present hour, day, week or month where it counts by one: a number, or minor units of `money`. Null where `per` is narrower.',
  })
  remaining!: number | null
}

async function remaining({ limit, limited }: LimitSource, session: Session): Promise<number | null> {
  if (limit.per !== 'CAMPAIGN') return null
  const most = limit.count ?? limit.money!.amount
  return Math.max(0, most - (await session.load.limitUses.load({ limit, limited })))
}
