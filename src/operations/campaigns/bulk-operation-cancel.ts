import type { BulkOperationCancelInput } from '../../domain/input/voucher-input.ts'
import { reject } from '../../domain/rejection.ts'
import { bulkOperationsByIds } from '../../store/read-bulk-operations.ts'
import { cancelBulkOperation } from '../../store/write-bulk-operations.ts'
import { announce, type Session } from '../session.ts'
import type { BulkOperationPayload } from './vouchers-generate.ts'

/** Stops long work: what was done stays done. Twice is once; INVALID_STATE for work that has ended otherwise. */
export async function bulkOperationCancel(
  session: Session,
  { id }: BulkOperationCancelInput,
): Promise<BulkOperationPayload & { readonly replayed: boolean }> {
  const canceled = id === null ? null : await cancelBulkOperation(session.db, id, session.now)
  if (canceled !== null) announce(session, `bulk:${canceled.id}`)
  if (canceled !== null || id === null) return answer(canceled)
  const found = (await bulkOperationsByIds(session.db, [id])).get(id) ?? null
  if (found === null || found.status === 'CANCELED') return answer(found)
  const problem = reject('INVALID_STATE', ['id'], `the work is ${found.status}`)
  return { bulkOperation: null, replayed: false, userErrors: [problem] }
}

function answer(bulkOperation: BulkOperationPayload['bulkOperation']) {
  return { bulkOperation, replayed: false, userErrors: bulkOperation === null ? [reject('NOT_FOUND', ['id'])] : [] }
}
