import type { Condition } from '../condition/condition.ts'
import { type Lookup, readCondition, readMemberCondition } from '../condition/parse-condition.ts'
import { readSelector } from '../condition/parse-selector.ts'
import type { EarningRuleInput, PointsPerInput } from '../input/loyalty-input.ts'
import { given, parseAt, type Parsed, type Place } from '../input/place.ts'
import { readAmounts } from '../input/read-money.ts'
import { readKey, readName } from '../input/values.ts'
import { readPoints, readProgram } from '../parse-grants.ts'
import type { EarningRule, PointsPer } from './earning-rule.ts'

/** A rule as sent, checked. */
export type EarningRuleDraft = Omit<EarningRule, 'id' | 'version'>

const MAXIMUM_NAME = 200

/** Checks a rule: EVENT names its event, no other does; what it asks is over the customer alone, of an order over its cart too. */
export function parseEarningRule(
  input: EarningRuleInput,
  lookup: Lookup & { programId: Parameters<typeof readProgram>[2]['programId'] },
): Parsed<EarningRuleDraft> {
  return parseAt([], (place) => ({
    programId: readProgram(input.program, place.at('program'), lookup),
    key: readKey(input.key, place.at('key')),
    title: readName(input.title, place.at('title'), MAXIMUM_NAME),
    trigger: input.trigger,
    eventName: readEventName(input, place.at('eventName')),
    condition: given(input.when) ? readWhen(input, place.at('when'), lookup) : null,
    ...readGain(input, place),
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

function readGain({ trigger, points, pointsPer }: EarningRuleInput, place: Place) {
  if (given(points) === given(pointsPer))
    place.refuse(given(points) ? 'INVALID' : 'REQUIRED', 'exactly one of points, pointsPer must be set')
  if (given(pointsPer) && trigger !== 'ORDER_PAID') place.at('pointsPer').refuse('INVALID', 'is for ORDER_PAID only')
  return {
    points: given(points) ? readPoints(points, place.at('points')) : null,
    pointsPer: given(pointsPer) ? readPointsPer(pointsPer, place.at('pointsPer')) : null,
  }
}

function readPointsPer({ points, steps, items }: PointsPerInput, place: Place): PointsPer {
  return {
    points: readPoints(points, place.at('points')),
    steps: readAmounts(steps, place.at('steps'), 1),
    items: readSelector(items, place.at('items')),
  }
}
