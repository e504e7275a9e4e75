import type { CampaignKind, Limit, Stacking } from './campaign.ts'
import type { LimitInput, StackingInput } from './input/campaign-input.ts'
import { given, type Place } from './input/place.ts'
import { readInteger, readList, readName } from './input/values.ts'

const MAXIMUM_LIMITS = 20
const MAXIMUM_GROUP = 100

/** What a campaign does that says nothing of stacking. */
export const DEFAULT_STACKING: Stacking = { mode: 'COMBINES', group: null, priority: 0, compounds: true }

/** How a campaign combines (law 14): ONE_OF_GROUP needs a group, the others have none; priority -1000 to 1000. */
export function readStacking(input: StackingInput | null | undefined, place: Place): Stacking {
  if (!given(input)) return DEFAULT_STACKING
  const mode = input.mode ?? DEFAULT_STACKING.mode
  const group = given(input.group) ? readName(input.group, place.at('group'), MAXIMUM_GROUP).trim() : null
  if (mode === 'ONE_OF_GROUP' && group === null) place.at('group').refuse('REQUIRED', 'ONE_OF_GROUP needs a group')
  if (mode !== 'ONE_OF_GROUP' && group !== null) place.at('group').refuse('INVALID', 'is for ONE_OF_GROUP only')
  const priority = readInteger(input.priority ?? 0, place.at('priority'), { min: -1000, max: 1000 })
  return { mode, group, priority, compounds: input.compounds ?? true }
}

/** Caps (law 17), at most 20, no two alike, each of 1 or more. CODE is for coupons only. */
export function readLimits(inputs: readonly LimitInput[], place: Place, kind: CampaignKind): Limit[] {
  const seen = new Set<string>()
  return readList(
    inputs,
    place,
    (input, at) => {
      const limit = readLimit(input, at)
      if (limit.per === 'CODE' && kind !== 'COUPON') at.at('per').refuse('INVALID', 'CODE is for coupons only')
      if (seen.has(limit.per)) at.refuse('INVALID', 'the same limit is given twice')
      seen.add(limit.per)
      return limit
    },
    { max: MAXIMUM_LIMITS },
  )
}

function readLimit(input: LimitInput, place: Place): Limit {
  const per = input.per ?? 'CAMPAIGN'
  if (input.of !== 'REDEMPTIONS') place.at('of').refuse('INVALID', `${input.of} cannot be limited yet`)
  if (per === 'STORE') place.at('per').refuse('INVALID', 'a limit per store is not possible yet')
  if ((input.window ?? 'EVER') !== 'EVER') place.at('window').refuse('INVALID', `${input.window} is not possible yet`)
  if (given(input.money)) place.at('money').refuse('INVALID', 'redemptions are limited by count')
  if (!given(input.count)) place.at('count').refuse('REQUIRED')
  const count = readInteger(input.count ?? 1, place.at('count'), { min: 1, max: Number.MAX_SAFE_INTEGER })
  return { of: 'REDEMPTIONS', per: per === 'STORE' ? 'CAMPAIGN' : per, window: 'EVER', count }
}
