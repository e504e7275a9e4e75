import {
  createSourceEventStream,
  type DocumentNode,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  type FragmentDefinitionNode,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  NoSchemaIntrospectionCustomRule,
  parse,
  type SelectionSetNode,
  specifiedRules,
  validate,
  type ValidationRule,
} from 'graphql'
import type { StreamItem } from '../operations/live/stream-item.ts'
import type { Session } from '../operations/session.ts'
import { complexityProblem } from './complexity.ts'
import { LIMIT_RULES } from './limit-rules.ts'
import { MAXIMUM_TOKENS, MAXIMUM_VALIDATION_ERRORS } from '../domain/limits.ts'
import { remembering } from './remembered-documents.ts'

/** What a client sends to subscribe. */
export interface LiveRequest {
  readonly query: string
  readonly operationName?: string | null | undefined
  readonly variables?: Record<string, unknown> | null | undefined
}

/** A subscription whose stream is open. */
export interface LiveOperation extends ExecutionArgs {
  readonly stream: AsyncIterableIterator<StreamItem<unknown>>
}

/** The schema, and the documents that it allows. */
export interface LiveSchema {
  readonly schema: GraphQLSchema
  /** The document of a text; else all that is wrong with it. */
  readonly documentOf: (text: string) => DocumentNode | readonly GraphQLError[]
}

/** Checks documents by the limits that HTTP has, too. `introspection`: whether the schema may be asked about itself. */
export function openLiveSchema(schema: GraphQLSchema, introspection: boolean): LiveSchema {
  const rules = [...specifiedRules, ...LIMIT_RULES, ...(introspection ? [] : [NoSchemaIntrospectionCustomRule])]
  return { schema, documentOf: remembering((text) => checkedDocument(schema, rules, text)) }
}

/** Opens the stream of a subscription; else tells all that is wrong with it. */
export async function openLiveOperation(
  { schema, documentOf }: LiveSchema,
  { query, operationName, variables }: LiveRequest,
  session: Session,
): Promise<LiveOperation | readonly GraphQLError[]> {
  const document = documentOf(query)
  if (!('kind' in document)) return document
  const problem =
    operationProblem(document, operationName) ??
    complexityProblem({ schema, document, operationName, variables: variables ?? {} })
  if (problem) return [problem]
  return openStream({
    schema,
    document,
    operationName: operationName ?? null,
    variableValues: variables ?? {},
    contextValue: session,
  })
}

/** Runs the selection over each event, in the session in which that event was read. */
export function executeLive({ stream, ...args }: LiveOperation): AsyncIterableIterator<ExecutionResult> {
  const run = ({ value, session }: StreamItem<unknown>) => execute({ ...args, rootValue: value, contextValue: session })
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next: async () => {
      const item = await stream.next()
      return item.done ? { value: undefined, done: true } : { value: await run(item.value), done: false }
    },
    return: async () => {
      await stream.return?.()
      return { value: undefined, done: true }
    },
    throw: (error) => Promise.reject(error),
  }
}

async function openStream(args: ExecutionArgs): Promise<LiveOperation | readonly GraphQLError[]> {
  const stream = await createSourceEventStream(args)
  if (Symbol.asyncIterator in stream) return { ...args, stream: stream as LiveOperation['stream'] }
  return (stream.errors ?? []).slice(0, MAXIMUM_VALIDATION_ERRORS)
}

function checkedDocument(
  schema: GraphQLSchema,
  rules: readonly ValidationRule[],
  text: string,
): DocumentNode | readonly GraphQLError[] {
  const document = parseDocument(text)
  if (document instanceof GraphQLError) return [document]
  const problems = validate(schema, document, rules, { maxErrors: MAXIMUM_VALIDATION_ERRORS })
  if (problems.length === 0) return document
  return problems.slice(0, MAXIMUM_VALIDATION_ERRORS).map((problem) => withCode(problem, 'GRAPHQL_VALIDATION_FAILED'))
}

function parseDocument(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens: MAXIMUM_TOKENS })
  } catch (error) {
    return withCode(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')
  }
}

function operationProblem(document: DocumentNode, operationName: string | null | undefined): GraphQLError | null {
  const operation = getOperationAST(document, operationName)
  if (!operation) return badRequest('Name one of the operations of the document.')
  if (operation.operation !== 'subscription') {
    return badRequest('Only subscriptions run over WebSocket: send queries and mutations by POST.')
  }
  if (!isConditional(operation.selectionSet, document)) return null
  return badRequest('The field of a subscription may not be skipped or included by a condition.')
}

/** As GraphQL of September 2025 has it: graphql-js fails on a subscription of which nothing is left. */
function isConditional({ selections }: SelectionSetNode, document: DocumentNode): boolean {
  return selections.some((node) => {
    if (node.directives?.some(({ name }) => name.value === 'skip' || name.value === 'include')) return true
    if (node.kind === Kind.INLINE_FRAGMENT) return isConditional(node.selectionSet, document)
    if (node.kind === Kind.FIELD) return false
    const fragment = document.definitions.find(
      (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === node.name.value,
    ) as FragmentDefinitionNode
    return isConditional(fragment.selectionSet, document)
  })
}

function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })
}

function withCode({ message, nodes, source, positions }: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(message, { nodes, source, positions, extensions: { code } })
}
