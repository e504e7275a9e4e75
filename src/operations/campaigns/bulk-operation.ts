import type { BulkOperation } from '../../domain/bulk-operation.ts'
import type { Session } from '../session.ts'

/** Where long work stands; null where there is none of this id. */
export function bulkOperation(session: Session, { id }: { readonly id: string | null }): Promise<BulkOperation | null> {
  return id === null ? Promise.resolve(null) : session.load.bulkOperation.load(id)
}
