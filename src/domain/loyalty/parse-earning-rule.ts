import { type Lookup, readMemberCondition } from '../condition/parse-condition.ts'
import type { EarningRuleInput } from '../input/loyalty-input.ts'
import { given, parseAt, type Parsed, type Place } from '../input/place.ts'
import { readKey, readName } from '../input/values.ts'
import { readPoints, readProgram } from '../parse-grants.ts'
import type { EarningRule } from './earning-rule.ts'

/** A rule as sent, checked. */
export type EarningRuleDraft = Omit<EarningRule, 'id' | 'version'>

const MAXIMUM_NAME = 200

/** Checks a rule: EVENT names its event, no other does; what it asks is over the customer alone. */
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
    condition: given(input.when) ? readMemberCondition(input.when, place.at('when'), lookup) : null,
    points: readGain(input, place.at('points')),
    enabled: input.enabled ?? true,
  }))
}

function readEventName({ trigger, eventName }: EarningRuleInput, place: Place): string | null {
  if (trigger === 'EVENT' && !given(eventName)) place.refuse('REQUIRED', 'EVENT needs the name of the event')
  if (trigger !== 'EVENT' && given(eventName)) place.refuse('INVALID', 'is for EVENT only')
  return given(eventName) ? readName(eventName, place, MAXIMUM_NAME) : null
}

function readGain({ points }: EarningRuleInput, place: Place): number {
  if (given(points)) return readPoints(points, place)
  place.refuse('REQUIRED', 'must be set')
  return 0
}
