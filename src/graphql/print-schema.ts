import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql'

/** The schema as schema.graphql holds it: sorted, with descriptions. */
export function printedSchema(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`
}
