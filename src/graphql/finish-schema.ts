import {
  defaultFieldResolver,
  getNullableType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { MAXIMUM_ITEMS } from '../domain/limits.ts'
import { BadInput, Forbidden } from '../operations/errors.ts'
import type { Session } from '../operations/session.ts'
import type { Compute } from './computed.ts'
import { type AccessRules, type Allowed, demand, maySeeField } from './roles.ts'
import { sealCursors } from './seal-cursors.ts'
import { tellApartAtOnce } from './told-apart.ts'

type Field = GraphQLField<unknown, Session>
type Resolver = GraphQLFieldResolver<unknown, Session>

/** What our decorators leave on fields, put into effect: `@oneOf`, computed fields, sealed cursors, types told apart, and who may. Throws where a root field names no roles. */
export function finishSchema(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type)) type.isOneOf = type.extensions.oneOf === true
    if (isObjectType(type) && !type.name.startsWith('__')) finishType(type, rootTypes(schema).includes(type))
  }
  sealCursors(schema)
  tellApartAtOnce(schema)
  refuseUngated(schema)
  return schema
}

/** Query, Mutation and Subscription, as far as they exist. */
export function rootTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter((type) => !!type)
}

/** Root fields that do not say who may call them. */
export function ungatedFields(schema: GraphQLSchema): string[] {
  return rootTypes(schema).flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => accessRules(field).allowed === undefined)
      .map((field) => `${type.name}.${field.name}`),
  )
}

/** Who may read a field. */
export function accessRules(field: { readonly extensions: unknown }): AccessRules {
  return field.extensions as AccessRules
}

function refuseUngated(schema: GraphQLSchema): void {
  const ungated = ungatedFields(schema)
  if (ungated.length > 0)
    throw new Error(`These root fields name no roles: ${ungated.join(', ')}. Add @Roles or @Anyone.`)
}

function finishType(type: GraphQLObjectType, isRoot: boolean): void {
  for (const field of Object.values(type.getFields()) as Field[]) {
    const compute = field.extensions.compute as Compute | undefined
    if (compute) field.resolve = (source, _args, session) => compute(source as never, session)
    boundLists(field)
    if (isRoot) gateRoot(field)
    else gateNested(field)
  }
}

/** Lists among the arguments themselves; those inside an input are counted where it is read. */
function boundLists(field: Field): void {
  const lists = field.args.filter(({ type }) => isListType(getNullableType(type))).map(({ name }) => name)
  if (lists.length === 0) return
  const resolve = field.resolve ?? defaultFieldResolver
  field.resolve = (source, args, session, info) => {
    for (const name of lists) refuseLong(name, args[name] as readonly unknown[] | null | undefined)
    return resolve(source, args, session, info)
  }
}

function refuseLong(name: string, list: readonly unknown[] | null | undefined): void {
  if (!list || list.length <= MAXIMUM_ITEMS) return
  throw new BadInput(`\`${name}\` takes at most ${MAXIMUM_ITEMS} entries, not ${list.length}.`, [name])
}

function gateRoot(field: Field): void {
  const { allowed } = accessRules(field)
  if (allowed === undefined || allowed === 'ANYONE') return
  if (field.subscribe) field.subscribe = gated(field.subscribe, allowed)
  else field.resolve = gated(field.resolve ?? defaultFieldResolver, allowed)
}

function gated(resolve: Resolver, allowed: Allowed): Resolver {
  return (source, args, session, info) => {
    demand(session, allowed)
    return resolve(source, args, session, info)
  }
}

/** A nullable field answers null to whom it is not for; one that is never null refuses. */
function gateNested(field: Field): void {
  const rules = accessRules(field)
  if (rules.allowed === undefined && rules.ownerOf === undefined) return
  const resolve = field.resolve ?? defaultFieldResolver
  const isRequired = isNonNullType(field.type)
  field.resolve = (source, args, session, info) => {
    if (maySeeField(session, rules, source as never)) return resolve(source, args, session, info)
    if (isRequired) throw new Forbidden()
    return null
  }
}
