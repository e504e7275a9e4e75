import type { BulkKind, BulkOperation, BulkStatus } from '../domain/bulk-operation.ts'
import type { JsonObject } from '../domain/json.ts'
import type { Rejection } from '../domain/rejection.ts'
import { type Db, rows } from './database.ts'
import { BULK_OPERATION_COLUMNS } from './read-bulk-operations.ts'

/** Long work to be begun. */
export interface NewBulkOperation {
  readonly id: string
  readonly kind: BulkKind
  /** Null where it is not known yet. */
  readonly total: number | null
  readonly input: JsonObject
  readonly createdAt: Date
}

/** Keeps long work that is to be begun. */
export async function insertBulkOperation(db: Db, operation: NewBulkOperation): Promise<BulkOperation> {
  const [made] = await rows<BulkOperation>(
    db,
    `insert into bulk_operation (id, kind, status, done, total, failed, problems, input, created_at)
     values ($1, $2, 'QUEUED', 0, $3, 0, '[]', $4, $5) returning ${BULK_OPERATION_COLUMNS}`,
    [operation.id, operation.kind, operation.total, JSON.stringify(operation.input), operation.createdAt],
  )
  return made!
}

/** Long work with what it was asked to do, locked until the transaction ends; null where there is none. */
export async function lockBulkOperation(
  db: Db,
  id: string,
): Promise<(BulkOperation & { readonly input: JsonObject }) | null> {
  const [operation] = await rows<BulkOperation & { input: JsonObject }>(
    db,
    `select ${BULK_OPERATION_COLUMNS}, input from bulk_operation where id = $1 for no key update`,
    [id],
  )
  return operation ?? null
}

/** How far work has come. */
export interface Progress {
  readonly status: BulkStatus
  readonly done: number
  /** Absent: none. */
  readonly failed?: number
  readonly problems: readonly Rejection[]
  /** Null while it goes on. */
  readonly finishedAt: Date | null
}

/** Notes how far work has come, over the row that the transaction has locked. */
export async function writeProgress(
  db: Db,
  id: string,
  { status, done, failed = 0, problems, finishedAt }: Progress,
): Promise<void> {
  await rows(
    db,
    'update bulk_operation set status = $2, done = $3, problems = $4, finished_at = $5, failed = $6 where id = $1',
    [id, status, done, JSON.stringify(problems), finishedAt, failed],
  )
}

/** Notes how many items the work has, over the row that the transaction has locked. */
export async function writeTotal(db: Db, id: string, total: number): Promise<void> {
  await rows(db, `update bulk_operation set status = 'RUNNING', total = $2 where id = $1`, [id, total])
}

/** Stops work that has not ended; null where there is none of this id that has not. */
export async function cancelBulkOperation(db: Db, id: string, now: Date): Promise<BulkOperation | null> {
  const [canceled] = await rows<BulkOperation>(
    db,
    `update bulk_operation set status = 'CANCELED', finished_at = $2 where id = $1 and status in ('QUEUED', 'RUNNING')
     returning ${BULK_OPERATION_COLUMNS}`,
    [id, now],
  )
  return canceled ?? null
}
