import { GraphQLCurrency, GraphQLLocale, GraphQLTimeZone } from 'graphql-scalars'
import { Field, Int, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/settings.ts'
import { enumeration } from '../enumeration.ts'

/** How conflicts are decided. */
export const GroupPicks = enumeration<domain.GroupPicks>(
  'GroupPicks',
  'How a conflict between incentives is decided.',
  {
    BEST_FOR_SHOPPER: 'What saves the shopper most.',
    HIGHEST_PRIORITY: 'What the shop ranks highest.',
  },
)

/** The shop's defaults. */
@ObjectType({ description: "The shop's defaults." })
export class Settings implements domain.Settings {
  @Field(() => GraphQLCurrency, { simple: true, description: "The shop's main currency." })
  currency!: string

  @Field(() => GraphQLLocale, { simple: true, description: 'The language that campaigns are written in.' })
  locale!: string

  @Field(() => GraphQLTimeZone, { simple: true, description: "The shop's time zone." })
  timeZone!: string

  @Field(() => GroupPicks, { simple: true, description: 'How ONE_OF_GROUP picks.' })
  groupPicks!: domain.GroupPicks

  @Field(() => Int, {
    simple: true,
    description: 'The most incentives that one cart may have in effect, shipping discounts included.',
  })
  maxIncentivesPerCart!: number
}
