import {
  GraphQLCountryCode,
  GraphQLDateTime,
  GraphQLEmailAddress,
  GraphQLJSONObject,
  GraphQLLocalDate,
  GraphQLLocale,
  GraphQLTimeZone,
} from 'graphql-scalars'
import { Field, InputType, Int } from 'type-graphql'
import type * as customers from '../../domain/customer.ts'
import type * as domain from '../../domain/input/customer-input.ts'
import type { JsonObject } from '../../domain/json.ts'
import { Channel } from '../types/customer.ts'
import { IDEMPOTENCY_KEY } from './idempotency-key.ts'
import { CustomerRef } from './reference-inputs.ts'

/** A customer. */
@InputType({ description: 'A customer as the shop knows her: absent keeps, null clears.' })
export class CustomerUpsertInput implements domain.CustomerUpsertInput {
  @Field(() => String, { description: "The shop's own id." })
  externalId!: string

  @Field(() => String, { nullable: true, description: 'How to address the customer.' })
  displayName?: string | null

  @Field(() => GraphQLEmailAddress, { nullable: true, description: 'E-mail address.' })
  email?: string | null

  @Field(() => String, { nullable: true, description: 'Telephone number.' })
  phone?: string | null

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Day of birth.' })
  birthday?: string | null

  @Field(() => GraphQLLocale, { nullable: true, description: 'Language wanted, BCP 47.' })
  locale?: string | null

  @Field(() => GraphQLTimeZone, { nullable: true, description: 'IANA time zone.' })
  timeZone?: string | null

  @Field(() => GraphQLCountryCode, { nullable: true, description: 'ISO 3166-1 alpha-2 country.' })
  country?: string | null

  @Field(() => String, { nullable: true, description: 'Town.' })
  city?: string | null

  @Field(() => GraphQLJSONObject, { nullable: true, description: 'Free attributes, for rules: all of them anew.' })
  attributes?: JsonObject | null

  @Field(() => [Channel], { nullable: true, description: 'Channels the customer agreed to be reached on.' })
  consents?: customers.Channel[] | null
}

/** An event to keep. */
@InputType({ description: 'Something that a customer did.' })
export class EventTrackInput implements domain.EventTrackInput {
  @Field(() => CustomerRef, { description: 'Who did it.' })
  customer!: CustomerRef

  @Field(() => String, {
    description: 'What it was, such as `product_viewed`: 1 to 100 characters. Rules count by it.',
  })
  name!: string

  @Field(() => GraphQLJSONObject, { nullable: true, description: 'Whatever else is known of it, up to 32 KB.' })
  properties?: JsonObject | null

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it happened; null for now. Not in the future.' })
  occurredAt?: Date | null

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string
}

/** A token to make. */
@InputType({ description: 'A token for a customer whom the shop has signed in.' })
export class ShopperTokenCreateInput implements domain.ShopperTokenCreateInput {
  @Field(() => CustomerUpsertInput, { description: 'For whom; made or brought up to date by this.' })
  customer!: CustomerUpsertInput

  @Field(() => Int, { defaultValue: 3600, description: 'Seconds until it ends, 60 to 86,400.' })
  ttlSeconds!: number
}
