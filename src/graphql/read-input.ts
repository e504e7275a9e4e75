import {
  getNamedType,
  getNullableType,
  GraphQLID,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLResolveInfo,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'
import { type ClassType, createParameterDecorator, Extensions } from 'type-graphql'
import { asDeclared } from './as-declared.ts'
import { decodeId, type IdKind, NOTHING } from './ids.ts'

/** What the id in this field of an input names: the field is an `ID`, a list of them, or a `KeyRef`. */
export function IdOf(kind: IdKind): PropertyDecorator {
  return Extensions({ idKind: kind }) as PropertyDecorator
}

/** The argument `input`, with its ids decoded: what operations take. */
export function Input(type: () => ClassType, description: string): ParameterDecorator {
  return createParameterDecorator(({ args, info }) => readInput(info, args.input), {
    arg: { name: 'input', typeFunc: asDeclared(type), options: { description } },
  }) as ParameterDecorator
}

/** An `ID` argument, decoded: null for an id that is none of this kind. */
export function IdArg(name: string, kind: IdKind, description: string): ParameterDecorator {
  return createParameterDecorator(({ args }) => decodeId(kind, args[name] as string), {
    arg: { name, typeFunc: () => GraphQLID, options: { description } },
  }) as ParameterDecorator
}

/** A reference argument such as `by`, with its id decoded. */
export function RefArg(name: string, type: () => ClassType, kind: IdKind, description: string): ParameterDecorator {
  return createParameterDecorator(({ args, info }) => readValue(argumentType(info, name), args[name], kind), {
    arg: { name, typeFunc: asDeclared(type), options: { description } },
  }) as ParameterDecorator
}

function readInput(info: GraphQLResolveInfo, input: unknown): unknown {
  return readValue(argumentType(info, 'input'), input, undefined)
}

function argumentType({ parentType, fieldName }: GraphQLResolveInfo, name: string): GraphQLInputType {
  return parentType.getFields()[fieldName]!.args.find((argument) => argument.name === name)!.type
}

/** A value with its ids decoded. An id that is none becomes null; where null would mean "not given", the id that nothing has. */
function readValue(type: GraphQLInputType, value: unknown, kind: IdKind | undefined): unknown {
  if (value === null || value === undefined) return value
  const inner = getNullableType(type)
  if (isListType(inner)) return (value as unknown[]).map((item) => readValue(inner.ofType, item, kind))
  if (inner === GraphQLID && kind) return decodeId(kind, value as string)
  if (isInputObjectType(inner) && carriesIds(inner)) return readFields(inner, value as Record<string, unknown>, kind)
  return value
}

function readFields(type: GraphQLInputObjectType, value: Record<string, unknown>, kind: IdKind | undefined) {
  const fields = type.getFields()
  const entries = Object.entries(value).map(([name, part]) => [name, readField(type, fields[name]!, part, kind)])
  return Object.fromEntries(entries) as Record<string, unknown>
}

function readField(of: GraphQLInputObjectType, field: GraphQLInputField, value: unknown, kind: IdKind | undefined) {
  const read = readValue(field.type, value, (field.extensions.idKind as IdKind | undefined) ?? kind)
  const meansAbsent = read === null && value !== null && !of.isOneOf && !isNonNullType(field.type)
  return meansAbsent ? NOTHING : read
}

const carriers = new WeakMap<GraphQLInputObjectType, boolean>()

/** Whether an id may stand anywhere inside. */
function carriesIds(type: GraphQLInputObjectType): boolean {
  const known = carriers.get(type)
  if (known !== undefined) return known
  const found = [...reachableFrom(type)].some((reached) =>
    Object.values(reached.getFields()).some((field) => getNamedType(field.type) === GraphQLID),
  )
  carriers.set(type, found)
  return found
}

function reachableFrom(type: GraphQLInputObjectType, reached = new Set<GraphQLInputObjectType>()) {
  if (reached.has(type)) return reached
  reached.add(type)
  for (const field of Object.values(type.getFields())) {
    const inner = getNamedType(field.type)
    if (isInputObjectType(inner)) reachableFrom(inner, reached)
  }
  return reached
}
