import { GraphQLDateTime } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/api-key.ts'
import { Computed } from '../computed.ts'
import { encodeId } from '../ids.ts'
import { Node } from './node.ts'
import { Role } from './role.ts'

/** A key. */
@ObjectType({
  implements: Node,
  description: 'A key of a machine or a person; its secret is shown once, when it is made.',
})
export class ApiKey implements Omit<domain.ApiKey, 'id'> {
  @Computed((key: domain.ApiKey) => encodeId('key', key.id))
  @Field(() => ID, { description: 'A TypeID beginning with `key_`.' })
  id!: string

  @Field(() => String, { simple: true, description: 'Whose it is, or what for.' })
  name!: string

  @Field(() => Role, { simple: true, description: 'What its holder may do.' })
  role!: domain.ApiKey['role']

  @Field(() => String, { simple: true, description: 'The end of the secret, to tell keys apart.' })
  lastCharacters!: string

  @Field(() => GraphQLDateTime, { simple: true, description: 'When it was made.' })
  createdAt!: Date

  @Field(() => GraphQLDateTime, {
    simple: true,
    nullable: true,
    description: 'Last use, to the minute or so; null for never.',
  })
  lastUsedAt!: Date | null

  @Field(() => GraphQLDateTime, {
    simple: true,
    nullable: true,
    description: 'When it was taken back; null while it works.',
  })
  revokedAt!: Date | null
}
