import { compileExpression } from '../expression/compile-expression.ts'
import type { Place } from '../input/place.ts'
import { isStorable } from '../input/values.ts'
import type { ExpressionTest } from './condition.ts'

/** CEL that is well formed, yields a boolean and has bounds; else what is wrong, with its line and column. */
export function readExpression(text: string, place: Place): ExpressionTest {
  if (!isStorable(text)) place.refuse('INVALID', 'must not contain NUL or broken characters')
  const compiled = compileExpression(text, 'bool')
  if (!compiled.ok) {
    const { line, column, message } = compiled.problem
    place.refuse('INVALID', `line ${line}, column ${column}: ${message}`)
  }
  return { kind: 'expression', text }
}
