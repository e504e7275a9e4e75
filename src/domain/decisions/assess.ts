import { judge } from '../condition/judge.ts'
import { type Finding, type Outcome, earlier, lets } from '../condition/verdict.ts'
import type { CartView } from '../condition/view.ts'
import type { PriceEffect } from '../effect/effect.ts'
import { resolveEffects } from '../effect/first-of.ts'
import { formulasChangeAt } from '../effect/formula-off.ts'
import type { Facts } from '../facts.ts'
import { voucherEndsAt } from '../voucher.ts'
import type { Candidate } from './candidate.ts'
import type { Obstacle } from './limit-obstacles.ts'
import { obstacles } from './obstacles.ts'

/** One incentive judged at one moment: its span, state and limits, its conditions, and which of its effects come to work. */
export interface Assessment {
  /** Nothing stands against it. */
  readonly admitted: boolean
  /** HOLDS or PENDING where nothing but `findings` without end stands against it. */
  readonly outcome: Outcome
  /** Everything that stands against it; empty where no explanation was asked. */
  readonly findings: readonly Finding[]
  /** It would be admitted if other codes of its campaign were not in use on this cart. */
  readonly isCrowdedOut: boolean
  readonly effects: readonly PriceEffect[]
  /** `shownTo` lets it be shown (soft). Only looked at where an explanation was asked. */
  readonly isShown: boolean
  readonly changesAt: Date | null
}

/** What is asked: against which cart, how often the campaign is in use on it, and whether to tell why. */
export interface Question {
  readonly facts: Facts
  readonly cart: CartView | null
  readonly usedHere: number
  readonly explaining: boolean
}

const REFUSED: Assessment = {
  admitted: false,
  outcome: 'FAILS',
  findings: [],
  isCrowdedOut: false,
  effects: [],
  isShown: true,
  changesAt: null,
}

/** Judges one incentive at one moment. Without explaining it stops at the first thing that stands against it. */
export function assess(candidate: Candidate, question: Question): Assessment {
  const { campaign, voucher } = candidate
  const { facts, usedHere } = question
  const goods = question.cart?.subtotal ?? null
  const inTheWay = obstacles(campaign, voucher, facts, { usedHere, goods })
  const isCrowdedOut =
    inTheWay.length > 0 && usedHere > 0 && obstacles(campaign, voucher, facts, { usedHere: 0, goods }).length === 0
  if (question.explaining) return explain(candidate, question, inTheWay, isCrowdedOut)
  if (inTheWay.length > 0) return isCrowdedOut ? { ...REFUSED, isCrowdedOut } : REFUSED
  const conditions = judgeTree(campaign.conditions, 'conditions', candidate, question)
  if (!lets(conditions.outcome)) return REFUSED
  const { effects, verdict } = resolve(candidate, question)
  return lets(verdict.outcome) ? { ...REFUSED, admitted: true, outcome: conditions.outcome, effects } : REFUSED
}

function explain(
  candidate: Candidate,
  question: Question,
  inTheWay: readonly Obstacle[],
  isCrowdedOut: boolean,
): Assessment {
  const conditions = judgeTree(candidate.campaign.conditions, 'conditions', candidate, question)
  const shownTo = judgeTree(candidate.campaign.shownTo, 'shownTo', candidate, question)
  const { effects, verdict } = resolve(candidate, question)
  const formulas = formulasChangeAt(effects, question.facts)
  const outcomes = [inTheWay.length > 0 ? 'FAILS' : 'HOLDS', conditions.outcome, verdict.outcome] as const
  const outcome = outcomes.find((each) => !lets(each)) ?? outcomes.find((each) => each === 'PENDING') ?? 'HOLDS'
  return {
    admitted: lets(outcome),
    outcome,
    findings: [...inTheWay, ...conditions.findings, ...verdict.findings].map(inTime(candidate)),
    isCrowdedOut,
    effects,
    isShown: lets(shownTo.outcome),
    changesAt: [
      conditions.changesAt,
      shownTo.changesAt,
      verdict.changesAt,
      formulas,
      ...inTheWay.map((each) => each.changesAt),
    ].reduce(earlier),
  }
}

/** Waiting is no step where the incentive has ended by then. */
function inTime({ campaign, voucher }: Candidate): (finding: Finding) => Finding {
  const ends = voucher === null ? campaign.endsAt : voucherEndsAt(voucher, campaign)
  return (finding) =>
    ends !== null && finding.hint?.kind === 'waitUntil' && finding.hint.at >= ends
      ? { ...finding, hint: null }
      : finding
}

function judgeTree(
  condition: Candidate['campaign']['conditions'],
  root: string,
  { campaign }: Candidate,
  { facts, cart, explaining }: Question,
) {
  return judge(condition, facts, { timeZone: campaign.timeZone, cart, explaining, root })
}

function resolve(candidate: Candidate, question: Question) {
  const judgeCase = (when: NonNullable<Candidate['campaign']['conditions']>, root: string) =>
    judgeTree(when, root, candidate, question)
  return resolveEffects(candidate.campaign.effects, judgeCase, question.cart?.open === true)
}
