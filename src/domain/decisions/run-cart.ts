import type { Cart } from '../cart.ts'
import type { Cut, Idle, Moment } from '../effect/cut.ts'
import { cutOf } from '../effect/cut-of.ts'
import type { PriceEffect } from '../effect/effect.ts'
import { LANES, type Lane, laneOf, reachOf } from '../effect/lane.ts'
import type { Facts } from '../facts.ts'
import { type Assessment, assess } from './assess.ts'
import { overshooting, withBudgets } from './budgets.ts'
import type { Candidate } from './candidate.ts'
import type { Obstacle } from './limit-obstacles.ts'
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
  /** What its effects took, or for one that was only asked would have taken at their turn; nothing where it was not admitted. */
  readonly works: readonly Work[]
  /** Why effects take nothing; where explained, of one that is not admitted too. */
  readonly idle: readonly Idle[]
  readonly taken: number
  /** Budgets that cannot cover all that it would have taken: it took nothing. */
  readonly overspent: readonly Obstacle[]
}

/** One pass over the cart. */
export interface Run {
  /** Every candidate in the order in which its first effect came to work (law 8 within lanes). */
  readonly trials: readonly Trial[]
  /** Members that took something, in the order of application. */
  readonly applied: readonly Trial[]
  /** What they took in all. */
  readonly saving: number
  /** Members that a budget cannot cover: they took no part. */
  readonly barred: ReadonlySet<Candidate>
}

/** Who takes part: members apply; all others in `candidates` are only asked at their turn. */
export interface Cast {
  /** In law 8's order. */
  readonly candidates: readonly Candidate[]
  readonly members: ReadonlySet<Candidate>
  readonly explaining: boolean
  /** Those known not to fit their budgets: they are only asked. */
  readonly barred?: ReadonlySet<Candidate>
  /** A run of the same members in which nobody else took anything: they find the same left, and take the same. */
  readonly before?: Run
}

/**
 * Applies incentives to a cart, lane by lane (law 7), in law 8's order within each; each is judged once, just before its first effect (law 9).
 * A budget that cannot cover a whole discount refuses it (law 17): the first applied that overshoots one is barred, and all begins anew without it.
 */
export function runCart(facts: Facts, cart: Cart, cast: Cast): Run {
  const run = runOnce(facts, cart, cast)
  const over = overshooting(facts, run)
  if (over !== null) {
    const { before: _before, ...again } = cast
    return runCart(facts, cart, { ...again, barred: new Set(cast.barred).add(over) })
  }
  return cast.explaining ? withBudgets(facts, run) : run
}

function runOnce(facts: Facts, cart: Cart, cast: Cast): Run {
  const pass = new Pass(facts, openCart(cart), cast)
  for (const lane of LANES)
    for (const candidate of cast.candidates) if (reachOf(candidate.campaign).lanes.has(lane)) pass.turn(candidate, lane)
  return pass.finish()
}

const NOBODY: ReadonlySet<Candidate> = new Set()

/** A trial while it runs. */
interface OpenTrial {
  readonly candidate: Candidate
  readonly assessment: Assessment
  /** Set just before its first effect: the price before the campaign is what is left then (law 9). */
  moment: Moment | null
  readonly works: Work[]
  readonly idle: Idle[]
  taken: number
  readonly overspent: readonly Obstacle[]
}

/** A pass under way. */
export class Pass {
  readonly facts: Facts
  readonly cart: WorkingCart
  private readonly cast: Cast
  private readonly trials = new Map<Candidate, OpenTrial>()
  private readonly applied: OpenTrial[] = []
  private readonly usedHere = new Map<string, number>()
  private readonly before: ReadonlyMap<Candidate, Trial> | null

  constructor(facts: Facts, cart: WorkingCart, cast: Cast) {
    this.facts = facts
    this.cart = cart
    this.cast = cast
    this.before = cast.before === undefined ? null : new Map(cast.before.applied.map((each) => [each.candidate, each]))
  }

