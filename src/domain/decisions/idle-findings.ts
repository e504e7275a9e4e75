import type { Finding } from '../condition/verdict.ts'
import type { Idle, MissingUnits } from '../effect/cut.ts'
import type { Hint } from '../offer.ts'
import { type ReasonCode, reason } from '../rejection.ts'

/** What is told where no effect gave a reason of its own. */
export const NOTHING_WORKS: Idle = { kind: 'idle', why: 'NOTHING_TO_TAKE' }

/** Why an effect takes nothing, with the steps that mend it: goods to add, up to the first complete set of a BuyXGetY (laws 16 and 30). */
export function idleFindings(idle: Idle): Finding[] {
  switch (idle.why) {
    case 'CURRENCY':
      return [against('CURRENCY', 'no amount in the currency of the cart', null, { currency: idle.currency })]
    case 'NOTHING_SELECTED':
      return [missing('nothing selected is in the cart', { of: idle.of, quantity: 1 })]
    case 'INCOMPLETE_SET':
      return idle.missing.map((units) => missing(`${units.quantity} units are missing to a complete set`, units))
    case 'FORMULA':
      return [against('CUSTOM_RULE', `the formula yields nothing: ${idle.problem}`)]
    case 'NO_SHIPPING_YET':
      return [against('NO_DISCOUNT', 'shipping is not chosen yet')]
    case 'NOTHING_TO_TAKE':
      return [against('NO_DISCOUNT', 'nothing is left to take')]
    default:
      return idle satisfies never
  }
}

function missing(detail: string, { of, quantity }: MissingUnits): Finding {
  return against('NO_DISCOUNT', detail, { kind: 'addItems', quantity, of })
}

function against(code: ReasonCode, detail: string, hint: Hint | null = null, facts = {}): Finding {
  return { reason: reason(code, facts, `effects: ${detail}`), hint }
}
