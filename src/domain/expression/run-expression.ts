import type { Program } from './compile-expression.ts'
import type { Activation } from './language.ts'
import { MAXIMUM_ENTRIES } from '../limits.ts'

/** What an expression yields: for `bool` a boolean, for `int` a safe integer; or, for staff, why it yields nothing. */
export type Ran<Value extends boolean | number> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: string }

/** Runs a condition. What is not known, or fails, yields nothing (law 29). */
export function runCondition(program: Program, activation: Activation): Ran<boolean> {
  const ran = run(program, activation)
  if (!ran.ok) return ran
  return typeof ran.value === 'boolean' ? { ok: true, value: ran.value } : nothing('yields no boolean')
}

/** Runs a formula: an amount in minor units, doubles rounded half up. What is not known, or fails, yields nothing. */
export function runFormula(program: Program, activation: Activation): Ran<number> {
  const ran = run(program, activation)
  if (!ran.ok) return ran
  const amount = amountOf(ran.value)
  return Number.isSafeInteger(amount) ? { ok: true, value: amount } : nothing('yields no whole amount')
}

function amountOf(value: unknown): number {
  if (typeof value === 'bigint') return Number(value)
  return typeof value === 'number' ? Math.floor(value + 0.5) : Number.NaN
}

function run(
  { evaluate }: Program,
  activation: Activation,
): { ok: true; value: unknown } | { ok: false; problem: string } {
  if (activation.items !== null && activation.items.length > MAXIMUM_ENTRIES)
    return nothing(`the cart has more than ${MAXIMUM_ENTRIES} lines`)
  try {
    return { ok: true, value: evaluate({ ...activation }) }
  } catch (error) {
    return nothing(error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'failed')
  }
}

function nothing(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem }
}
