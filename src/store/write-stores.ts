import type { Store } from '../domain/store.ts'
import { type Db, rows } from './database.ts'
import { STORE_COLUMNS } from './read-stores.ts'

/** The stores of these keys, locked (in the order of their ids) until the transaction ends; unknown keys are missing. */
export async function lockStores(db: Db, keys: readonly string[]): Promise<Map<string, Store>> {
  const found = await rows<Store>(
    db,
    `select ${STORE_COLUMNS} from store where key = any($1::text[]) order by id for no key update`,
    [keys],
  )
  return new Map(found.map((store) => [store.key, store]))
}

/** Writes stores whole, new or over what is there, in one statement. The key identifies; an id is given to new ones only. */
export async function writeStores(db: Db, stores: readonly Store[]): Promise<Store[]> {
  return rows<Store>(db, WRITE, [JSON.stringify(stores)])
}

const WRITE = `
  insert into store (id, key, name, latitude, longitude, country)
  select id, key, name, latitude, longitude, country
  from jsonb_to_recordset($1::jsonb)
    as sent(id uuid, key text, name text, latitude double precision, longitude double precision, country text)
  order by key
  on conflict (key) do update
    set name = excluded.name, latitude = excluded.latitude, longitude = excluded.longitude, country = excluded.country
  returning ${STORE_COLUMNS}`
