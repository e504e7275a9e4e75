import { GraphQLCurrency, GraphQLLocale, GraphQLTimeZone } from 'graphql-scalars'
import { Field, ID, InputType, Int } from 'type-graphql'
import type * as domain from '../../domain/input/shop-input.ts'
import type * as roles from '../../domain/role.ts'
import type * as settings from '../../domain/settings.ts'
import { IdOf } from '../read-input.ts'
import { Role } from '../types/role.ts'
import { GroupPicks } from '../types/settings.ts'
import { ConditionInput } from './condition-inputs.ts'

/** A segment. */
@InputType({ description: 'A segment: dynamic with `condition`, static with `memberIds`.' })
export class SegmentInput implements domain.SegmentInput {
  @Field(() => String, { description: "The shop's unique key: small letters, digits and hyphens." })
  key!: string

  @Field(() => String, { description: 'Its name for staff.' })
  name!: string

  @Field(() => ConditionInput, { nullable: true, description: 'Who is in it, over the customer alone.' })
  condition?: ConditionInput | null

  @IdOf('customer')
  @Field(() => [ID], { nullable: true, description: 'Its customers, all of them anew.' })
  memberIds?: string[] | null

  @Field(() => Int, {
    nullable: true,
    description: 'Refuse with VERSION_CONFLICT unless the segment has this version.',
  })
  expectedVersion?: number | null
}

/** Defaults. */
@InputType({ description: "The shop's defaults: absent keeps." })
export class SettingsInput implements domain.SettingsInput {
  @Field(() => GraphQLCurrency, { nullable: true, description: "The shop's main currency." })
  currency?: string | null

  @Field(() => GraphQLLocale, { nullable: true, description: 'The language that campaigns are written in.' })
  locale?: string | null

  @Field(() => GraphQLTimeZone, { nullable: true, description: "The shop's time zone." })
  timeZone?: string | null

  @Field(() => GroupPicks, { nullable: true, description: 'How ONE_OF_GROUP picks.' })
  groupPicks?: settings.GroupPicks | null

  @Field(() => Int, { nullable: true, description: 'The most incentives that one cart may have in effect.' })
  maxIncentivesPerCart?: number | null
}

/** A new key. */
@InputType({ description: 'A new key.' })
export class ApiKeyInput implements domain.ApiKeyInput {
  @Field(() => String, { description: 'Whose it is, or what for.' })
  name!: string

  @Field(() => Role, { description: 'What its holder may do: SUPPORT, MARKETER, SERVICE or ADMIN.' })
  role!: roles.Role
}

/** A key to take back. */
@InputType({ description: 'A key to take back; it stops working within 5 seconds everywhere.' })
export class ApiKeyRevokeInput implements domain.ApiKeyRevokeInput {
  @IdOf('key')
  @Field(() => ID, { description: 'The key.' })
  id!: string
}
