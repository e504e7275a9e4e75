import { compileExpression, type Program } from '../expression/compile-expression.ts'
import { activationOf, readsCart, readsRest } from '../expression/activation.ts'
import { type Ran, runCondition } from '../expression/run-expression.ts'
import type { Facts } from '../facts.ts'
import type { ExpressionTest } from './condition.ts'
import { heldSegments } from './held-segments.ts'
import { type Scene, fails, unknown } from './leaf.ts'
import { programChangesAt } from './program-changes.ts'
import { HOLDS, PENDING, type Verdict } from './verdict.ts'

/** What came out before, for the same facts and the same rest of the goods. */
const known = new WeakMap<Facts, Map<string, Ran<boolean>>>()

/** While a stack is chosen a rule is asked over and over: it is run again only where what it reads has changed. */
function ranOnce(
  program: Program,
  { facts, view: { cart } }: Scene,
  segmentKeys: () => readonly string[],
): Ran<boolean> {
  const key = `${cart === null ? 'none' : readsRest(program) ? cart.restTotal : 'any'} ${program.text}`
  const before = known.get(facts)?.get(key)
  if (before !== undefined) return before
  const ran = runCondition(program, activationOf(program, facts, cart, segmentKeys))
  known.set(facts, (known.get(facts) ?? new Map<string, Ran<boolean>>()).set(key, ran))
  return ran
}

/** Judges CEL. What it reads and is not known, or any other failure, makes it unknown: neither it nor its negation holds (law 29). */
export function judgeExpression({ text }: ExpressionTest, negated: boolean, scene: Scene): Verdict {
  const compiled = compileExpression(text, 'bool')
  if (!compiled.ok) return unknown(scene, () => ({ code: 'CUSTOM_RULE', detail: compiled.problem.message }))
  const { program } = compiled
  const { cart } = scene.view
  if (cart === null && readsCart(program)) return PENDING
  if (cart?.open === true && readsRest(program)) return HOLDS
  const segments = () => heldSegments(scene.facts, (condition) => scene.judge(condition, false, scene))
  const ran = ranOnce(program, scene, () => segments().keys)
  const changesAt = scene.view.explaining ? programChangesAt(program, scene.facts, segments) : null
  if (ran.ok && ran.value !== negated) return { ...HOLDS, changesAt }
  return (ran.ok ? fails : unknown)(
    scene,
    () => ({
      code: 'CUSTOM_RULE',
      detail: `expected ${negated ? 'not ' : ''}${text}, got ${ran.ok ? ran.value : ran.problem}`,
    }),
    changesAt,
  )
}
