import { type GraphQLSchema, isAbstractType } from 'graphql'

/** Tells which type a source is of, by its name. */
type NameType<Source> = (source: Source) => string

const known = new Map<string, NameType<never>>()

/** Notes how the sources of this union or interface are told apart: what its `resolveType` is to be. */
export function toldApart<Source>(abstractType: string, nameType: NameType<Source>): NameType<Source> {
  known.set(abstractType, nameType)
  return nameType
}

/** Tells them apart at once: what type-graphql makes of a `resolveType` answers by a promise, for each entry of a list. Throws where one is not noted. */
export function tellApartAtOnce(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isAbstractType(type)) continue
    const nameType = known.get(type.name)
    if (nameType === undefined) throw new Error(`${type.name} is not told apart: make its resolveType with toldApart.`)
    type.resolveType = (source) => nameType(source as never)
  }
}
