import type { PageRequest } from '../domain/page.ts'
import { type Db, rows } from './database.ts'
import { type CountablePage, countablePageOf } from './page-of.ts'

/** A list to page through. `from` names the table whose `id` orders it; `where` uses `$1`… of `parameters`. */
export interface List {
  readonly columns: string
  readonly from: string
  readonly where: readonly string[]
  readonly parameters: readonly unknown[]
}

/** One page, newest first (by id): one query, and another one to count the whole. */
export async function readPage<Item extends { readonly id: string }>(
  db: Db,
  list: List,
  page: PageRequest,
): Promise<CountablePage<Item>> {
  const { columns, from, where, parameters } = list
  const [table] = from.split(' ')
  const [after, limit] = [`$${parameters.length + 1}::uuid`, `$${parameters.length + 2}`]
  const onward = ['true', ...where, `(${after} is null or ${table}.id < ${after})`].join(' and ')
  const found = await rows<Item>(
    db,
    `select ${columns} from ${from} where ${onward} order by ${table}.id desc limit ${limit}`,
    [...parameters, page.after?.at(-1) ?? null, page.first + 1],
  )
  const total = `select count(*) as count from ${from} where ${['true', ...where].join(' and ')}`
  const count = async (): Promise<number> => (await rows<{ count: number }>(db, total, parameters))[0]!.count
  return countablePageOf(found, count, page, ({ id }) => [id])
}

/** A pattern for `ilike` that finds the text anywhere, its own wildcards taken literally. */
export function containing(text: string): string {
  return `%${text
    .replaceAll('\0', '')
    .trim()
    .replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}
