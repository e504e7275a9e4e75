import {
  type DocumentNode,
  getNamedType,
  getNullableType,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  isListType,
} from 'graphql'
import { type ComplexityEstimatorArgs, getComplexity } from 'graphql-query-complexity'
import { ASSUMED_LIST_LENGTH, MAXIMUM_COMPLEXITY, MAXIMUM_FIRST, MAXIMUM_NODES } from '../domain/limits.ts'

/** An operation about to run. */
export interface Operation {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operationName?: string | null | undefined
  readonly variables: Readonly<Record<string, unknown>>
}

/** Remembered sizes of variables for one document; beyond, they are worked out anew. */
const MAXIMUM_REMEMBERED = 50

const remembered = new WeakMap<DocumentNode, Map<string, GraphQLError | null>>()

/** Refuses an operation that costs too much, its variables counted in; null where it may run. */
export function complexityProblem(operation: Operation): GraphQLError | null {
  const known = remembered.get(operation.document) ?? new Map<string, GraphQLError | null>()
  remembered.set(operation.document, known)
  const size = sizeOf(operation)
  const remembers = known.get(size)
  if (remembers !== undefined) return remembers
  const problem = findProblem(operation)
  if (known.size < MAXIMUM_REMEMBERED) known.set(size, problem)
  return problem
}

/** All of the variables that cost depends on: numbers, lengths and switches. */
function sizeOf({ operationName, variables }: Operation): string {
  const sizes = Object.entries(variables).map(([name, value]) => {
    if (Array.isArray(value)) return [name, value.length]
    return [name, typeof value === 'number' || typeof value === 'boolean' ? value : null]
  })
  return JSON.stringify([operationName ?? null, sizes])
}

/** Variables that are not what the document declares pass: nothing runs with them, and running tells what is wrong. */
function findProblem({ schema, document, operationName, variables }: Operation): GraphQLError | null {
  const declared = getOperationAST(document, operationName)?.variableDefinitions ?? []
  if (getVariableValues(schema, declared, variables).errors) return null
  try {
    const options = { schema, query: document, variables: { ...variables }, estimators: [costOf] }
    const cost = getComplexity(operationName ? { ...options, operationName } : options)
    return cost <= MAXIMUM_COMPLEXITY ? null : tooComplex()
  } catch (error) {
    return error instanceof GraphQLError && error.nodes ? badArgument(error) : tooComplex()
  }
}

function tooComplex(): GraphQLError {
  const message = 'This operation asks for too much at once: ask for fewer entries a page, or for fewer lists.'
  return new GraphQLError(message, { extensions: { code: 'OPERATION_TOO_COMPLEX', http: { status: 400 } } })
}

/** An argument that is null and may not be: it would cost nothing here, and its neighbours might cost much. */
function badArgument({ message, nodes }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } })
}

/** Types whose lists are short but dear. */
const DEAR = new Set(['CartLine', 'AppliedIncentive', 'CartCode', 'Offer', 'Segment'])

/** Fields that read much, whatever is asked of them: what they cost besides. */
const COSTLY: Readonly<Record<string, number>> = {
  'Query.simulate': 10_000,
  'Query.verify': 10_000,
  'Campaign.report': 50,
  'CampaignReport.daily': 50,
  'CampaignReport.variants': 500,
}

function costOf(asked: ComplexityEstimatorArgs): number {
  return listCostOf(asked) + (COSTLY[`${asked.type.name}.${asked.field.name}`] ?? 0)
}

function listCostOf({ field, type, args, childComplexity }: ComplexityEstimatorArgs): number {
  if (type.name === 'Query' && field.name === 'nodes')
    return 1 + clamp((args.ids as unknown[])?.length, MAXIMUM_NODES) * childComplexity
  if (typeof args.first === 'number') return 1 + clamp(args.first, MAXIMUM_FIRST) * childComplexity
  const isDear = isListType(getNullableType(field.type)) && DEAR.has(getNamedType(field.type).name)
  return 1 + (isDear && !type.name.endsWith('Connection') ? ASSUMED_LIST_LENGTH : 1) * childComplexity
}

function clamp(count: number, maximum: number): number {
  return Math.min(Math.max(Math.trunc(count) || 1, 1), maximum)
}
