import type { Promises } from '../referral/promises.ts'
import type { ReferralConversion } from '../referral/referral-program.ts'
import { conditionsInWords, type Names } from './conditions-in-words.ts'
import { spanInWords } from './format.ts'
import { type GrantNames, grantsInWords } from './grants-in-words.ts'
import { say } from './say.ts'

/** What friend and referrer get, in a sentence or two; null where neither gets anything now. */
export function promisesInWords({ friend, referrer }: Promises, locale: string, names: GrantNames): string | null {
  const forFriend = grantsInWords(friend, locale, names)
  const forReferrer = grantsInWords(referrer, locale, names)
  if (forFriend !== null && forReferrer !== null)
    return say('referral.forBoth', locale, { friend: forFriend, referrer: forReferrer })
  if (forFriend !== null) return say('referral.forFriend', locale, { friend: forFriend })
  return forReferrer && say('referral.forReferrer', locale, { referrer: forReferrer })
}

/** What a friend must do to count, one line for each rule. */
export function conversionInWords(
  { orderPaid, eventName, when, within }: ReferralConversion,
  locale: string,
  names: Names,
): string[] {
  const what = eventName === null ? 'order' : orderPaid ? 'either' : 'event'
  const counts = say('referral.counts', locale, {
    what,
    event: eventName ?? 'none',
    within: within === null ? 'ever' : spanInWords(within, locale),
  })
  const rules = conditionsInWords(when, locale, names)
  return [counts, ...rules.map((rule) => say('referral.friendRule', locale, { rule }))]
}

/** How many friends may join, and what many of them give. */
export function milestonesInWords(
  { milestones }: Promises,
  maxReferrals: number | null,
  locale: string,
  names: GrantNames,
): string[] {
  const most = maxReferrals === null ? [] : [say('referral.most', locale, { most: maxReferrals })]
  const lines = milestones.flatMap(({ friends, grants }) => {
    const gifts = grantsInWords(grants, locale, names)
    return gifts === null ? [] : [say('referral.milestone', locale, { friends, gifts })]
  })
  return [...most, ...lines]
}
