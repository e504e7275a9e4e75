import { segmentIdsOf } from '../../domain/condition/spans.ts'
import { type Rejection, reject } from '../../domain/rejection.ts'
import type { Segment } from '../../domain/segment.ts'

/** Refuses a segment that would stand on itself, through whatever others. */
export function segmentCycle(segment: Segment, segments: ReadonlyMap<string, Segment>): Rejection[] {
  const after = new Map(segments).set(segment.id, segment)
  if (!segmentIdsOf(segment.condition, after).includes(segment.id)) return []
  return [reject('INVALID', ['condition'], 'the segment would depend on itself')]
}

/** The dynamic segments that a change of this one may change: itself, and those that stand on it. */
export function dependants(segmentId: string, segments: ReadonlyMap<string, Segment>): string[] {
  const dynamic = [...segments.values()].filter(({ condition }) => condition !== null)
  return dynamic
    .filter(({ id, condition }) => id === segmentId || segmentIdsOf(condition, segments).includes(segmentId))
    .map(({ id }) => id)
}
