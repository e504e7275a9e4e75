import type { ApiKey } from '../domain/api-key.ts'
import { type Database, type Db, hotReads, rows } from './database.ts'
import { onceARound } from './once-a-round.ts'

/** Columns of `api_key` under the names of the domain; never its hash. */
export const API_KEY_COLUMNS = `
  api_key.id, api_key.name, api_key.role, api_key.last_characters as "lastCharacters", api_key.created_at as "createdAt",
  api_key.last_used_at as "lastUsedAt", api_key.revoked_at as "revokedAt"`

/** A shop has at most this many keys that work. */
export const MAXIMUM_API_KEYS = 1000

/** Keys by id; missing ids are missing. */
export async function apiKeysByIds(db: Db, ids: readonly string[]): Promise<Map<string, ApiKey>> {
  const found = await rows<ApiKey>(db, `select ${API_KEY_COLUMNS} from api_key where id = any($1::uuid[])`, [ids])
  return new Map(found.map((key) => [key.id, key]))
}

/** The key of this hash, unless it was revoked: one reading for all that come at once with it. */
export function workingApiKey(database: Database, hash: string): Promise<ApiKey | null> {
  let read = readers.get(database)
  if (read === undefined) readers.set(database, (read = onceARound((of) => readWorking(database.open(), of))))
  return read(hash)
}

const readers = new WeakMap<Database, (hash: string) => Promise<ApiKey | null>>()
const WORKING = `select ${API_KEY_COLUMNS} from api_key where hash = $1 and revoked_at is null`

async function readWorking(db: Db, hash: string): Promise<ApiKey | null> {
  const [key] = await hotReads<ApiKey>(db, WORKING, [hash])
  return key ?? null
}

/** The last 1,000 keys made, newest first; those that work before those revoked. */
export function listApiKeys(db: Db): Promise<ApiKey[]> {
  return rows<ApiKey>(
    db,
    `select ${API_KEY_COLUMNS} from api_key order by (revoked_at is null) desc, id desc limit ${MAXIMUM_API_KEYS}`,
  )
}
