import { formulaActivation, formulaChangesAt } from '../condition/formula-activation.ts'
import { earlier } from '../condition/verdict.ts'
import { readsRest } from '../expression/activation.ts'
import { type Program, compileExpression } from '../expression/compile-expression.ts'
import { type Ran, runFormula } from '../expression/run-expression.ts'
import type { Facts } from '../facts.ts'
import { sum } from '../money.ts'
import { offOnce } from './amount-off.ts'
import { type Cut, type Moment, capIn, noAmount } from './cut.ts'
import type { Effect, FormulaOff } from './effect.ts'
import { linePriceOf } from './target.ts'

/**
 * What an expression works out (law 34), in minor units: below zero it is nothing, above its cap it is the cap; then as an amount off, once
 * (laws 3 and 4). Like a percentage, its `cart.subtotal` is the price before the campaign, or before incentives (laws 9 and 10).
 */
export function formulaOff({ expression, cap, target }: FormulaOff, moment: Moment): Cut {
  const most = capIn(moment.cart.currency, cap)
  if (most === null) return noAmount(moment)
  const ran = amountOf(expression, moment)
  if (!ran.ok) return { kind: 'idle', why: 'FORMULA', problem: ran.problem }
  return offOnce(Math.max(0, Math.min(most, ran.value)), target, moment)
}

/** When the clock alone could change what the formulas among these effects yield. */
export function formulasChangeAt(effects: readonly Effect[], facts: Facts): Date | null {
  return effects.reduce<Date | null>((instant, effect) => {
    const compiled = effect.kind === 'formulaOff' ? compileExpression(effect.expression, 'int') : null
    return compiled?.ok === true ? earlier(instant, formulaChangesAt(compiled.program, facts)) : instant
  }, null)
}

/** Its value may grow as less is left: while it is only asked what could be, it takes all there is. */
function amountOf(expression: string, moment: Moment): Ran<number> {
  const compiled = compileExpression(expression, 'int')
  if (!compiled.ok) return { ok: false, problem: compiled.problem.message }
  if (!readsRest(compiled.program)) return once(compiled.program, moment)
  return moment.cart.open ? { ok: true, value: Number.MAX_SAFE_INTEGER } : run(compiled.program, moment)
}

function run(program: Program, moment: Moment): Ran<number> {
  const restTotal = sum(moment.cart.lines.map((_, index) => linePriceOf(index, moment)))
  return runFormula(program, formulaActivation(program, moment.facts, { ...moment.cart, restTotal }))
}

const known = new WeakMap<Facts, Map<Program, Ran<number>>>()

/** What does not look at what is left has one value for one set of facts. */
function once(program: Program, moment: Moment): Ran<number> {
  let values = known.get(moment.facts)
  if (values === undefined) known.set(moment.facts, (values = new Map()))
  let value = values.get(program)
  if (value === undefined) values.set(program, (value = run(program, moment)))
  return value
}
