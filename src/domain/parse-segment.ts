import type { Condition } from './condition/condition.ts'
import { type Lookup, readSegmentCondition } from './condition/parse-condition.ts'
import { given, parseAt, type Parsed, type Place } from './input/place.ts'
import type { SegmentInput } from './input/shop-input.ts'
import { readKey, readList, readName } from './input/values.ts'

/** Members sent in one call. */
export const MAXIMUM_MEMBERS = 10_000

const MAXIMUM_NAME = 200

/** A segment as sent, checked. `condition` or `members` is set, or neither: an existing segment then keeps what it is, a new one is an empty list. */
export interface SegmentDraft {
  readonly key: string
  readonly name: string
  /** Null: not sent. */
  readonly condition: Condition | null
  /** The whole list, each once. Null: not sent. */
  readonly memberIds: readonly string[] | null
}

/** Checks a segment: a rule over the customer alone, or a list of at most 10,000 customers, never both. */
export function parseSegment(input: SegmentInput, lookup: Lookup): Parsed<SegmentDraft> {
  return parseAt([], (place) => {
    if (given(input.condition) && given(input.memberIds))
      place.at('memberIds').refuse('INVALID', 'a segment has a condition or a list, not both')
    return {
      key: readKey(input.key, place.at('key')),
      name: readName(input.name, place.at('name'), MAXIMUM_NAME).trim(),
      condition: given(input.condition)
        ? readSegmentCondition(input.condition, place.at('condition'), own(input.key, lookup))
        : null,
      memberIds: given(input.memberIds) ? readMembers(input.memberIds, place.at('memberIds')) : null,
    }
  })
}

/** A segment must not stand on itself: its own name finds nothing. Longer circles fail closed when judged. */
function own(key: string, lookup: Lookup): Lookup {
  const ownId = lookup.segmentId({ key })
  return {
    ...lookup,
    segmentId: (ref) => {
      const id = lookup.segmentId(ref)
      return id === ownId ? null : id
    },
  }
}

function readMembers(ids: readonly (string | null)[], place: Place): string[] {
  const read = (id: string | null, at: Place): string => {
    if (id === null) at.refuse('NOT_FOUND', 'there is no such customer')
    return id ?? ''
  }
  return [...new Set(readList(ids, place, read, { max: MAXIMUM_MEMBERS }))]
}
