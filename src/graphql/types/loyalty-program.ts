import { GraphQLDuration, GraphQLSafeInt } from 'graphql-scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/loyalty/loyalty-program.ts'
import { programNames } from '../../domain/loyalty/program-names.ts'
import type { Session } from '../../operations/session.ts'
import { Computed } from '../computed.ts'
import { enumeration } from '../enumeration.ts'
import { encodeId } from '../ids.ts'
import { locateWords } from '../request-locale.ts'
import { Roles } from '../roles.ts'
import { EarningRule } from './earning-rule.ts'
import { Money } from './money.ts'
import { Node } from './node.ts'
import { RewardConnection } from './reward-connection.ts'
import { Tier } from './tier.ts'

/** To which calendar span the end of points is rounded up. */
export const ExpiryRounding = enumeration<domain.ExpiryRounding>(
  'ExpiryRounding',
  "To the end of which span of the shop's time zone points live on.",
  { DAY: 'The day.', MONTH: 'The month.', QUARTER: 'The quarter.', YEAR: 'The year.' },
)

/** Over which span tiers count. */
export const TierPeriod = enumeration<domain.TierPeriod>('TierPeriod', 'Over which span tiers count.', {
  LIFETIME: 'All that was ever earned.',
  CALENDAR_YEAR: "A year of the shop's time zone; what it reached is kept to the end of the next.",
  ROLLING_YEAR: 'The last year, at every instant.',
})

/** When points end. */
@ObjectType({
  description:
    'Points end this long after they were earned, at the end of the day, month, quarter or year in which that falls.',
})
export class PointsExpiryRule implements domain.PointsExpiryRule {
  @Field(() => GraphQLDuration, { simple: true, description: 'How long after they were earned.' })
  after!: string

  @Field(() => ExpiryRounding, { simple: true, description: 'The span to whose end they live on.' })
  roundedTo!: domain.ExpiryRounding
}

/** A paid membership. */
@ObjectType({ description: 'A membership that is paid for.' })
export class Membership implements domain.Membership {
  @Field(() => [Money], { simple: true, description: 'What it costs, one amount a currency.' })
  prices!: domain.Membership['prices']

  @Field(() => GraphQLDuration, { simple: true, description: 'For how long.' })
  period!: string
}

/** What is owed. */
@ObjectType({ description: 'Points owed to customers, and what they are worth.' })
export class Liability {
  @Field(() => GraphQLSafeInt, {
    simple: true,
    description: 'Points that members hold: spendable, pending, and kept by open holds.',
  })
  points!: number

  @Field(() => [Money], { simple: true, description: 'What they pay when tendered, one amount a currency.' })
  worth!: unknown
}

/** A program. */
@ObjectType({
  implements: Node,
  description: "A loyalty program: points under a name of the shop's own, with tiers and rewards.",
})
export class LoyaltyProgram {
  @Computed((program: domain.LoyaltyProgram) => encodeId('program', program.id))
  @Field(() => ID, { description: 'A TypeID beginning with `program_`.' })
  id!: string

  @Field(() => String, { simple: true, description: "The shop's unique key." })
  key!: string

  @Computed(async (program: domain.LoyaltyProgram, session) => (await namesIn(program, session)).title)
  @Field(() => String, { description: "Its name for shoppers, in the request's language." })
  title!: string

  @Computed(async (program: domain.LoyaltyProgram, session) => (await namesIn(program, session)).pointName)
  @Field(() => String, { description: "What one point is called, in the request's language." })
  pointName!: string

  @Computed(async (program: domain.LoyaltyProgram, session) => (await namesIn(program, session)).pointsName)
  @Field(() => String, { description: "What several points are called, in the request's language." })
  pointsName!: string

  @Field(() => [Money], {
    simple: true,
    description: 'What one point pays when points are tendered, one amount per currency; empty where they cannot.',
  })
  pointValues!: domain.LoyaltyProgram['pointValues']

  @Field(() => GraphQLDuration, {
    simple: true,
    nullable: true,
    description: 'Points wait this long before they can be spent (a return window).',
  })
  pendingFor!: string | null

  @Field(() => PointsExpiryRule, { simple: true, nullable: true, description: 'When points end; null for never.' })
  expiry!: domain.PointsExpiryRule | null

  @Field(() => TierPeriod, { simple: true, description: 'Over which span tiers count.' })
  tierPeriod!: domain.TierPeriod

  @Computed((program: domain.LoyaltyProgram) => program.tiers)
  @Field(() => [Tier], { description: 'By rank, lowest first.' })
  tiers!: unknown

  @Computed(({ id }: domain.LoyaltyProgram, { load }) => load.earningRulesOf.load(id))
  @Field(() => [EarningRule], { description: 'How points are earned; switched-off rules too.' })
  earningRules!: unknown

  @Field(() => RewardConnection, {
    description: 'What points buy, cheapest first. Staff see all; others those that are to be had now.',
  })
  rewards!: unknown

  @Field(() => Boolean, { simple: true, description: 'Whether every shopper is a member by herself.' })
  enrollsEveryone!: boolean

  @Field(() => Membership, { simple: true, nullable: true, description: 'The paid membership, where it has one.' })
  membership!: domain.Membership | null

  @Roles('MARKETER')
  @Computed(({ id }: domain.LoyaltyProgram, { load }) => load.liability.load(id))
  @Field(() => Liability, {
    nullable: true,
    description: 'Points owed to customers, and what they are worth [marketer, admin].',
  })
  liability!: unknown

  @Field(() => Int, { simple: true, description: 'Grows with each change.' })
  version!: number
}

async function namesIn(program: domain.LoyaltyProgram, session: Session) {
  const { locale, ownLocale } = await locateWords(
    session,
    program.translations.map((each) => each.locale),
  )
  return programNames(program, locale, ownLocale)
}
