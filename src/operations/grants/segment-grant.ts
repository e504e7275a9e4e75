import type { SegmentGrantInput } from '../../domain/input/giveaway-input.ts'
import { parseAt } from '../../domain/input/place.ts'
import type { JsonObject } from '../../domain/json.ts'
import { readGrant } from '../../domain/parse-grants.ts'
import type { Rejection } from '../../domain/rejection.ts'
import type { Db } from '../../store/database.ts'
import type { Worked } from '../../store/idempotency.ts'
import { bulkOperationsByIds } from '../../store/read-bulk-operations.ts'
import { findSegment } from '../../store/read-segments.ts'
import { insertBulkOperation } from '../../store/write-bulk-operations.ts'
import type { BulkOperationPayload } from '../campaigns/vouchers-generate.ts'
import { withIdempotency } from '../idempotency.ts'
import { readLoyaltyLookup } from '../loyalty/read-loyalty-lookup.ts'
import type { Session } from '../session.ts'
import { planToGrant } from './segment-grant-run.ts'

/** Gives every member of a segment something, once each, in the background. Once a key. */
export function segmentGrant(
  session: Session,
  input: SegmentGrantInput,
): Promise<BulkOperationPayload & { readonly replayed: boolean }> {
  return withIdempotency<BulkOperationPayload>(
    session,
    { operation: 'segmentGrant', key: input.idempotencyKey, input },
    {
      work: (db) => work(session, db, input),
      find: async (reference) => {
        const id = reference as string
        return { bulkOperation: (await bulkOperationsByIds(session.db, [id])).get(id) ?? null, userErrors: [] }
      },
      refuse: (rejection) => ({ bulkOperation: null, userErrors: [rejection] }),
    },
  )
}

async function work(
  { services, now }: Session,
  db: Db,
  input: SegmentGrantInput,
): Promise<Worked<BulkOperationPayload>> {
  const segment = await findSegment(db, input.segment)
  const lookup = await readLoyaltyLookup(db)
  const parsed = parseAt([], (place) => {
    if (segment === null) place.at('segment').refuse('NOT_FOUND', 'there is no such segment')
    return readGrant(input.grant, place.at('grant'), lookup)
  })
  if (!parsed.ok) return refused(...parsed.rejections)
  const id = services.newId()
  const order = { segmentId: segment!.id, grant: parsed.value, description: segment!.name }
  const bulkOperation = await insertBulkOperation(db, {
    id,
    kind: 'SEGMENT_GRANT',
    total: null,
    input: order as unknown as JsonObject,
    createdAt: now,
  })
  await planToGrant(services, db, id)
  return { value: { bulkOperation, userErrors: [] }, reference: id }
}

function refused(...userErrors: readonly Rejection[]): Worked<BulkOperationPayload> {
  return { value: { bulkOperation: null, userErrors }, reference: null }
}
