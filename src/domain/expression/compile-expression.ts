import { type ParseResult, EvaluationError, ParseError, TypeError } from '@marcbachmann/cel-js'
import { MAXIMUM_EXPRESSION } from '../limits.ts'
import { LANGUAGE } from './language.ts'
import { readsOf } from './reads.ts'
import { boundSteps } from './steps.ts'

/** What an expression is to yield. `int`: an amount; a double is rounded half up. */
export type Expected = 'bool' | 'int'

/** An expression that is well formed, well typed and bounded. */
export interface Program {
  readonly text: string
  readonly expected: Expected
  /** What it reads: `cart.subtotal`, `items`, `customer.orders`, `now`; a variable alone stands for all of it. */
  readonly reads: ReadonlySet<string>
  /** Whether what it yields changes with what is left of the goods. */
  readonly readsRest: boolean
  /** By the worst cart. */
  readonly steps: number
  /** Runs it; throws where something read is not known, or a number leaves its bounds. */
  readonly evaluate: (variables: Readonly<Record<string, unknown>>) => unknown
}

/** What is wrong with an expression, and where: both from 1. */
export interface ExpressionProblem {
  readonly line: number
  readonly column: number
  readonly message: string
}

/** A program, or the first thing that is wrong with it. */
export type Compiled =
  { readonly ok: true; readonly program: Program } | { readonly ok: false; readonly problem: ExpressionProblem }

/** Programs kept in memory; the one not asked for longest goes first. */
const MAXIMUM_KEPT = 1_000

const kept = new Map<string, Compiled>()

/**
 * Reads, type-checks and bounds an expression over `cart`, `items`, `customer` and `now` (law 34): at most 2,000 characters, 500 nodes and
 * 2,000,000 steps by the worst cart (50,000 where it reads `cart.subtotal`). Texts and lists cannot be joined and there are no regular expressions, so that nothing in it can grow.
 */
export function compileExpression(text: string, expected: Expected): Compiled {
  const key = `${expected}:${text}`
  const known = kept.get(key)
  if (known === undefined) return keep(key, compile(text, expected))
  kept.delete(key)
  return keep(key, known)
}

function keep(key: string, compiled: Compiled): Compiled {
  kept.set(key, compiled)
  if (kept.size > MAXIMUM_KEPT) kept.delete(kept.keys().next().value!)
  return compiled
}

function compile(text: string, expected: Expected): Compiled {
  if (text.length > MAXIMUM_EXPRESSION)
    return refuse(text, MAXIMUM_EXPRESSION, `must have at most ${MAXIMUM_EXPRESSION} characters`)
  if (text.trim() === '') return refuse(text, 0, 'must not be blank')
  try {
    return check(text, expected, LANGUAGE.parse(text))
  } catch (error) {
    return refuseError(text, error)
  }
}

function check(text: string, expected: Expected, parsed: ParseResult): Compiled {
  const checked = parsed.check()
  if (!checked.valid) return refuseError(text, checked.error)
  if (!TYPES[expected].includes(checked.type ?? ''))
    return refuse(text, 0, `must yield ${NAMES[expected]}, not ${checked.type}`)
  const reads = readsOf(parsed.ast)
  const readsRest = reads.has('cart') || reads.has('cart.subtotal')
  const steps = boundSteps(parsed.ast, readsRest)
  if (typeof steps !== 'number') return refuse(text, steps.node.range.start, steps.message)
  return { ok: true, program: { text, expected, reads, readsRest, steps, evaluate: parsed } }
}

/** `dyn` is an attribute: its type is known only when it is read. */
const TYPES: Readonly<Record<Expected, readonly string[]>> = { bool: ['bool', 'dyn'], int: ['int', 'double', 'dyn'] }

const NAMES: Readonly<Record<Expected, string>> = { bool: 'a boolean', int: 'a number' }

function refuseError(text: string, error: unknown): Compiled {
  if (error instanceof ParseError || error instanceof TypeError || error instanceof EvaluationError)
    return refuse(text, error.range?.start ?? 0, error.summary)
  throw error
}

function refuse(text: string, at: number, message: string): Compiled {
  const before = text.slice(0, at).split('\n')
  return { ok: false, problem: { line: before.length, column: before.at(-1)!.length + 1, message } }
}
