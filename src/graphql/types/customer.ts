import {
  GraphQLCountryCode,
  GraphQLDateTime,
  GraphQLEmailAddress,
  GraphQLJSONObject,
  GraphQLLocalDate,
  GraphQLLocale,
  GraphQLTimeZone,
} from 'graphql-scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/customer.ts'
import type { JsonObject } from '../../domain/json.ts'
import { Computed } from '../computed.ts'
import { enumeration } from '../enumeration.ts'
import { encodeId } from '../ids.ts'
import { Roles, STAFF } from '../roles.ts'
import type { WalletSource } from '../sources.ts'
import { OrderConnection, RedemptionConnection } from './connections.ts'
import { Node } from './node.ts'
import { Segment } from './segment.ts'
import { Wallet } from './wallet.ts'

/** Ways to reach a customer. */
export const Channel = enumeration<domain.Channel>('Channel', 'A way to reach a customer.', {
  EMAIL: 'By e-mail.',
  SMS: 'By text message.',
  PUSH: 'By push message to an app.',
  IN_APP: 'Inside the app or shop.',
})

/** Whoever shops. */
@ObjectType({ implements: Node, description: 'Whoever shops: a shopper, or a visitor who has not signed in.' })
export class Customer implements Omit<domain.Customer, 'id'> {
  @Computed((customer: domain.Customer) => encodeId('customer', customer.id))
  @Field(() => ID, { description: 'A TypeID beginning with `customer_`.' })
  id!: string

  @Field(() => String, { simple: true, nullable: true, description: "The shop's own id; null for a visitor." })
  externalId!: string | null

  @Field(() => String, { simple: true, nullable: true, description: 'How to address the customer.' })
  displayName!: string | null

  @Field(() => GraphQLEmailAddress, { simple: true, nullable: true, description: 'E-mail address.' })
  email!: string | null

  @Field(() => String, { simple: true, nullable: true, description: 'Telephone number, as the shop gave it.' })
  phone!: string | null

  @Field(() => GraphQLLocalDate, { simple: true, nullable: true, description: 'Day of birth.' })
  birthday!: string | null

  @Field(() => GraphQLLocale, { simple: true, nullable: true, description: 'Language wanted, BCP 47.' })
  locale!: string | null

  @Field(() => GraphQLTimeZone, { simple: true, nullable: true, description: 'IANA time zone.' })
  timeZone!: string | null

  @Field(() => GraphQLCountryCode, { simple: true, nullable: true, description: 'ISO 3166-1 alpha-2 country.' })
  country!: string | null

  @Field(() => String, { simple: true, nullable: true, description: 'Town.' })
  city!: string | null

  @Field(() => GraphQLJSONObject, { simple: true, description: "Free attributes of the shop's own, for rules." })
  attributes!: JsonObject

  @Field(() => [Channel], { simple: true, description: 'Channels the customer agreed to be reached on.' })
  consents!: readonly domain.Channel[]

  @Computed((customer: domain.Customer): WalletSource => ({ customerId: customer.id }))
  @Field(() => Wallet, { description: 'Everything the customer holds.' })
  wallet!: unknown

  @Roles(...STAFF)
  @Computed((customer: domain.Customer, session) => session.load.segmentsOf.load(customer.id))
  @Field(() => [Segment], {
    nullable: true,
    description: 'Segments the customer is in now, by key [support, marketer, service].',
  })
  segments!: unknown

  @Field(() => OrderConnection, { description: 'Paid orders, newest first.' })
  orders!: unknown

  @Field(() => RedemptionConnection, { description: 'Redemptions, newest first.' })
  redemptions!: unknown

  @Field(() => GraphQLDateTime, { simple: true, description: 'When Boon first heard of the customer.' })
  createdAt!: Date

  @Field(() => Int, { simple: true, description: 'Grows with each change.' })
  version!: number
}
