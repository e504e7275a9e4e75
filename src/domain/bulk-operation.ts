import type { Rejection } from './rejection.ts'

/** Where long work stands. */
export type BulkStatus = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELED'

/** What long work there is. */
export type BulkKind = 'VOUCHERS_GENERATE' | 'SEGMENT_GRANT'

/** Long work: codes made, an import. */
export interface BulkOperation {
  readonly id: string
  readonly status: BulkStatus
  readonly done: number
  readonly total: number | null
  readonly failed: number
  readonly problems: readonly Rejection[]
  readonly createdAt: Date
  readonly finishedAt: Date | null
}
