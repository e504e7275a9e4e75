import type { Store } from '../domain/store.ts'
import { type Db, hotReads, rows } from './database.ts'

/** Columns of `store` under the names of the domain. */
export const STORE_COLUMNS = 'store.id, store.key, store.name, store.latitude, store.longitude, store.country'

/** A shop has at most this many stores on one list. */
const MAXIMUM_STORES = 10_000

/** Stores by key; unknown keys are missing. */
export async function storesByKeys(db: Db, keys: readonly string[]): Promise<Map<string, Store>> {
  const found = await hotReads<Store>(db, `select ${STORE_COLUMNS} from store where key = any($1::text[])`, [keys])
  return new Map(found.map((store) => [store.key, store]))
}

/** Stores by id; missing ids are missing. */
export async function storesByIds(db: Db, ids: readonly string[]): Promise<Map<string, Store>> {
  const found = await hotReads<Store>(db, `select ${STORE_COLUMNS} from store where id = any($1::uuid[])`, [ids])
  return new Map(found.map((store) => [store.id, store]))
}

/** Keys of all stores. */
export async function storeKeys(db: Db): Promise<Set<string>> {
  return new Set((await rows<{ key: string }>(db, 'select key from store')).map(({ key }) => key))
}

/** All stores by key, at most 10,000. */
export function listStores(db: Db): Promise<Store[]> {
  return rows<Store>(db, `select ${STORE_COLUMNS} from store order by key limit ${MAXIMUM_STORES}`)
}
