import { Field, ID, Int, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/segment.ts'
import { Computed } from '../computed.ts'
import { encodeId } from '../ids.ts'
import { Roles, STAFF } from '../roles.ts'
import { Condition } from './condition.ts'
import { CustomerConnection } from './connections.ts'
import { Node } from './node.ts'

/** A set of customers. */
@ObjectType({
  implements: Node,
  description: 'A dynamic segment follows its condition in real time; a static one is a list.',
})
export class Segment {
  @Computed((segment: domain.Segment) => encodeId('segment', segment.id))
  @Field(() => ID, { description: 'A TypeID beginning with `segment_`.' })
  id!: string

  @Field(() => String, { simple: true, description: "The shop's unique key." })
  key!: string

  @Field(() => String, { simple: true, description: 'Its name for staff.' })
  name!: string

  @Roles(...STAFF)
  @Field(() => Condition, { simple: true, nullable: true, description: 'Who is in it; null for a static one.' })
  condition!: unknown

  @Roles(...STAFF)
  @Computed((segment: domain.Segment, session) => session.load.memberCount.load(segment.id))
  @Field(() => Int, { description: 'How many customers are in it now.' })
  memberCount!: number

  @Roles(...STAFF)
  @Field(() => CustomerConnection, { description: 'Who is in it now, newest first.' })
  members!: unknown

  @Field(() => Int, { simple: true, description: 'Grows with each change.' })
  version!: number
}
