import { GraphQLCountryCode, GraphQLJSONObject, GraphQLURL } from 'graphql-scalars'
import { Field, Float, InputType } from 'type-graphql'
import type * as domain from '../../domain/input/catalogue-input.ts'
import type { JsonObject } from '../../domain/json.ts'
import { MoneyInput } from './reference-inputs.ts'

/** A good. */
@InputType({ description: 'A good: absent keeps, null clears.' })
export class ProductInput implements domain.ProductInput {
  @Field(() => String, { description: "The shop's article number." })
  sku!: string

  @Field(() => String, { description: 'Its name.' })
  name!: string

  @Field(() => [MoneyInput], { description: 'Price of one unit now, one a currency.' })
  prices!: MoneyInput[]

  @Field(() => [MoneyInput], { nullable: true, description: 'Price of one unit before any sale, one a currency.' })
  listPrices?: MoneyInput[] | null

  @Field(() => [MoneyInput], { nullable: true, description: 'Never discounted below this, one a currency.' })
  floorPrices?: MoneyInput[] | null

  @Field(() => [String], { nullable: true, description: 'Categories it is in.' })
  categories?: string[] | null

  @Field(() => String, { nullable: true, description: 'Its brand.' })
  brand?: string | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it is on sale.' })
  onSale?: boolean | null

  @Field(() => GraphQLJSONObject, { nullable: true, description: "Free attributes of the shop's own, for rules." })
  attributes?: JsonObject | null

  @Field(() => GraphQLURL, { nullable: true, description: 'A picture, http or https.' })
  imageUrl?: URL | null
}

/** Goods. */
@InputType({ description: 'Goods to add or change, by sku.' })
export class ProductsUpsertInput implements domain.ProductsUpsertInput {
  @Field(() => [ProductInput], { description: 'At most 500 at once.' })
  products!: ProductInput[]
}

/** A store. */
@InputType({ description: 'A place where the shop sells: absent keeps, null clears.' })
export class StoreInput implements domain.StoreInput {
  @Field(() => String, { description: "The shop's unique key." })
  key!: string

  @Field(() => String, { description: 'Its name.' })
  name!: string

  @Field(() => Float, { nullable: true, description: 'Degrees north, WGS 84.' })
  latitude?: number | null

  @Field(() => Float, { nullable: true, description: 'Degrees east, WGS 84.' })
  longitude?: number | null

  @Field(() => GraphQLCountryCode, { nullable: true, description: 'ISO 3166-1 alpha-2 country.' })
  country?: string | null
}

/** Stores. */
@InputType({ description: 'Stores to add or change, by key.' })
export class StoresUpsertInput implements domain.StoresUpsertInput {
  @Field(() => [StoreInput], { description: 'At most 500 at once.' })
  stores!: StoreInput[]
}
