import { GraphQLCurrency, GraphQLDateTime, GraphQLJSONObject, GraphQLSafeInt } from 'graphql-scalars'
import { Field, Float, ID, InputType, Int } from 'type-graphql'
import type * as domain from '../../domain/input/cart-input.ts'
import type { JsonObject } from '../../domain/json.ts'
import type * as offers from '../../domain/offer.ts'
import { IdOf } from '../read-input.ts'
import { OfferStatus } from '../types/offer.ts'
import { IDEMPOTENCY_KEY } from './idempotency-key.ts'
import { CustomerRef, MoneyInput } from './reference-inputs.ts'

/** A line. */
@InputType({ description: 'A price and the like are taken from a [service] only.' })
export class CartLineInput implements domain.CartLineInput {
  @Field(() => String, { description: "The shop's article number." })
  sku!: string

  @Field(() => Int, { description: 'Units, 0 to 1,000,000.' })
  quantity!: number

  @Field(() => MoneyInput, { nullable: true, description: "Price of one unit; null for the catalogue's." })
  unitPrice?: MoneyInput | null

  @Field(() => MoneyInput, { nullable: true, description: "Price before any sale; null for the catalogue's." })
  listPrice?: MoneyInput | null

  @Field(() => [String], { nullable: true, description: "Categories; null for the catalogue's." })
  categories?: string[] | null

  @Field(() => String, { nullable: true, description: "Brand; null for the catalogue's." })
  brand?: string | null

  @Field(() => Boolean, { nullable: true, description: "Whether it is on sale; null for the catalogue's word." })
  onSale?: boolean | null

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: 'Free attributes of this line, for rules: lines that differ in them are two.',
  })
  attributes?: JsonObject | null
}

/** Shipping. */
@InputType({ description: 'The shipping chosen, and what it costs before incentives.' })
export class ShippingInput implements domain.ShippingInput {
  @Field(() => String, { nullable: true, description: "The shop's name of the method." })
  method?: string | null

  @Field(() => MoneyInput, { description: "Its price, in the cart's currency." })
  amount!: MoneyInput
}

/** A new cart. */
@InputType({ description: 'A new cart.' })
export class CartCreateInput implements domain.CartCreateInput {
  @Field(() => GraphQLCurrency, { description: 'Currency of all its amounts; it never changes.' })
  currency!: string

  @Field(() => [CartLineInput], { nullable: true, description: 'The goods; none for an empty cart.' })
  lines?: CartLineInput[] | null

  @Field(() => String, { nullable: true, description: 'Key of the store it is bought at.' })
  storeKey?: string | null

  @Field(() => CustomerRef, { nullable: true, description: 'For whom [service, support]; else the viewer.' })
  customer?: CustomerRef | null

  @Field(() => GraphQLJSONObject, { nullable: true, description: "Free attributes of the shop's own, for rules." })
  attributes?: JsonObject | null
}

/** Quantities of lines. */
@InputType({ description: 'Quantities of the lines named.' })
export class CartLinesSetInput implements domain.CartLinesSetInput {
  @IdOf('cart')
  @Field(() => ID, { description: 'The cart.' })
  cartId!: string

  @Field(() => [CartLineInput], { description: 'The lines named, at most 500; quantity 0 removes.' })
  lines!: CartLineInput[]

  @Field(() => Int, { nullable: true, description: 'Refuse with VERSION_CONFLICT unless the cart has this version.' })
  expectedVersion?: number | null
}

/** A change of a cart. */
@InputType({ description: 'A change: absent keeps, null clears.' })
export class CartUpdateInput implements domain.CartUpdateInput {
  @IdOf('cart')
  @Field(() => ID, { description: 'The cart.' })
  cartId!: string

  @Field(() => String, { nullable: true, description: 'Key of the store it is bought at.' })
  storeKey?: string | null

  @Field(() => ShippingInput, { nullable: true, description: 'A price: [service] only.' })
  shipping?: ShippingInput | null

  @Field(() => Float, { nullable: true, description: 'Where the shopper is: degrees north, WGS 84.' })
  latitude?: number | null

