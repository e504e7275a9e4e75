import {
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
  visit,
} from 'graphql'
import { MAXIMUM_ALIASES, MAXIMUM_DEPTH, MAXIMUM_DIRECTIVES, MAXIMUM_ITEMS } from '../domain/limits.ts'

/** Validation rules that keep a document small: they report, like any other. Checked once a document, on both transports. */
export const LIMIT_RULES: readonly ValidationRule[] = [limitRule]

function limitRule(context: ValidationContext): ASTVisitor {
  return { Document: { enter: (document) => problemsOf(document).forEach((error) => context.reportError(error)) } }
}

function problemsOf(document: DocumentNode): GraphQLError[] {
  const { aliases, directives, entries } = countIn(document)
  const counts = [
    ['levels of nesting', depthOf(document), MAXIMUM_DEPTH],
    ['aliases', aliases, MAXIMUM_ALIASES],
    ['directives', directives, MAXIMUM_DIRECTIVES],
    ['entries in a list', entries, MAXIMUM_ITEMS],
  ] as const
  return counts
    .filter(([, count, maximum]) => count > maximum)
    .map(([what, count, maximum]) => new GraphQLError(`A document may have at most ${maximum} ${what}, not ${count}.`))
}

/** `entries`: of the longest list. */
function countIn(document: DocumentNode): { aliases: number; directives: number; entries: number } {
  const counts = { aliases: 0, directives: 0, entries: 0 }
  visit(document, {
    Field: ({ alias }) => {
      if (alias) counts.aliases += 1
    },
    Directive: () => {
      counts.directives += 1
    },
    ListValue: ({ values }) => {
      counts.entries = Math.max(counts.entries, values.length)
    },
  })
  return counts
}

/** Each fragment is measured once; one inside itself counts nothing here, since another rule refuses it. */
function depthOf(document: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  const depths = new Map<string, number>()
  const measure = (name: string): number => {
    const known = depths.get(name)
    if (known !== undefined) return known
    depths.set(name, 0)
    const depth = depthIn(fragments.get(name)?.selectionSet, measure)
    depths.set(name, depth)
    return depth
  }
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
  return Math.max(0, ...operations.map(({ selectionSet }) => depthIn(selectionSet, measure)))
}

function depthIn(selections: SelectionSetNode | undefined, measure: (fragment: string) => number): number {
  const depths = (selections?.selections ?? []).map((node) => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return measure(node.name.value)
    if (node.kind === Kind.INLINE_FRAGMENT) return depthIn(node.selectionSet, measure)
    return node.name.value.startsWith('__') ? 0 : 1 + depthIn(node.selectionSet, measure)
  })
  return Math.max(0, ...depths)
}
