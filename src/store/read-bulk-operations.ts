import type { BulkKind, BulkOperation } from '../domain/bulk-operation.ts'
import { type Db, rows } from './database.ts'

/** Columns of `bulk_operation` under the names of the domain. */
export const BULK_OPERATION_COLUMNS = `
  bulk_operation.id, bulk_operation.status, bulk_operation.done, bulk_operation.total, bulk_operation.failed, bulk_operation.problems,
  bulk_operation.created_at as "createdAt", bulk_operation.finished_at as "finishedAt"`

/** Long works by id; missing ids are missing. */
export async function bulkOperationsByIds(db: Db, ids: readonly string[]): Promise<Map<string, BulkOperation>> {
  const found = await rows<BulkOperation>(
    db,
    `select ${BULK_OPERATION_COLUMNS} from bulk_operation where id = any($1::uuid[])`,
    [ids],
  )
  return new Map(found.map((operation) => [operation.id, operation]))
}

/** Works that a server has begun, or was to begin, and not ended. */
export function unfinishedBulkOperations(db: Db): Promise<{ id: string; kind: BulkKind }[]> {
  return rows(db, `select id, kind from bulk_operation where status in ('QUEUED', 'RUNNING')`)
}
