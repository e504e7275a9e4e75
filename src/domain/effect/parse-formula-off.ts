import { compileExpression } from '../expression/compile-expression.ts'
import type { FormulaOffInput } from '../input/effect-input.ts'
import type { Place } from '../input/place.ts'
import type { FormulaOff } from './effect.ts'
import { readTarget } from './parse-target.ts'
import { readCap } from './read-bounds.ts'

/** Reads a formula (law 34) in its place: it must compile to a number. What is wrong is told with its line and column. */
export function readFormulaOff(input: FormulaOffInput, place: Place): FormulaOff {
  const compiled = compileExpression(input.expression, 'int')
  if (!compiled.ok) {
    const { line, column, message } = compiled.problem
    place.at('expression').refuse('INVALID', `line ${line}, column ${column}: ${message}`)
  }
  return {
    kind: 'formulaOff',
    expression: input.expression,
    cap: readCap(input.cap, place),
    target: readTarget(input.target, place.at('target')),
  }
}
