import { type Lookup, readMemberCondition } from '../condition/parse-condition.ts'
import { given, parseAt, type Parsed, type Place } from '../input/place.ts'
import type {
  ReferralConversionInput,
  ReferralMilestoneInput,
  ReferralProgramInput,
  ReferralTierRuleInput,
} from '../input/referral-input.ts'
import { readDuration, readInteger, readKey, readList, readName, readOptionalName } from '../input/values.ts'
import { type GrantLookup, readGrants } from '../parse-grants.ts'
import type { ReferralConversion, ReferralMilestone, ReferralProgram, ReferralTierRule } from './referral-program.ts'

/** A program as sent, checked. */
export type ReferralProgramDraft = Omit<ReferralProgram, 'id' | 'version'>

const MAXIMUM_NAME = 200
const MAXIMUM_MILESTONES = 50
const MAXIMUM_RULES = 20
const MAXIMUM_FRIENDS = 1_000_000

/** Checks a program: it says what converts, rules are over the customer alone, milestones stand at numbers of their own. */
export function parseReferralProgram(
  input: ReferralProgramInput,
  lookup: Lookup & GrantLookup,
): Parsed<ReferralProgramDraft> {
  return parseAt([], (place) => {
    const referrerGrants = readGrants(input.referrerGrants ?? [], place.at('referrerGrants'), lookup)
    const rule = (sent: ReferralTierRuleInput, at: Place): ReferralTierRule => ({
      when: readMemberCondition(sent.when, at.at('when'), lookup),
      maxReferrals: readMost(sent.maxReferrals, at.at('maxReferrals')),
      referrerGrants: given(sent.referrerGrants)
        ? readGrants(sent.referrerGrants, at.at('referrerGrants'), lookup)
        : referrerGrants,
    })
    return {
      key: readKey(input.key, place.at('key')),
      title: readName(input.title, place.at('title'), MAXIMUM_NAME),
      openTo: given(input.openTo) ? readMemberCondition(input.openTo, place.at('openTo'), lookup) : null,
      convertsOn: readConversion(input.convertsOn, place.at('convertsOn'), lookup),
      referrerGrants,
      friendGrants: readGrants(input.friendGrants ?? [], place.at('friendGrants'), lookup),
      milestones: readMilestones(input.milestones ?? [], place.at('milestones'), lookup),
      tierRules: readList(input.tierRules ?? [], place.at('tierRules'), rule, { max: MAXIMUM_RULES }),
      maxReferrals: readMost(input.maxReferrals, place.at('maxReferrals')),
      enabled: input.enabled ?? true,
    }
  })
}

function readMost(value: number | null | undefined, place: Place): number | null {
  return given(value) ? readInteger(value, place, { min: 1, max: MAXIMUM_FRIENDS }) : null
}

function readConversion(
  { orderPaid, eventName, when, within }: ReferralConversionInput,
  place: Place,
  lookup: Lookup,
): ReferralConversion {
  if (orderPaid === false && !given(eventName)) place.refuse('REQUIRED', 'name an event, or count paid orders')
  return {
    orderPaid: orderPaid ?? true,
    eventName: readOptionalName(eventName, place.at('eventName'), MAXIMUM_NAME),
    when: given(when) ? readMemberCondition(when, place.at('when'), lookup) : null,
    within: given(within) ? readDuration(within, place.at('within')) : null,
  }
}

function readMilestones(
  inputs: readonly ReferralMilestoneInput[],
  place: Place,
  lookup: GrantLookup,
): ReferralMilestone[] {
  const seen = new Set<number>()
  const milestones = readList(
    inputs,
    place,
    ({ friends, grants }, at) => {
      if (seen.has(friends)) at.at('friends').refuse('INVALID', `${friends} is given twice`)
      seen.add(friends)
      return {
        friends: readInteger(friends, at.at('friends'), { min: 1, max: MAXIMUM_FRIENDS }),
        grants: readGrants(grants, at.at('grants'), lookup, 1),
      }
    },
    { max: MAXIMUM_MILESTONES },
  )
  return milestones.toSorted((a, b) => a.friends - b.friends)
}
