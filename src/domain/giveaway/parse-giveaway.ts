import { type Lookup, readMemberCondition } from '../condition/parse-condition.ts'
import type { GiveawayInput, GiveawayPrizeInput } from '../input/giveaway-input.ts'
import { given, parseAt, type Parsed, type Place } from '../input/place.ts'
import { readInstant, readInteger, readKey, readList, readName } from '../input/values.ts'
import { type GrantLookup, readGrants } from '../parse-grants.ts'
import type { Giveaway, GiveawayPrize } from './giveaway.ts'

/** A giveaway as sent, checked. */
export type GiveawayDraft = Pick<Giveaway, 'key' | 'title' | 'startsAt' | 'endsAt' | 'prizes' | 'openTo'>

/** Different prizes of one giveaway. */
const MAXIMUM_PRIZES = 50
const MAXIMUM_TITLE = 200

/** Gifts that one draw gives at most, all units together: they are given in one transaction, while whoever asked waits. */
export const MAXIMUM_GIFTS = 500

/** Checks a giveaway: it ends after it begins, has 1 to 50 prizes with keys of their own, and gives at most 500 gifts in all. */
export function parseGiveaway(input: GiveawayInput, lookup: Lookup & GrantLookup): Parsed<GiveawayDraft> {
  return parseAt([], (place) => {
    const startsAt = readInstant(input.startsAt, place.at('startsAt'))
    const endsAt = readInstant(input.endsAt, place.at('endsAt'))
    if (endsAt <= startsAt) place.at('endsAt').refuse('INVALID', 'must be after startsAt')
    return {
      key: readKey(input.key, place.at('key')),
      title: readName(input.title, place.at('title'), MAXIMUM_TITLE),
      startsAt,
      endsAt,
      prizes: readPrizes(input.prizes, place.at('prizes'), lookup),
      openTo: given(input.openTo) ? readMemberCondition(input.openTo, place.at('openTo'), lookup) : null,
    }
  })
}

function readPrizes(inputs: readonly GiveawayPrizeInput[], place: Place, lookup: GrantLookup): GiveawayPrize[] {
  const prizes = readList(inputs, place, (input, at) => readPrize(input, at, lookup), { min: 1, max: MAXIMUM_PRIZES })
  for (const [index, { key }] of prizes.entries())
    if (prizes.findIndex((prize) => prize.key === key) < index)
      place.at(index, 'key').refuse('TAKEN', 'another prize has this key')
  const gifts = prizes.reduce((total, { count, grants }) => total + count * grants.length, 0)
  if (gifts > MAXIMUM_GIFTS)
    place.refuse('TOO_MANY', `must give at most ${MAXIMUM_GIFTS} gifts in all (count times grants), not ${gifts}`)
  return prizes
}

function readPrize(input: GiveawayPrizeInput, place: Place, lookup: GrantLookup): GiveawayPrize {
  return {
    key: readKey(input.key, place.at('key')),
    title: readName(input.title, place.at('title'), MAXIMUM_TITLE),
    count: readInteger(input.count, place.at('count'), { min: 1, max: MAXIMUM_GIFTS }),
    grants: readGrants(input.grants, place.at('grants'), lookup, 1),
  }
}
