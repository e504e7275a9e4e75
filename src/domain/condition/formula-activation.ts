import { activationOf, type CartNow } from '../expression/activation.ts'
import type { Program } from '../expression/compile-expression.ts'
import type { Activation } from '../expression/language.ts'
import type { Facts } from '../facts.ts'
import { type HeldSegments, heldSegments } from './held-segments.ts'
import { judge } from './judge.ts'
import { programChangesAt } from './program-changes.ts'

/** What a formula is run on: the same as a condition sees. */
export function formulaActivation(program: Program, facts: Facts, cart: CartNow): Activation {
  return activationOf(program, facts, cart, () => segmentsOf(facts).keys)
}

/** When the clock alone could change what a formula yields. */
export function formulaChangesAt(program: Program, facts: Facts): Date | null {
  return programChangesAt(program, facts, () => segmentsOf(facts))
}

function segmentsOf(facts: Facts): HeldSegments {
  const view = { timeZone: facts.settings.timeZone, cart: null, explaining: true, root: 'customer.segments' }
  return heldSegments(facts, (condition) => judge(condition, facts, view))
}