  /** One candidate's turn in one lane. */
  turn(candidate: Candidate, lane: Lane): void {
    const trial = this.trials.get(candidate) ?? this.begin(candidate)
    for (const effect of trial.assessment.effects)
      if (laneOf(effect) === lane) this.work(trial, effect, (trial.moment ??= this.momentOf(trial)))
  }

  finish(): Run {
    const { applied, saving, cast } = this
    const trials = [...this.trials.values()]
    return { trials, applied, saving, barred: cast.barred ?? NOBODY }
  }

  /** What its members have taken so far. */
  get saving(): number {
    return this.applied.reduce((total, trial) => total + trial.taken, 0)
  }

  /** The same pass, to be gone on with in another way. */
  fork(): Pass {
    const cart = { ...this.cart, rests: [...this.cart.rests] }
    const fork = new Pass(this.facts, cart, this.cast)
    for (const trial of this.trials.values()) {
      const before = trial.moment?.before === this.cart.rests ? cart.rests : trial.moment?.before
      const moment = before === undefined ? null : { ...trial.moment!, cart, before }
      fork.trials.set(trial.candidate, { ...trial, moment, works: [...trial.works], idle: [...trial.idle] })
    }
    for (const { candidate } of this.applied) fork.applied.push(fork.trials.get(candidate)!)
    for (const [campaignId, uses] of this.usedHere) fork.usedHere.set(campaignId, uses)
    return fork
  }

  /** What was left just before the first effect of a candidate, or is left now where that is still to come. */
  pricesBefore(candidate: Candidate): readonly number[] {
    return this.trials.get(candidate)?.moment?.before ?? this.cart.rests
  }

  private isMember(candidate: Candidate): boolean {
    return this.cast.members.has(candidate) && this.cast.barred?.has(candidate) !== true
  }

  private begin(candidate: Candidate): OpenTrial {
    const { facts, cart, cast } = this
    const { campaign } = candidate
    const usedHere = this.usedHere.get(campaign.id) ?? 0
    const assessment = assess(candidate, { facts, cart, usedHere, explaining: cast.explaining })
    const trial = { candidate, assessment, moment: null, works: [], idle: [], taken: 0, overspent: [] }
    this.trials.set(candidate, trial)
    if (assessment.admitted && this.isMember(candidate)) this.usedHere.set(campaign.id, usedHere + 1)
    return trial
  }

  private momentOf({ candidate, assessment }: OpenTrial): Moment {
    const { facts, cart } = this
    const before = assessment.effects.length > 1 ? [...cart.rests] : cart.rests
    return { facts, cart, before, compounds: candidate.campaign.stacking.compounds }
  }

  private work(trial: OpenTrial, effect: PriceEffect, moment: Moment): void {
    if (!trial.assessment.admitted && (!this.cast.explaining || lacksNothing(effect, this.cart))) return
    const cut = this.takenBefore(trial, effect) ?? cutOf(effect, moment)
    if (cut.kind === 'idle') {
      trial.idle.push(cut)
      return
    }
    if (!trial.assessment.admitted) return
    const isMember = this.isMember(trial.candidate)
    if (!isMember && !this.cast.explaining) return
    if (isMember) take(this.cart, cut)
    if (isMember && trial.taken === 0) this.applied.push(trial)
    trial.works.push({ effect, cut })
    trial.taken += cut.amount
  }

  /** The cut of a run before, where its next one was this effect's. */
  private takenBefore({ candidate, works }: OpenTrial, effect: PriceEffect): Work['cut'] | null {
    const next = this.before?.get(candidate)?.works[works.length]
    return next?.effect === effect ? next.cut : null
  }
}

/** Never idle for want of goods, currency or value: where it does not apply, what it would take is not worked out. */
function lacksNothing(effect: PriceEffect, { quantity }: WorkingCart): boolean {
  if (effect.kind !== 'percentOff' || effect.cap !== null || effect.target.kind !== 'ORDER') return false
  return effect.target.items === null && quantity > 0
}
