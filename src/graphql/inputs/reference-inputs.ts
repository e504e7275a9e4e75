import { GraphQLCurrency, GraphQLEmailAddress, GraphQLSafeInt } from 'graphql-scalars'
import { Field, ID, InputType } from 'type-graphql'
import type * as domain from '../../domain/input/reference-input.ts'
import { OneOf } from '../computed.ts'
import { IdOf } from '../read-input.ts'

/** An amount. */
@InputType({ description: 'An amount in one currency.' })
export class MoneyInput implements domain.MoneyInput {
  @Field(() => GraphQLSafeInt, { description: 'Minor units: 1250 is 12.50 EUR, and 1250 JPY.' })
  amount!: number

  @Field(() => GraphQLCurrency, { description: 'ISO 4217 code of the currency.' })
  currency!: string
}

/** One customer. */
@OneOf()
@InputType({ description: "One customer: by Boon's id, by the shop's own, or by e-mail address." })
export class CustomerRef implements domain.CustomerRef {
  @IdOf('customer')
  @Field(() => ID, { nullable: true, description: 'A TypeID beginning with `customer_`.' })
  id?: string

  @Field(() => String, { nullable: true, description: "The shop's own id." })
  externalId?: string

  @Field(() => GraphQLEmailAddress, { nullable: true, description: 'E-mail address; letter case does not matter.' })
  email?: string
}

/** One thing with a key. */
@OneOf()
@InputType({ description: 'One thing of the shop: by id, or by its key.' })
export class KeyRef implements domain.KeyRef {
  @Field(() => ID, { nullable: true, description: 'Its TypeID.' })
  id?: string

  @Field(() => String, { nullable: true, description: "The shop's unique key." })
  key?: string
}
