import DataLoader from 'dataloader'
import type { PageRequest } from '../domain/page.ts'
import type { Page } from '../domain/page.ts'
import type { Db } from '../store/database.ts'

/** What belongs to one owner. */
export interface Owned {
  readonly ownerId: string
}

/** One owner's page of a nested list. */
export interface OwnedPage extends Owned {
  readonly page: PageRequest
}

/** Things by id; null for what is missing. */
export type ById<Item> = DataLoader<string, Item | null>
/** Something of one owner, asked for with further arguments. */
export type OfOwner<Key extends Owned, Answer> = DataLoader<Key, Answer, string>
/** Pages of one owner's things. */
export type ByOwner<Key extends OwnedPage, Item> = OfOwner<Key, Page<Item>>

/** Reads all that one round of a request asks for at once. */
export function byId<Item>(db: Db, read: (db: Db, ids: readonly string[]) => Promise<Map<string, Item>>): ById<Item> {
  return new DataLoader(async (ids) => {
    const found = await read(db, ids)
    return ids.map((id) => found.get(id) ?? null)
  })
}

/** Lists by their owner; an empty one for whoever has none. */
export function listById<Item>(
  db: Db,
  read: (db: Db, ids: readonly string[]) => Promise<Map<string, Item[]>>,
): DataLoader<string, readonly Item[]> {
  return new DataLoader(async (ids) => {
    const found = await read(db, ids)
    return ids.map((id) => found.get(id) ?? [])
  })
}

/** Counts by id; 0 for what is missing. */
export function countById(
  db: Db,
  read: (db: Db, ids: readonly string[]) => Promise<Map<string, number>>,
): DataLoader<string, number> {
  return new DataLoader(async (ids) => {
    const found = await read(db, ids)
    return ids.map((id) => found.get(id) ?? 0)
  })
}

/** Pages and the like asked for with the same arguments are read together: a constant number of queries for each place in a document. */
export function byOwner<Key extends Owned, Answer>(
  read: (ownerIds: readonly string[], args: Key) => Promise<Map<string, Answer>>,
): OfOwner<Key, Answer> {
  const argsOf = ({ ownerId: _ownerId, ...args }: Key): string => JSON.stringify(args)
  return new DataLoader<Key, Answer, string>(
    async (keys) => {
      const groups = [...Map.groupBy(keys, argsOf)]
      const pages = await Promise.all(
        groups.map(
          async ([args, group]) =>
            [
              args,
              await read(
                group.map(({ ownerId }) => ownerId),
                group[0]!,
              ),
            ] as const,
        ),
      )
      const byArgs = new Map(pages)
      return keys.map((key) => byArgs.get(argsOf(key))!.get(key.ownerId)!)
    },
    { cacheKeyFn: (key) => `${key.ownerId} ${argsOf(key)}` },
  )
}
