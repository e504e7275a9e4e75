import { GraphQLDateTime } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/rollback.ts'
import { Computed } from '../computed.ts'
import { encodeId } from '../ids.ts'
import { money } from '../sources.ts'
import { Money } from './money.ts'

/** Source of `Rollback`: amounts are in its redemption's currency. */
export interface RollbackSource {
  readonly rollback: domain.Rollback
  readonly currency: string
}

/** A return of goods. */
@ObjectType({ description: 'One return of goods: it gives back shares frozen at the redemption.' })
export class Rollback {
  @Computed(({ rollback }: RollbackSource) => rollback.reason)
  @Field(() => String, { description: 'Why.' })
  reason!: string

  @Computed(({ rollback: { isWhole, lines } }: RollbackSource) =>
    isWhole ? null : lines.map(({ lineId }) => encodeId('line', lineId)),
  )
  @Field(() => [ID], {
    nullable: true,
    description: 'The lines of which units came back; null where all that was left came back.',
  })
  lineIds!: string[] | null

  @Computed(({ rollback, currency }: RollbackSource) => money(rollback.discountReturned, currency))
  @Field(() => Money, {
    description: 'The shares of discounts of what came back, that of the shipping with the last line.',
  })
  discountReturned!: unknown

  @Computed(({ rollback, currency }: RollbackSource) => money(rollback.tenderReturned, currency))
  @Field(() => Money, {
    description:
      'Given back to gift cards and points, in proportion to what had been left to pay; points come back whole.',
  })
  tenderReturned!: unknown

  @Computed(({ rollback }: RollbackSource) => rollback.at)
  @Field(() => GraphQLDateTime, { description: 'When.' })
  at!: Date
}
