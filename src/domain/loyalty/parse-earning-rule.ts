import type { Condition } from '../condition/condition.ts'
import { type Lookup, readCondition, readMemberCondition } from '../condition/parse-condition.ts'
import { readSelector } from '../condition/parse-selector.ts'
import type { CashBackInput, EarningRuleInput, PointsPerInput } from '../input/loyalty-input.ts'
import { given, parseAt, type Parsed, type Place } from '../input/place.ts'
import { readAmounts, readMoney } from '../input/read-money.ts'
import { readInteger, readKey, readName } from '../input/values.ts'
import { type GrantLookup, readCampaign, readPoints, readProgram } from '../parse-grants.ts'
import { readRuleLimits } from '../parse-limits.ts'
import type { CashBack, EarningRule, PointsPer } from './earning-rule.ts'

/** A rule as sent, checked. */
export type EarningRuleDraft = Omit<EarningRule, 'id' | 'version'>

const MAXIMUM_NAME = 200

/** Checks a rule: EVENT names its event, no other does; what it asks is over the customer alone, of an order over its cart too. */
export function parseEarningRule(
  input: EarningRuleInput,
  lookup: Lookup & Pick<GrantLookup, 'programId' | 'campaign'>,
): Parsed<EarningRuleDraft> {
  return parseAt([], (place) => ({
    programId: readProgram(input.program, place.at('program'), lookup),
    key: readKey(input.key, place.at('key')),
    title: readName(input.title, place.at('title'), MAXIMUM_NAME),
    trigger: input.trigger,
    eventName: readEventName(input, place.at('eventName')),
    condition: given(input.when) ? readWhen(input, place.at('when'), lookup) : null,
    ...readGain(input, place, lookup),
    limits: readRuleLimits(input.limits ?? [], place.at('limits'), {
      trigger: input.trigger,
      isCashBack: given(input.cashBack),
    }),
    enabled: input.enabled ?? true,
  }))
}

/** An order is judged with its cart, anything else by the customer alone. */
function readWhen({ trigger, when }: EarningRuleInput, place: Place, lookup: Lookup): Condition {
  return trigger === 'ORDER_PAID' ? readCondition(when!, place, lookup) : readMemberCondition(when!, place, lookup)
}

function readEventName({ trigger, eventName }: EarningRuleInput, place: Place): string | null {
  if (trigger === 'EVENT' && !given(eventName)) place.refuse('REQUIRED', 'EVENT needs the name of the event')
  if (trigger !== 'EVENT' && given(eventName)) place.refuse('INVALID', 'is for EVENT only')
  return given(eventName) ? readName(eventName, place, MAXIMUM_NAME) : null
}

function readGain(input: EarningRuleInput, place: Place, lookup: Pick<GrantLookup, 'campaign'>) {
  const { trigger, points, pointsPer, cashBack } = input
  const set = GAINS.filter((name) => given(input[name]))
  if (set.length !== 1)
    place.refuse(set.length > 1 ? 'INVALID' : 'REQUIRED', `exactly one of ${GAINS.join(', ')} must be set`)
  for (const name of set)
    if (name !== 'points' && trigger !== 'ORDER_PAID') place.at(name).refuse('INVALID', 'is for ORDER_PAID only')
  return {
    points: given(points) ? readPoints(points, place.at('points')) : null,
    pointsPer: given(pointsPer) ? readPointsPer(pointsPer, place.at('pointsPer')) : null,
    cashBack: given(cashBack) ? readCashBack(cashBack, place.at('cashBack'), lookup) : null,
  }
}

/** What a rule may give. */
const GAINS = ['points', 'pointsPer', 'cashBack'] as const

/** Up to all of it: 10,000 basis points, before the tier's rate. */
function readCashBack(
  { campaign, basisPoints, cap }: CashBackInput,
  place: Place,
  lookup: Pick<GrantLookup, 'campaign'>,
): CashBack {
  return {
    campaignId: readCampaign(campaign, 'GIFT_CARD', place.at('campaign'), lookup),
    basisPoints: readInteger(basisPoints, place.at('basisPoints'), { min: 1, max: 10_000 }),
    cap: given(cap) ? readMoney(cap, place.at('cap'), 1) : null,
  }
}

function readPointsPer({ points, steps, items }: PointsPerInput, place: Place): PointsPer {
  return {
    points: readPoints(points, place.at('points')),
    steps: readAmounts(steps, place.at('steps'), 1),
    items: readSelector(items, place.at('items')),
  }
}
