import { type Lookup, readMemberCondition } from '../condition/parse-condition.ts'
import type { RewardInput } from '../input/loyalty-input.ts'
import { given, parseAt, type Parsed } from '../input/place.ts'
import { readInstant, readInteger, readKey } from '../input/values.ts'
import { readDisplay } from '../parse-display.ts'
import { type GrantLookup, MAXIMUM_POINTS, readGrants, readProgram } from '../parse-grants.ts'
import type { Reward } from './reward.ts'

/** A reward as sent, checked, with its stock (null: no end). */
export type RewardDraft = Omit<Reward, 'id' | 'version'> & { readonly stock: number | null }

const MAXIMUM_STOCK = 1_000_000_000

/** Checks a reward: it gives at least one thing, for 0 to 10^9 points; whom it is for is over the customer alone. */
export function parseReward(input: RewardInput, lookup: Lookup & GrantLookup): Parsed<RewardDraft> {
  return parseAt([], (place) => {
    const startsAt = given(input.startsAt) ? readInstant(input.startsAt, place.at('startsAt')) : null
    const endsAt = given(input.endsAt) ? readInstant(input.endsAt, place.at('endsAt')) : null
    if (startsAt !== null && endsAt !== null && endsAt <= startsAt)
      place.at('endsAt').refuse('INVALID', 'must be after startsAt')
    return {
      programId: readProgram(input.program, place.at('program'), lookup),
      key: readKey(input.key, place.at('key')),
      price: readInteger(input.price, place.at('price'), { min: 0, max: MAXIMUM_POINTS }),
      stock: given(input.stock) ? readInteger(input.stock, place.at('stock'), { min: 0, max: MAXIMUM_STOCK }) : null,
      availableTo: given(input.availableTo)
        ? readMemberCondition(input.availableTo, place.at('availableTo'), lookup)
        : null,
      grants: readGrants(input.grants, place.at('grants'), lookup, 1),
      display: readDisplay(input.display, place.at('display')),
      startsAt,
      endsAt,
      enabled: input.enabled ?? true,
    }
  })
}
