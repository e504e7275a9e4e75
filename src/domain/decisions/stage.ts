import type { Cart } from '../cart.ts'
import type { Moment } from '../effect/cut.ts'
import { cutOf } from '../effect/cut-of.ts'
import type { Effect } from '../effect/effect.ts'
import { surelyTakes } from '../effect/surely-takes.ts'
import type { Facts } from '../facts.ts'
import { mergeLines } from '../merge-lines.ts'
import { assess } from './assess.ts'
import { type Candidate, byApplication, codeCandidate, promotionCandidates } from './candidate.ts'
import { promotionsInReach } from './promotion-index.ts'
import { type WorkingCart, openCart } from './working-cart.ts'

/** Who may come to apply to a cart, in whatever combination. */
export interface Stage {
  readonly facts: Facts
  /** Lines merged (law 5), codes each once (law 36). */
  readonly cart: Cart
  /** Those entered that stand for something, in the order entered. */
  readonly entered: readonly Candidate[]
  /** Promotions and codes entered that may apply, in law 8's order. The others cannot, whatever the order and whatever else applies. */
  readonly contenders: readonly Candidate[]
}

/** Sets the stage for one cart. Facts without a cart are a bug of the caller. */
export function stageOf(facts: Facts): Stage {
  if (facts.cart === null) throw new Error('Pricing needs a cart')
  const cart = { ...facts.cart, lines: mergeLines(facts.cart.lines), codes: [...new Set(facts.cart.codes)] }
  const entered = cart.codes.flatMap((code, place) => {
    const candidate = facts.entered.get(code)
    return candidate === undefined ? [] : [codeCandidate(candidate, place)]
  })
  const open = openCart(cart, true)
  const promotions = promotionsInReach(facts)
  const willing = [...promotionCandidates({ promotions, arms: facts.arms }), ...entered]
  const contenders = willing.filter((candidate) => couldApply(candidate, facts, open))
  return { facts, cart, entered, contenders: contenders.toSorted(byApplication) }
}

/** The stage as if a further candidate were there; the same stage where that one cannot apply whatever the order. */
export function withCandidate(stage: Stage, candidate: Candidate): Stage {
  if (!couldApply(candidate, stage.facts, openCart(stage.cart, true))) return stage
  return { ...stage, contenders: [...stage.contenders, candidate].toSorted(byApplication) }
}

/** The stage as if these were not there. */
export function without(stage: Stage, absent: ReadonlySet<Candidate>): Stage {
  return { ...stage, contenders: stage.contenders.filter((candidate) => !absent.has(candidate)) }
}

/** Whether its conditions could hold and an effect could take something, whatever is taken before it. Never false where it could. */
function couldApply(candidate: Candidate, facts: Facts, open: WorkingCart): boolean {
  const { admitted } = assess(candidate, { facts, cart: open, usedHere: 0, explaining: false })
  return admitted && couldTake(candidate, facts, open)
}

/** Before anything else has taken, an effect takes the most: what is idle then is idle ever. */
function couldTake({ campaign }: Candidate, facts: Facts, cart: WorkingCart): boolean {
  const moment = { facts, cart, before: cart.rests, compounds: campaign.stacking.compounds }
  return campaign.effects.some((effect) => couldWork(effect, moment))
}

/** Of a case list any case may come to hold. */
function couldWork(effect: Effect, moment: Moment & { readonly cart: WorkingCart }): boolean {
  if (effect.kind === 'firstOf') return effect.cases.some(({ then }) => couldWork(then, moment))
  return surelyTakes(effect, moment.cart) || cutOf(effect, moment).kind !== 'idle'
}
