import type { BulkOperation, BulkStatus } from '../../domain/bulk-operation.ts'
import type { Role } from '../../domain/role.ts'
import { BadInput, Forbidden } from '../errors.ts'
import type { Session } from '../session.ts'
import type { Hub } from './hub.ts'
import { type Look, openStream } from './stream.ts'
import type { StreamItem } from './stream-item.ts'
import { stateOf } from './told.ts'

/** Arguments of `bulkOperationChanged`. */
export interface BulkOperationChangedArgs {
  /** UUID. */
  readonly id: string
}

const MAY: readonly Role[] = ['SUPPORT', 'MARKETER', 'ADMIN']
const UNFINISHED: readonly BulkStatus[] = ['QUEUED', 'RUNNING']

/** Where long work stands, then each step of it; ends when it has ended. */
export async function bulkOperationChanged(
  session: Session,
  hub: Hub,
  { id }: BulkOperationChangedArgs,
): Promise<AsyncIterableIterator<StreamItem<BulkOperation>>> {
  if (session.viewer === null || !MAY.includes(session.viewer.role)) throw new Forbidden()
  return openStream(session, hub, [`bulk:${id}`], topicOf(id))
}

function topicOf(id: string) {
  let told: string | null = null
  return async (session: Session): Promise<Look<BulkOperation>> => {
    const operation = await session.load.bulkOperation.load(id)
    if (operation === null) throw new BadInput('There is no such operation.', ['id'])
    const state = stateOf([operation])
    const tell = async (): Promise<BulkOperation> => {
      told = state
      return operation
    }
    const untold = state === told ? [] : [tell]
    return { keys: [`bulk:${id}`], changesAt: null, reach: null, untold, ends: !UNFINISHED.includes(operation.status) }
  }
}
