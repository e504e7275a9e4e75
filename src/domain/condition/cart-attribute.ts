import { passes } from '../attribute-test.ts'
import type { CartTest } from './condition.ts'
import { type Scene, fails, unknown } from './leaf.ts'
import { HOLDS, PENDING, type Verdict } from './verdict.ts'

/** Judges an attribute of the cart. What is missing is not known: neither a test on it nor its negation holds (law 29), but whether it exists is known. */
export function judgeCartAttribute({ test }: CartTest, negated: boolean, scene: Scene): Verdict {
  const attributes = scene.facts.cart?.attributes
  if (scene.view.cart === null || attributes === undefined) return PENDING
  const actual = Object.hasOwn(attributes, test.name) ? (attributes[test.name] ?? null) : null
  const isKnown = actual !== null || test.operator === 'EXISTS'
  if (isKnown && passes(test, actual) !== negated) return HOLDS
  return (isKnown ? fails : unknown)(scene, () => {
    const asked = `${test.name} ${test.operator} ${test.values.join(', ')}`.trimEnd()
    return { code: 'CUSTOM_RULE', detail: `expected ${negated ? 'not ' : ''}${asked}, got ${JSON.stringify(actual)}` }
  })
}
