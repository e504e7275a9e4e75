import { Field, ObjectType } from 'type-graphql'
import { Computed } from '../computed.ts'
import type { CodeSource } from '../sources.ts'
import { Offer } from './offer.ts'
import { Reason } from './problems.ts'

/** A code entered. */
@ObjectType({ description: 'A code entered on a cart, and what became of it.' })
export class CartCode {
  @Computed(({ outcome }: CodeSource) => outcome.code)
  @Field(() => String, { description: 'The code in its normal form.' })
  code!: string

  @Computed(({ outcome }: CodeSource) => outcome.applied)
  @Field(() => Boolean, { description: 'Whether it takes effect now.' })
  applied!: boolean

  @Field(() => Offer, {
    simple: true,
    nullable: true,
    description: 'The offer behind it; null where the shopper may not see one.',
  })
  offer!: unknown

  @Computed(({ outcome }: CodeSource) => outcome.reasons)
  @Field(() => [Reason], { description: 'Why it does not apply; empty where it does.' })
  reasons!: unknown
}
