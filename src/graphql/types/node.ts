import { Field, ID, InterfaceType, ObjectType } from 'type-graphql'
import { toldApart } from '../told-apart.ts'

/** A source of any type, told apart for `Node` and for unions. */
export interface Typed {
  readonly __typename: string
}

/** Relay's interface. Operations tell the type by what `node` found. */
@InterfaceType({
  description: 'Anything with an id of its own, found again by `node`.',
  resolveType: toldApart('Node', ({ __typename }: Typed) => __typename),
})
export abstract class Node {
  @Field(() => ID, { description: 'A TypeID: it names its type, so that `node` needs nothing else.' })
  id!: string
}

/** Relay's page information. */
@ObjectType({ description: 'Where one page of a list stands in the whole.' })
export class PageInfo {
  @Field(() => Boolean, { simple: true, description: 'Whether entries follow this page.' })
  hasNextPage!: boolean

  @Field(() => Boolean, { simple: true, description: 'Whether entries come before this page.' })
  hasPreviousPage!: boolean

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'Cursor of the first entry; null on an empty page.',
  })
  startCursor!: string | null

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'Cursor of the last entry: pass it as `after`. Null on an empty page.',
  })
  endCursor!: string | null
}
