import { ArgsType, Field, Float, ID } from 'type-graphql'
import type { OfferStatus as Status } from '../../domain/offer.ts'
import type { OfferKind as Kind } from '../../domain/priced-cart.ts'
import { OfferKind, OfferStatus } from '../types/offer.ts'
import { PageArgs } from './arguments.ts'

/** What the offers of a cart take. */
@ArgsType()
export class CartOffersArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Only those shown at this place, such as `home` or `checkout`; null for all.',
  })
  placement?: string | null

  @Field(() => [OfferStatus], {
    defaultValue: ['APPLIED', 'ELIGIBLE', 'NEARLY'],
    description: 'Only those with one of these verdicts.',
  })
  statuses!: Status[]
}

/** What `offers` takes. */
@ArgsType()
export class OffersArgs extends CartOffersArgs {
  @Field(() => ID, { nullable: true, description: 'A cart of the viewer; null for offers without a cart.' })
  cartId?: string | null

  @Field(() => [OfferKind], { nullable: true, description: 'Only these kinds; null for all.' })
  kinds?: Kind[] | null

  @Field(() => Float, {
    nullable: true,
    description: 'Where the viewer is: degrees north, WGS 84. With a cart, what the cart says counts instead.',
  })
  latitude?: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'Where the viewer is: degrees east, WGS 84. With a cart, what the cart says counts instead.',
  })
  longitude?: number | null

  @Field(() => String, {
    nullable: true,
    description: 'Key of the store the viewer is in. With a cart, its own store counts instead.',
  })
  storeKey?: string | null
}
