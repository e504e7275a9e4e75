import { GraphQLJSONObject, GraphQLURL } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/product.ts'
import { Computed } from '../computed.ts'
import { encodeId } from '../ids.ts'
import { Roles, STAFF } from '../roles.ts'
import { Money } from './money.ts'
import { Node } from './node.ts'

/** A good. */
@ObjectType({ implements: Node, description: "A good of the shop's catalogue." })
export class Product {
  @Computed((product: domain.Product) => encodeId('product', product.id))
  @Field(() => ID, { description: 'A TypeID beginning with `product_`.' })
  id!: string

  @Field(() => String, { simple: true, description: "The shop's article number." })
  sku!: string

  @Field(() => String, { simple: true, description: 'Its name.' })
  name!: string

  @Field(() => [Money], { simple: true, description: 'Price of one unit now, one a currency.' })
  prices!: unknown

  @Field(() => [Money], { simple: true, description: 'Price of one unit before any sale, one a currency.' })
  listPrices!: unknown

  @Field(() => [String], { simple: true, description: 'Categories it is in.' })
  categories!: readonly string[]

  @Field(() => String, { simple: true, nullable: true, description: 'Its brand.' })
  brand!: string | null

  @Field(() => Boolean, { simple: true, description: 'Whether it is on sale.' })
  onSale!: boolean

  @Roles(...STAFF)
  @Field(() => [Money], { simple: true, description: 'Never discounted below this.' })
  floorPrices!: unknown

  @Roles(...STAFF)
  @Field(() => GraphQLJSONObject, { simple: true, description: "Free attributes of the shop's own, for rules." })
  attributes!: unknown

  @Field(() => GraphQLURL, { simple: true, nullable: true, description: 'A picture.' })
  imageUrl!: string | null
}
