import { stores as listStores } from '../operations/catalogue/stores.ts'
import type { Session } from '../operations/session.ts'
import { stores } from './store-data.ts'

/** Whether this database holds the demo shop, whole or begun: its stores come first, and no other shop has them. */
export async function holdsDemo(session: Session): Promise<boolean> {
  const found = await listStores(session)
  return stores.every(({ key, name }) => found.some((store) => store.key === key && store.name === name))
}
