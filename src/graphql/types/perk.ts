import { GraphQLDateTime } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'
import * as domain from '../../domain/perk.ts'
import { Computed } from '../computed.ts'
import { encodeId } from '../ids.ts'
import { HoldingStatus } from './holding-status.ts'
import { Node } from './node.ts'

/** A gift that is not money. */
@ObjectType({ implements: Node, description: 'A reward that is not money: early access, an event, a parcel.' })
export class Perk {
  @Computed((perk: domain.Perk) => encodeId('perk', perk.id))
  @Field(() => ID, { description: 'A TypeID beginning with `perk_`.' })
  id!: string

  @Field(() => String, { simple: true, description: 'Its name for shoppers.' })
  title!: string

  @Field(() => String, { simple: true, nullable: true, description: 'What it is, in a sentence.' })
  description!: string | null

  @Computed((perk: domain.Perk, { now }) => domain.perkStatus(perk, now))
  @Field(() => HoldingStatus, { description: 'Where it stands now.' })
  status!: string

  @Field(() => GraphQLDateTime, { simple: true, description: 'When it was given.' })
  grantedAt!: Date

  @Field(() => GraphQLDateTime, { simple: true, nullable: true, description: 'When it ends; null for no end.' })
  endsAt!: Date | null
}
