import type { Cart } from '../cart.ts'
import type { Cut, Idle, Moment } from '../effect/cut.ts'
import { cutOf } from '../effect/cut-of.ts'
import type { PriceEffect } from '../effect/effect.ts'
import { LANES, type Lane, laneOf, reachOf } from '../effect/lane.ts'
import type { Facts } from '../facts.ts'
import { type Assessment, assess } from './assess.ts'
import type { Candidate } from './candidate.ts'
import { type WorkingCart, openCart, take } from './working-cart.ts'

/** An effect that took something, and what. */
export interface Work {
  readonly effect: PriceEffect
  readonly cut: Exclude<Cut, Idle>
}

/** What became of one candidate in one run. */
export interface Trial {
  readonly candidate: Candidate
  readonly assessment: Assessment
  /** What its effects took, or for one that was only asked would have taken at their turn. */
  readonly works: readonly Work[]
  readonly idle: readonly Idle[]
  readonly taken: number
}

/** One pass over the cart. */
export interface Run {
  /** Every candidate in the order in which its first effect came to work (law 8 within lanes). */
  readonly trials: readonly Trial[]
  /** Members that took something, in the order of application. */
  readonly applied: readonly Trial[]
  /** What they took in all. */
  readonly saving: number
}

/** Who takes part: members apply; all others in `candidates` are only asked at their turn. */
export interface Cast {
  /** In law 8's order. */
  readonly candidates: readonly Candidate[]
  readonly members: ReadonlySet<Candidate>
  readonly explaining: boolean
}

/** Applies incentives to a cart, lane by lane (law 7), in law 8's order within each; each is judged once, just before its first effect (law 9). */
export function runCart(facts: Facts, cart: Cart, cast: Cast): Run {
  const stage = new RunningCart(facts, openCart(cart), cast)
  for (const lane of LANES)
    for (const candidate of cast.candidates)
      if (reachOf(candidate.campaign).lanes.has(lane)) stage.turn(candidate, lane)
  return stage.finish()
}

/** A trial while it runs. */
interface OpenTrial {
  readonly candidate: Candidate
  readonly assessment: Assessment
  readonly moment: Moment
  readonly works: Work[]
  readonly idle: Idle[]
  taken: number
}

class RunningCart {
  private readonly facts: Facts
  private readonly cart: WorkingCart
  private readonly cast: Cast
  private readonly trials = new Map<Candidate, OpenTrial>()
  private readonly applied: OpenTrial[] = []
  private readonly usedHere = new Map<string, number>()

  constructor(facts: Facts, cart: WorkingCart, cast: Cast) {
    this.facts = facts
    this.cart = cart
    this.cast = cast
  }

  /** One candidate's turn in one lane. */
  turn(candidate: Candidate, lane: Lane): void {
    const trial = this.trials.get(candidate) ?? this.begin(candidate)
    for (const effect of trial.assessment.effects)
      if (trial.assessment.admitted && laneOf(effect) === lane) this.work(trial, effect)
  }

  finish(): Run {
    const saving = this.applied.reduce((total, trial) => total + trial.taken, 0)
    return { trials: [...this.trials.values()], applied: this.applied, saving }
  }

  private begin(candidate: Candidate): OpenTrial {
    const { facts, cart, cast } = this
    const { campaign } = candidate
    const usedHere = this.usedHere.get(campaign.id) ?? 0
    const assessment = assess(candidate, { facts, cart, usedHere, explaining: cast.explaining })
    const before = assessment.effects.length > 1 ? [...cart.rests] : cart.rests
    const moment = { cart, before, compounds: campaign.stacking.compounds }
    const trial = { candidate, assessment, moment, works: [], idle: [], taken: 0 }
    this.trials.set(candidate, trial)
    if (assessment.admitted && cast.members.has(candidate)) this.usedHere.set(campaign.id, usedHere + 1)
    return trial
  }

  private work(trial: OpenTrial, effect: PriceEffect): void {
    const cut = cutOf(effect, trial.moment)
    if (cut.kind === 'idle') {
      trial.idle.push(cut)
      return
    }
    const isMember = this.cast.members.has(trial.candidate)
    if (isMember) take(this.cart, cut)
    if (isMember && trial.taken === 0) this.applied.push(trial)
    trial.works.push({ effect, cut })
    trial.taken += cut.amount
  }
}
