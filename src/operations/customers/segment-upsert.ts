import { isDeepStrictEqual } from 'node:util'
import type { SegmentInput } from '../../domain/input/shop-input.ts'
import { parseSegment, type SegmentDraft } from '../../domain/parse-segment.ts'
import { type Rejection, reject } from '../../domain/rejection.ts'
import type { Segment } from '../../domain/segment.ts'
import { touchCatalogue } from '../../store/catalogue.ts'
import type { Db } from '../../store/database.ts'
import { customersByIds } from '../../store/read-customers.ts'
import { inTransaction } from '../../store/transaction.ts'
import { lockDefinitions, replaceMembers } from '../../store/write-members.ts'
import { lockSegment, writeSegment } from '../../store/write-segments.ts'
import { readLookup } from '../read-lookup.ts'
import { announce, type Session } from '../session.ts'
import { followAtOnce, type FollowPayload, planToFollow } from './follow-definitions.ts'
import { dependants, segmentCycle } from './segment-cycle.ts'

/** What changing a segment answers. */
export interface SegmentPayload {
  readonly segment: Segment | null
  readonly userErrors: readonly Rejection[]
}

/**
 * Makes or changes the segment of a key: a rule over the customer, or a list of at most 10,000. What is not sent of the two stays.
 * Its members follow: the first 10,000 shoppers are judged before the answer, the rest in the background.
 */
export async function segmentUpsert(session: Session, input: SegmentInput): Promise<SegmentPayload> {
  const written = await inTransaction(session.db, (db) => write(session, db, input))
  if (written.segment === null) return refused(...written.userErrors)
  if (written.changed) announce(session, 'catalogue')
  if (written.plan !== null) await followAtOnce(session, written.plan)
  return { segment: written.segment, userErrors: [] }
}

interface Written extends SegmentPayload {
  readonly changed: boolean
  /** How its members, and those of segments that stand on it, are to follow; null where there is nothing to do. */
  readonly plan: FollowPayload | null
}

async function write(session: Session, db: Db, input: SegmentInput): Promise<Written> {
  await lockDefinitions(db)
  const lookup = await readLookup(db)
  const parsed = parseSegment(input, lookup)
  if (!parsed.ok) return notWritten(...parsed.rejections)
  const draft = parsed.value
  const current = await lockSegment(db, draft.key)
  const segment = segmentWith(current, draft, session.services.newId())
  const problems = [
    ...versionProblem(current, input.expectedVersion),
    ...segmentCycle(segment, lookup.segments),
    ...(await unknownMembers(db, input)),
  ]
  if (problems.length > 0) return notWritten(...problems)
  const changed = draft.memberIds !== null || !isDeepStrictEqual(segment, current)
  if (!changed) return { segment, userErrors: [], changed, plan: null }
  const kept = await keep(db, segment, draft, current)
  const follows = dependants(kept.id, new Map(lookup.segments).set(kept.id, kept)).length > 0
  return { segment: kept, userErrors: [], changed, plan: follows ? await planToFollow(session, db, [kept]) : null }
}

async function keep(db: Db, next: Segment, draft: SegmentDraft, current: Segment | null): Promise<Segment> {
  const segment = { ...next, version: next.version + 1 }
  await writeSegment(db, segment)
  const wasList = current !== null && current.condition === null
  const isList = segment.condition === null
  if (draft.memberIds !== null || wasList !== isList) await replaceMembers(db, segment.id, draft.memberIds ?? [])
  await touchCatalogue(db)
  return segment
}

/** A list sent makes the segment static, a rule sent makes it dynamic; the new version is given when it is kept. */
function segmentWith(
  current: Segment | null,
  { key, name, condition, memberIds }: SegmentDraft,
  newId: string,
): Segment {
  const kept = current ?? { id: newId, condition: null, version: 0 }
  return {
    id: kept.id,
    key,
    name,
    condition: condition ?? (memberIds === null ? kept.condition : null),
    version: kept.version,
  }
}

function versionProblem(current: Segment | null, expected: number | null | undefined): Rejection[] {
  const version = current?.version ?? 0
  if (expected === null || expected === undefined || expected === version) return []
  return [reject('VERSION_CONFLICT', ['expectedVersion'], `the segment is at version ${version}`)]
}

async function unknownMembers(db: Db, { memberIds }: SegmentInput): Promise<Rejection[]> {
  const ids = (memberIds ?? []).map((id) => id ?? '')
  const known = ids.length === 0 ? new Map() : await customersByIds(db, ids)
  return ids.flatMap((id, index) =>
    known.has(id) ? [] : [reject('NOT_FOUND', ['memberIds', index], 'there is no such customer')],
  )
}

function notWritten(...userErrors: Rejection[]): Written {
  return { segment: null, userErrors, changed: false, plan: null }
}

function refused(...userErrors: readonly Rejection[]): SegmentPayload {
  return { segment: null, userErrors }
}
