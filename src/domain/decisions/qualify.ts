import { earlier, isMendable } from '../condition/verdict.ts'
import { type Campaign, campaignStatus } from '../campaign.ts'
import type { CodeCandidate, Facts } from '../facts.ts'
import type { Offer } from '../offer.ts'
import type { PricedCart } from '../priced-cart.ts'
import { lazily } from '../lazily.ts'
import { voucherEndsAt } from '../voucher.ts'
import { assess } from './assess.ts'
import { isBeyondReach } from './beyond-reach.ts'
import { hasCodeBudget } from './budgets.ts'
import { type Candidate, codeCandidate, promotionCandidates } from './candidate.ts'
import { type Stack, chooseStack } from './choose-stack.ts'
import { conflict } from './conflict.ts'
import { decide } from './decide.ts'
import { giftCardOffers, giftCardsChangeAt } from './gift-card-offers.ts'
import { type Judged, type Ranked, rankOffers, rankWithCards } from './rank-offers.ts'
import { pricedCart } from './price-cart.ts'
import type { Trial } from './run-cart.ts'
import { promotionsFor } from './promotions-for.ts'
import { promotionsInReach } from './promotion-index.ts'
import { type Stage, withCandidate } from './stage.ts'
import { type Standing, explainCart, refused, standing, standingOf } from './standing.ts'

/** Every incentive judged for one shopper. */
export interface Qualification {
  /** All statuses, best first: APPLIED in the order applied, ELIGIBLE by savings, NEARLY by the fewest and smallest steps, INELIGIBLE. */
  readonly offers: readonly Offer[]
  /** The same offers, with what they were read off. */
  readonly ranked: readonly Ranked[]
  /** Incentives that apply, as explained. Empty without a cart. */
  readonly applied: readonly Trial[]
  /** Null without a cart. */
  readonly priced: PricedCart | null
  /** The first instant at which any of this could change by the clock alone; starts of campaigns that are not among the facts are not seen. */
  readonly changesAt: Date | null
}

/** What is asked of `qualify`. */
export interface Asked {
  /**
   * False: INELIGIBLE offers are not wanted. Those that are beyond reach are then left out unexplained, `changesAt` with them; codes
   * entered are always told.
   */
  readonly explainIneligible: boolean
  /** True: only APPLIED and ELIGIBLE offers are wanted. Of indexed promotions those that cannot apply are then left out on a cart. */
  readonly usableOnly?: boolean
  /** The only promotions that are asked for, of those of the facts; what applies is decided among all. */
  readonly promotions?: readonly Campaign[]
}

const EVERYTHING: Asked = { explainIneligible: true }

/** Judges promotions, codes entered and codes that could be entered, with a cart or without (laws 18, 28 to 33). */
export function qualify(facts: Facts, asked: Asked = EVERYTHING): Qualification {
  return facts.cart === null ? qualifyWithoutCart(facts, asked) : qualifyOnCart(facts, asked)
}

function qualifyWithoutCart(facts: Facts, asked: Asked): Qualification {
  const promotions = asked.promotions ?? (asked.explainIneligible ? facts.promotions : promotionsFor(facts))
  const all = [
    ...activePromotions({ ...facts, promotions }),
    ...notEntered(facts).map((code) => codeCandidate(code, 0)),
  ]
  const candidates = wanted(all, facts, asked)
  const judged = candidates.map((candidate): Judged => {
    const assessment = assess(candidate, { facts, cart: null, usedHere: 0, explaining: true })
    return { assessment, standing: standingWithoutCart(candidate, assessment) }
  })
  const ranked = rankWithCards(rankOffers(judged, null), giftCardOffers(facts, null))
  return {
    offers: ranked.map(({ offer }) => offer),
    ranked,
    applied: [],
    priced: null,
    get changesAt() {
      return changesAt(facts, judged)
    },
  }
}

function standingWithoutCart(candidate: Candidate, { admitted, findings, effects }: Judged['assessment']): Standing {
  if (!admitted) return standing({ candidate, works: [] }, isMendable(findings) ? 'NEARLY' : 'INELIGIBLE', findings, 0)
  return {
    candidate,
    status: 'ELIGIBLE',
    findings: [],
    savings: 0,
    effects: effects.length > 0 ? effects : candidate.campaign.effects,
  }
}

function wanted(candidates: readonly Candidate[], facts: Facts, { explainIneligible }: Asked): readonly Candidate[] {
  return explainIneligible ? candidates : candidates.filter((candidate) => !isBeyondReach(candidate, facts))
}

