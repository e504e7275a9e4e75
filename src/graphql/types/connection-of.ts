import { type ClassType, Field, Int, ObjectType } from 'type-graphql'
import { PageInfo } from './node.ts'

/** Relay's connection and edge over a type; `of` says what is listed. */
export function connectionOf(name: string, node: () => ClassType | object, of: string) {
  @ObjectType(`${name}Edge`, { description: `One of ${of}, with its place in the list.` })
  class Edge {
    @Field(() => String, { simple: true, description: 'Its place: pass it as `after` to go on behind it.' })
    cursor!: string

    @Field(node, { simple: true, description: 'The entry itself.' })
    node!: unknown
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${of}.` })
  abstract class Connection {
    @Field(() => [Edge], { simple: true, description: 'The entries with their places.' })
    edges!: Edge[]

    @Field(() => [node()], { simple: true, description: 'The entries alone.' })
    nodes!: unknown[]

    @Field(() => PageInfo, { simple: true, description: 'Where this page stands.' })
    pageInfo!: PageInfo

    @Field(() => Int, { simple: true, description: 'Entries on all pages together.' })
    totalCount!: number
  }
  return Connection
}
