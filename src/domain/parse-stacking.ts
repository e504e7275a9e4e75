import type { Stacking } from './campaign.ts'
import type { StackingInput } from './input/campaign-input.ts'
import { given, type Place } from './input/place.ts'
import { readInteger, readName } from './input/values.ts'

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
