import type { Condition } from '../../domain/condition/condition.ts'
import { segmentIdsOf } from '../../domain/condition/spans.ts'
import type { Path } from '../../domain/input/place.ts'
import { type Rejection, reject } from '../../domain/rejection.ts'
import type { Segment } from '../../domain/segment.ts'

/** Refuses a segment that would stand on itself, through whatever others, with the paths of what leads back to it. */
export function segmentCycle(segment: Segment, segments: ReadonlyMap<string, Segment>): Rejection[] {
  const after = new Map(segments).set(segment.id, segment)
  const leadsBack = (id: string): boolean =>
    id === segment.id || segmentIdsOf(after.get(id)?.condition ?? null, after).includes(segment.id)
  return namedSegments(segment.condition, ['condition'])
    .filter(({ id }) => leadsBack(id))
    .map(({ path }) => reject('INVALID', path, 'the segment would depend on itself'))
}

/** The dynamic segments that a change of this one may change: itself, and those that stand on it. */
export function dependants(segmentId: string, segments: ReadonlyMap<string, Segment>): string[] {
  const dynamic = [...segments.values()].filter(({ condition }) => condition !== null)
  return dynamic
    .filter(({ id, condition }) => id === segmentId || segmentIdsOf(condition, segments).includes(segmentId))
    .map(({ id }) => id)
}

interface Named {
  readonly id: string
  readonly path: Path
}

/** The segments that a rule names itself, and where. */
function namedSegments(condition: Condition | null, path: Path): Named[] {
  switch (condition?.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap((part, index) => namedSegments(part, [...path, condition.kind, index]))
    case 'not':
      return namedSegments(condition.of, [...path, 'not'])
    case 'segment':
      return [{ id: condition.segmentId, path: [...path, 'segment'] }]
    default:
      return []
  }
}