function qualifyOnCart(facts: Facts, asked: Asked): Qualification {
  const { stage, stack } = decide(facts)
  const codes = notEntered(facts).map((code) => codeCandidate(code, stage.cart.codes.length))
  const available = new Set(wanted(codes, facts, asked))
  const promotions = wanted(knownPromotions(stage, asked), facts, asked)
  const { trials } = explainCart(stage, stack, [...promotions, ...stage.entered, ...available])
  const ifEntered = oncePerCampaign((trial) => asIfEntered(stage, stack, trial))
  const judged = trials.map((trial): Judged => {
    const found = available.has(trial.candidate) ? ifEntered(trial) : standingOf(stage, stack, trial)
    return { assessment: trial.assessment, standing: found }
  })
  const standings = judged.map((each) => each.standing)
  const order = stack.run.applied.map(({ candidate }) => candidate)
  const priced = lazily(() => pricedCart(stage, stack, standings))
  const ranked = rankWithCards(rankOffers(judged, order), giftCardOffers(facts, priced))
  return {
    offers: ranked.map(({ offer }) => offer),
    ranked,
    applied: trials.filter(({ candidate }) => stack.applied.has(candidate)),
    get priced() {
      return priced()
    },
    get changesAt() {
      return changesAt(facts, judged)
    },
  }
}

/** Active promotions; those that contend are the same objects as on the stage. */
function knownPromotions({ facts, contenders }: Stage, { usableOnly = false, promotions }: Asked): Candidate[] {
  const known = new Map(contenders.map((candidate) => [candidate.campaign.id, candidate]))
  const asked = promotions ?? (usableOnly ? promotionsInReach(facts) : facts.promotions)
  const looked = { ...facts, promotions: asked }
  return activePromotions(looked).map((candidate) => known.get(candidate.campaign.id) ?? candidate)
}

/** Codes of one campaign that nothing of their own stands against stand alike: a wallet may hold many. Those with a budget each may not. */
function oncePerCampaign(find: (trial: Trial) => Standing): (trial: Trial) => Standing {
  const known = new Map<string, Standing>()
  return (trial) => {
    if (!trial.assessment.admitted || hasCodeBudget(trial.candidate)) return find(trial)
    const { id } = trial.candidate.campaign
    const standing = known.get(id) ?? find(trial)
    known.set(id, standing)
    return { ...standing, candidate: trial.candidate }
  }
}

/** A code that could be entered: chosen anew with it only where nothing in its position, or perhaps only a rival, stands against it. */
function asIfEntered(stage: Stage, stack: Stack, trial: Trial): Standing {
  const { candidate, assessment } = trial
  const isWorthAsking = assessment.admitted || [...stack.applied].some((winner) => conflict(winner, candidate))
  const entered = isWorthAsking ? withCandidate(stage, candidate) : stage
  if (entered === stage) return refused(stage, stack, trial, false)
  const stackWith = chooseStack(entered, [candidate, ...stack.applied])
  const success = stackWith.run.applied.find((each) => each.candidate === candidate)
  if (success) return standing(success, 'ELIGIBLE', [], success.taken)
  return refused(entered, stackWith, askedWith(entered, stackWith, trial), false)
}

/** What a budget refuses is asked again, beside those that apply then. */
function askedWith(stage: Stage, stack: Stack, trial: Trial): Trial {
  if (!stack.run.barred.has(trial.candidate)) return trial
  return explainCart(stage, stack, [trial.candidate]).trials.find(({ candidate }) => candidate === trial.candidate)!
}

/** Law 30: campaigns that have not started, are paused or ended are not listed. */
function activePromotions(facts: Facts): Candidate[] {
  return promotionCandidates(facts).filter(({ campaign }) => campaignStatus(campaign, facts.now) === 'ACTIVE')
}

function notEntered(facts: Facts): CodeCandidate[] {
  const seen = new Set(facts.cart?.codes)
  return facts.available.filter(({ voucher, campaign }) => {
    const isNew = !seen.has(voucher.code)
    seen.add(voucher.code)
    return isNew && campaignStatus(campaign, facts.now) === 'ACTIVE'
  })
}

function changesAt(facts: Facts, judged: readonly Judged[]): Date | null {
  return judged.reduce<Date | null>((instant, { assessment, standing: { candidate } }) => {
    const { campaign, voucher } = candidate
    const ends = voucher === null ? campaign.endsAt : voucherEndsAt(voucher, campaign)
    const coming = [campaign.startsAt, ends, assessment.changesAt].map((at) =>
      at !== null && at > facts.now ? at : null,
    )
    return coming.reduce(earlier, instant)
  }, giftCardsChangeAt(facts))
}
