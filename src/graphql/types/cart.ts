import { GraphQLCurrency, GraphQLDateTime, GraphQLJSONObject, GraphQLSafeInt } from 'graphql-scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { StoredCart } from '../../domain/cart.ts'
import type { JsonObject } from '../../domain/json.ts'
import type { ProgramPoints } from '../../domain/loyalty/earn-points.ts'
import { cartCursor } from '../../operations/live/cart-cursor.ts'
import type { Session } from '../../operations/session.ts'
import type { PricedView } from '../../operations/views.ts'
import { Computed } from '../computed.ts'
import { encodeId } from '../ids.ts'
import { OwnerOnly } from '../roles.ts'
import { appliedOf, codesOf, linesOf, money, shippingOf, tendersOf } from '../sources.ts'
import { AppliedIncentive } from './applied-incentive.ts'
import { CartCode } from './cart-code.ts'
import { CartLine, ShippingLine } from './cart-line.ts'
import { OfferConnection } from './connections.ts'
import { Customer } from './customer.ts'
import { LoyaltyProgram } from './loyalty-program.ts'
import { Money } from './money.ts'
import { Node } from './node.ts'
import { Offer } from './offer.ts'
import { Redemption } from './redemption.ts'
import { Store } from './store.ts'
import { Tender } from './tender.ts'

/** A field read off the cart as it is priced now. */
function Priced(read: (view: PricedView) => unknown): PropertyDecorator & MethodDecorator {
  return Computed(async (cart: StoredCart, session: Session) => read(await session.load.pricedCart.load(cart)))
}

/** Points that a cart will earn. */
@ObjectType({ description: 'Points that a cart will earn when it is paid: redeeming it gives exactly these.' })
export class PointsToEarn {
  @Computed(({ programId }: ProgramPoints, { load }) => load.loyaltyProgram.load(programId))
  @Field(() => LoyaltyProgram, { description: 'The program.' })
  program!: unknown

  @Field(() => GraphQLSafeInt, { simple: true, description: 'How many.' })
  points!: number
}

/** A basket. */
@ObjectType({ implements: Node, description: 'A basket priced with its incentives at the moment of reading.' })
export class Cart {
  @Computed((cart: StoredCart) => encodeId('cart', cart.id))
  @Field(() => ID, { description: 'A TypeID beginning with `cart_`.' })
  id!: string

  @Field(() => Int, { simple: true, description: 'Grows with each change.' })
  version!: number

  @OwnerOnly((cart: StoredCart) => cart.customerId)
  @Computed((cart: StoredCart, session) => cart.customerId && session.load.customer.load(cart.customerId))
  @Field(() => Customer, {
    nullable: true,
    description: 'Whose it is; null unless that is the viewer or the caller is staff.',
  })
  customer!: unknown

  @Field(() => GraphQLCurrency, { simple: true, description: 'Currency of all its amounts.' })
  currency!: string

  @Computed((cart: StoredCart, session) => cart.storeKey && session.load.store.load(cart.storeKey))
  @Field(() => Store, { nullable: true, description: 'The store it is bought at, if one was named.' })
  store!: unknown

  @Priced(({ priced }) => linesOf(priced))
  @Field(() => [CartLine], { description: 'The goods, in the order added.' })
  lines!: unknown

  @Priced(({ priced }) => shippingOf(priced))
  @Field(() => ShippingLine, { nullable: true, description: 'The shipping chosen; null before a choice.' })
  shipping!: unknown

  @Priced(({ priced }) => money(priced.subtotal, priced.currency))
  @Field(() => Money, { description: 'Lines before incentives, gifts at their price, shipping not included.' })
  subtotal!: unknown

  @Priced(({ priced }) => money(priced.discountTotal, priced.currency))
  @Field(() => Money, { description: 'Taken off lines and shipping.' })
  discountTotal!: unknown

  @Priced(({ priced }) => money(priced.tenderTotal, priced.currency))
  @Field(() => Money, { description: 'Paid by gift cards and points.' })
  tenderTotal!: unknown

