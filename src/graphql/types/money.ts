import { GraphQLCurrency, GraphQLSafeInt } from 'graphql-scalars'
import { Field, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/money.ts'

/** Money of the schema. */
@ObjectType({ description: 'An amount in one currency. Amounts of two currencies are never added.' })
export class Money implements domain.Money {
  @Field(() => GraphQLSafeInt, { simple: true, description: 'Minor units: 1250 is 12.50 EUR, and 1250 JPY.' })
  amount!: number

  @Field(() => GraphQLCurrency, { simple: true, description: 'ISO 4217 code of the currency.' })
  currency!: string

  @Field(() => String, { description: "Ready to show, in this locale or the request's (Accept-Language)." })
  formatted!: string
}
