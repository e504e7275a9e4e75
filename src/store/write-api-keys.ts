import type { ApiKey } from '../domain/api-key.ts'
import { type Db, rows } from './database.ts'
import { API_KEY_COLUMNS, MAXIMUM_API_KEYS } from './read-api-keys.ts'

/** A new key, to be kept without its secret. */
export type NewApiKey = Pick<ApiKey, 'id' | 'name' | 'role' | 'lastCharacters' | 'createdAt'> & {
  readonly hash: string
}

/** Keeps a new key; null where there are 1,000 that work already. */
export async function insertApiKey(db: Db, key: NewApiKey): Promise<ApiKey | null> {
  const [made] = await rows<ApiKey>(
    db,
    `insert into api_key (id, name, role, hash, last_characters, created_at)
     select $1::uuid, $2, $3, $4, $5, $6::timestamptz
     where (select count(*) from api_key where revoked_at is null) < ${MAXIMUM_API_KEYS}
     returning ${API_KEY_COLUMNS}`,
    [key.id, key.name, key.role, key.hash, key.lastCharacters, key.createdAt],
  )
  return made ?? null
}

/** Takes a key back; twice is once. Null where there is none. */
export async function revokeApiKey(db: Db, id: string, now: Date): Promise<ApiKey | null> {
  const [key] = await rows<ApiKey>(
    db,
    `update api_key set revoked_at = coalesce(revoked_at, $2) where id = $1 returning ${API_KEY_COLUMNS}`,
    [id, now],
  )
  return key ?? null
}

/** Notes that a key was used, at most once a minute. */
export async function touchApiKey(db: Db, id: string, now: Date): Promise<void> {
  await rows(
    db,
    `update api_key set last_used_at = $2
     where id = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute')`,
    [id, now],
  )
}

/**
 * Sees to it that the environment's admin key works. Where it is new, it takes the place of the one that the environment named before:
 * that one is revoked. A key that was revoked stays so. False: it was revoked.
 */
export async function keepEnvironmentKey(db: Db, key: NewApiKey): Promise<boolean> {
  const [kept] = await rows<{ works: boolean }>(
    db,
    `with made as (
       insert into api_key (id, name, role, hash, last_characters, created_at, from_environment)
       values ($1, $2, $3, $4, $5, $6, true) on conflict (hash) do nothing returning id
     ), replaced as (
       update api_key set revoked_at = $6
       where from_environment and revoked_at is null and hash <> $4 and exists (select from made)
     )
     select exists (select from made) or exists (select from api_key where hash = $4 and revoked_at is null) as works`,
    [key.id, key.name, key.role, key.hash, key.lastCharacters, key.createdAt],
  )
  return kept?.works === true
}