  @Priced(({ priced }) => money(priced.total, priced.currency))
  @Field(() => Money, {
    description: 'Left to pay: subtotal + shipping - discountTotal - tenderTotal. Never below zero.',
  })
  total!: unknown

  @Priced(({ pointsToEarn }) => pointsToEarn)
  @Field(() => [PointsToEarn], { description: 'What redeeming it now would earn, program by program.' })
  pointsToEarn!: unknown

  @Priced(codesOf)
  @Field(() => [CartCode], { description: 'One per code entered, in the order entered.' })
  codes!: unknown

  @Priced(({ priced }) => appliedOf(priced))
  @Field(() => [AppliedIncentive], { description: 'Incentives that took effect, in the order applied.' })
  applied!: unknown

  @Priced(({ priced }) => tendersOf(priced))
  @Field(() => [Tender], { description: 'Payments out of the wallet, in the order in which they are taken.' })
  tenders!: unknown

  @Field(() => OfferConnection, { description: 'Every incentive for this cart, judged, best first.' })
  offers!: unknown

  @Computed((cart: StoredCart, session) => session.load.holdOf.load(cart.id))
  @Field(() => Redemption, {
    nullable: true,
    description: 'The redemption that holds its incentives, while a hold is open: until then the cart is not changed.',
  })
  hold!: unknown

  @Field(() => GraphQLJSONObject, { simple: true, description: "Free attributes of the shop's own, for rules." })
  attributes!: JsonObject

  @Field(() => GraphQLDateTime, { simple: true, description: 'Last change by a caller.' })
  updatedAt!: Date

  @Computed(async (cart: StoredCart, session) =>
    cartCursor(session, cart, (await session.load.pricedCart.load(cart)).priced),
  )
  @Field(() => String, {
    description: 'Where to start `cartChanged` so that nothing falls between this answer and the first event.',
  })
  cursor!: string
}

/** A cart kept elsewhere. */
@ObjectType({ description: 'A cart that is kept elsewhere, judged; nothing is stored.' })
export class Evaluation {
  @Computed(({ priced }: PricedView) => linesOf(priced))
  @Field(() => [CartLine], { description: 'The goods as priced; lines with equal sku, price and attributes are one.' })
  lines!: unknown

  @Computed(({ priced }: PricedView) => shippingOf(priced))
  @Field(() => ShippingLine, { nullable: true, description: 'The shipping, if it was given.' })
  shipping!: unknown

  @Computed(({ priced }: PricedView) => money(priced.subtotal, priced.currency))
  @Field(() => Money, { description: 'Lines before incentives, gifts at their price, shipping not included.' })
  subtotal!: unknown

  @Computed(({ priced }: PricedView) => money(priced.discountTotal, priced.currency))
  @Field(() => Money, { description: 'Taken off lines and shipping.' })
  discountTotal!: unknown

  @Computed(({ priced }: PricedView) => money(priced.tenderTotal, priced.currency))
  @Field(() => Money, { description: 'Paid by gift cards and points.' })
  tenderTotal!: unknown

  @Computed(({ priced }: PricedView) => money(priced.total, priced.currency))
  @Field(() => Money, {
    description: 'Left to pay: subtotal + shipping - discountTotal - tenderTotal. Never below zero.',
  })
  total!: unknown

  @Field(() => [PointsToEarn], { simple: true, description: 'What redeeming it now would earn, program by program.' })
  pointsToEarn!: unknown

  @Computed(codesOf)
  @Field(() => [CartCode], { description: 'One per code given, in the order given.' })
  codes!: unknown

  @Computed(({ priced }: PricedView) => appliedOf(priced))
  @Field(() => [AppliedIncentive], { description: 'Incentives that took effect, in the order applied.' })
  applied!: unknown

  @Computed(({ priced }: PricedView) => tendersOf(priced))
  @Field(() => [Tender], { description: 'Payments out of the wallet, in the order in which they are taken.' })
  tenders!: unknown

  @Field(() => [Offer], { simple: true, description: 'Offers of the statuses asked for, at most 100, best first.' })
  offers!: unknown
}