  @Field(() => Float, { nullable: true, description: 'Where the shopper is: degrees east, WGS 84.' })
  longitude?: number | null

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: "Free attributes of the shop's own: all of them anew.",
  })
  attributes?: JsonObject | null

  @Field(() => Int, { nullable: true, description: 'Refuse with VERSION_CONFLICT unless the cart has this version.' })
  expectedVersion?: number | null
}

/** A code for a cart. */
@InputType({ description: 'A code put on, or taken off, a cart.' })
export class CartCodeInput implements domain.CartCodeInput {
  @IdOf('cart')
  @Field(() => ID, { description: 'The cart.' })
  cartId!: string

  @Field(() => String, { description: 'Letter case and outer blanks do not matter.' })
  code!: string
}

/** A cart taken over. */
@InputType({ description: "A visitor's cart, taken over by the shopper who has signed in." })
export class CartClaimInput implements domain.CartClaimInput {
  @Field(() => String, { description: 'The token under which the cart was filled: it proves that it is hers.' })
  visitorToken!: string

  @IdOf('cart')
  @Field(() => ID, { description: 'The cart.' })
  cartId!: string
}

/** A code for a wallet. */
@InputType({ description: 'A code put into the wallet.' })
export class WalletCodeClaimInput implements domain.WalletCodeClaimInput {
  @Field(() => String, { description: 'Letter case and outer blanks do not matter.' })
  code!: string

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string
}

/** Points for a cart. */
@InputType({ description: 'Points of one card that are to pay a part of a cart.' })
export class CartPointsSetInput implements domain.CartPointsSetInput {
  @IdOf('cart')
  @Field(() => ID, { description: 'The cart.' })
  cartId!: string

  @IdOf('loyaltycard')
  @Field(() => ID, { description: "Whose points: a card of the cart's customer." })
  loyaltyCardId!: string

  @Field(() => GraphQLSafeInt, {
    nullable: true,
    description: 'At most so many, and never more than help; null for as many as help, 0 to pay without.',
  })
  points?: number | null
}

/** Points for a cart kept elsewhere. */
@InputType({ description: 'Points of one card that are to pay a part.' })
export class PointsTenderInput implements domain.PointsTenderInput {
  @IdOf('loyaltycard')
  @Field(() => ID, { description: 'Whose points: a card of the customer.' })
  loyaltyCardId!: string

  @Field(() => GraphQLSafeInt, {
    nullable: true,
    description: 'At most so many, and never more than help; null for as many as help.',
  })
  points?: number | null
}

/** A cart kept elsewhere. */
@InputType({ description: 'A cart that is kept elsewhere.' })
export class EvaluateInput implements domain.EvaluateInput {
  @Field(() => CustomerRef, { nullable: true, description: 'For whom; null for nobody known.' })
  customer?: CustomerRef | null

  @Field(() => GraphQLCurrency, { description: 'Currency of all amounts.' })
  currency!: string

  @Field(() => [CartLineInput], { description: 'The goods, at most 500 lines.' })
  lines!: CartLineInput[]

  @Field(() => ShippingInput, { nullable: true, description: 'The shipping chosen.' })
  shipping?: ShippingInput | null

  @Field(() => [String], { nullable: true, description: 'Codes entered, in their order.' })
  codes?: string[] | null

  @Field(() => PointsTenderInput, { nullable: true, description: 'Points that are to pay a part.' })
  points?: PointsTenderInput | null

  @Field(() => String, { nullable: true, description: 'Key of the store it is bought at.' })
  storeKey?: string | null

  @Field(() => Float, { nullable: true, description: 'Where the shopper is: degrees north, WGS 84.' })
  latitude?: number | null

  @Field(() => Float, { nullable: true, description: 'Where the shopper is: degrees east, WGS 84.' })
  longitude?: number | null

  @Field(() => String, { nullable: true, description: 'List only offers shown at this place.' })
  placement?: string | null

  @Field(() => GraphQLJSONObject, { nullable: true, description: "Free attributes of the shop's own, for rules." })
  attributes?: JsonObject | null

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'As if at this time [support, marketer]; what is held now is taken to be held then, too.',
  })
  at?: Date | null

  @Field(() => [OfferStatus], {
    nullable: true,
    description: 'Which offers to list, at most 100, best first; null: APPLIED, ELIGIBLE, NEARLY.',
  })
  offerStatuses?: offers.OfferStatus[] | null
}
