import type { Store } from '../../domain/store.ts'
import { listStores } from '../../store/read-stores.ts'
import type { Session } from '../session.ts'

/** All stores, by key. */
export function stores(session: Session): Promise<Store[]> {
  return listStores(session.db)
}
