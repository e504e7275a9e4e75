import { GraphQLCountryCode } from 'graphql-scalars'
import { Field, Float, ID, ObjectType } from 'type-graphql'
import type * as domain from '../../domain/store.ts'
import { Computed } from '../computed.ts'
import { encodeId } from '../ids.ts'
import { Node } from './node.ts'

/** A store. */
@ObjectType({ implements: Node, description: 'A place where the shop sells.' })
export class Store implements Omit<domain.Store, 'id'> {
  @Computed((store: domain.Store) => encodeId('store', store.id))
  @Field(() => ID, { description: 'A TypeID beginning with `store_`.' })
  id!: string

  @Field(() => String, { simple: true, description: "The shop's unique key." })
  key!: string

  @Field(() => String, { simple: true, description: 'Its name.' })
  name!: string

  @Field(() => Float, { simple: true, nullable: true, description: 'Degrees north, WGS 84.' })
  latitude!: number | null

  @Field(() => Float, { simple: true, nullable: true, description: 'Degrees east, WGS 84.' })
  longitude!: number | null

  @Field(() => GraphQLCountryCode, { simple: true, nullable: true, description: 'ISO 3166-1 alpha-2 country.' })
  country!: string | null
}
