import type { Facts } from '../facts.ts'
import { oncePer } from '../once-per.ts'
import { type Stack, chooseStack } from './choose-stack.ts'
import { type Stage, stageOf } from './stage.ts'

/** Who may apply to a cart, and who does. */
export interface Decision {
  readonly stage: Stage
  readonly stack: Stack
}

/** Sets the stage and chooses the stack, once for one set of facts: it holds for the price and for every list of offers. Needs facts with a cart. */
export const decide = oncePer((facts: Facts): Decision => {
  const stage = stageOf(facts)
  return { stage, stack: chooseStack(stage) }
})
