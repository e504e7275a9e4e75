import type { BulkKind } from '../../domain/bulk-operation.ts'
import type { Db } from '../../store/database.ts'
import { unfinishedBulkOperations } from '../../store/read-bulk-operations.ts'
import { planToGrant } from '../grants/segment-grant-run.ts'
import type { Services } from '../session.ts'
import { planToGenerate } from './generate-vouchers-run.ts'

type Plan = (services: Pick<Services, 'jobs'>, db: Db, bulkOperationId: string) => Promise<void>

const PLANS: Readonly<Record<BulkKind, Plan>> = { VOUCHERS_GENERATE: planToGenerate, SEGMENT_GRANT: planToGrant }

/** Plans anew what a server had begun and, being gone, will not finish; what another server still does is not done twice. */
export async function resumeBulkOperations(services: Services): Promise<void> {
  const db = services.database.open()
  for (const { id, kind } of await unfinishedBulkOperations(db)) await PLANS[kind](services, db, id)
}
