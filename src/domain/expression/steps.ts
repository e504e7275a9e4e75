import type { ASTNode } from '@marcbachmann/cel-js'
import { MAXIMUM_ENTRIES, MAXIMUM_STEPS, MAXIMUM_STEPS_ON_REST } from '../limits.ts'

/** A part of an expression that is refused, and why. */
export interface Refusal {
  readonly node: ASTNode
  readonly message: string
}

/** What a call costs beside its arguments, in steps. What is not named here is not part of the language: nothing in it makes texts or lists grow, or searches without an end. */
const CALLS: Readonly<Record<string, number>> = {
  size: 1,
  int: 1,
  double: 1,
  string: 1,
  bool: 1,
  dyn: 1,
  timestamp: 5,
  duration: 5,
  has: 1,
  contains: 50,
  startsWith: 5,
  endsWith: 5,
  lowerAscii: 50,
  upperAscii: 50,
  trim: 5,
  sum: MAXIMUM_ENTRIES,
  getFullYear: 20,
  getMonth: 20,
  getDate: 20,
  getDayOfMonth: 20,
  getDayOfWeek: 20,
  getDayOfYear: 20,
  getHours: 20,
  getMinutes: 20,
  getSeconds: 20,
  getMilliseconds: 20,
}

const LOOPS: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'map', 'filter'])

/** Types that stay small when added: texts and lists would not. */
const SMALL: ReadonlySet<string> = new Set([
  'int',
  'uint',
  'double',
  'google.protobuf.Duration',
  'google.protobuf.Timestamp',
])

const SCALARS: ReadonlySet<string> = new Set([...SMALL, 'string', 'bool', 'null'])

/** Bounds a checked expression before it is ever run: the steps that it takes by the worst cart, or what is refused of it. */
export function boundSteps(root: ASTNode, readsRest: boolean): number | Refusal {
  try {
    const steps = stepsOf(root)
    return steps <= (readsRest ? MAXIMUM_STEPS_ON_REST : MAXIMUM_STEPS)
      ? steps
      : { node: root, message: 'would take too many steps: nest fewer loops' }
  } catch (problem) {
    if (problem instanceof Unbounded) return problem
    throw problem
  }
}

/** What ends the count. */
class Unbounded extends Error implements Refusal {
  readonly node: ASTNode

  constructor(node: ASTNode, message: string) {
    super(message)
    this.node = node
  }
}

function stepsOf(node: ASTNode): number {
  switch (node.op) {
    case 'value':
    case 'id':
      return 1
    case '.':
      return 1 + stepsOf(node.args[0])
    case '[]':
    case '||':
    case '&&':
    case '-':
    case '*':
    case '/':
    case '%':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return 1 + total(node.args)
    case '+':
      return addition(node, node.args)
    case '==':
    case '!=':
      return (node.args.some(isScalar) ? 1 : MAXIMUM_ENTRIES) + total(node.args)
    case 'in':
      return entriesOf(node.args[1]) + total(node.args)
    case '!_':
    case '-_':
      return 1 + stepsOf(node.args)
    case '?:':
    case 'list':
      return 1 + total(node.args)
    case 'map':
      return 1 + total(node.args.flat())
    case 'call':
      return (CALLS[node.args[0]] ?? unknownCall(node, node.args[0])) + total(node.args[1])
    case 'rcall':
      return methodSteps(node, ...node.args)
    default:
      throw new Unbounded(node, `${node.op} is not part of the language`)
  }
}

function methodSteps(node: ASTNode, name: string, receiver: ASTNode, args: readonly ASTNode[]): number {
  if (LOOPS.has(name)) return 1 + stepsOf(receiver) + entriesOf(receiver) * total(args)
  return (CALLS[name] ?? unknownCall(node, name)) + stepsOf(receiver) + total(args)
}

function addition(node: ASTNode, operands: readonly ASTNode[]): number {
  if (!operands.some((operand) => SMALL.has(typeOf(operand))))
    throw new Unbounded(node, 'only numbers, instants and durations are added')
  return 1 + total(operands)
}

function unknownCall(node: ASTNode, name: string): never {
  throw new Unbounded(node, `${name} is not part of the language`)
}

function total(nodes: readonly ASTNode[]): number {
  return nodes.reduce((steps, node) => steps + stepsOf(node), 0)
}

/** A list written out has as many entries as are written. */
function entriesOf(list: ASTNode): number {
  return list.op === 'list' ? list.args.length : MAXIMUM_ENTRIES
}

function isScalar(node: ASTNode): boolean {
  return SCALARS.has(typeOf(node))
}

/** The type that the check has found: the library keeps it on the node, though it does not declare it. A node without one counts as large. */
function typeOf(node: ASTNode): string {
  return (node as { checkedType?: { name?: string } }).checkedType?.name ?? 'dyn'
}
