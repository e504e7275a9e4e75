import { MAXIMUM_FIRST } from '../domain/limits.ts'
import type { Page, PageRequest } from '../domain/page.ts'
import { BadInput } from '../operations/errors.ts'

/** What a caller asks of a list. */
export interface PageArguments {
  readonly first: number
  readonly after?: string | null
}

/** One entry with the place where the next page may begin. */
interface Edge<Item> {
  readonly cursor: string
  readonly node: Item
}

/** Checks `first` (1 to 100, never clamped) and `after` (a cursor of this very list). Throws `BadInput`. */
export function readPage(list: string, { first, after }: PageArguments): PageRequest {
  if (!(first >= 1 && first <= MAXIMUM_FIRST)) {
    throw new BadInput(`\`first\` must be from 1 to ${MAXIMUM_FIRST}, not ${first}.`, ['first'])
  }
  return { first, after: after === null || after === undefined ? null : decodeCursor(list, after) }
}

/** A place in a list: the list's name and the sort key's values. It is sealed on its way out (`sealCursors`). */
export function encodeCursor(list: string, position: readonly string[]): string {
  return Buffer.from(JSON.stringify([list, ...position])).toString('base64url')
}

function decodeCursor(list: string, cursor: string): readonly string[] {
  const [name, ...position] = readJsonList(Buffer.from(cursor, 'base64url').toString())
  if (name !== list || !position.every((value) => typeof value === 'string')) throw foreignCursor()
  return position
}

function readJsonList(content: string): readonly unknown[] {
  try {
    const list: unknown = JSON.parse(content)
    return Array.isArray(list) ? list : []
  } catch {
    return []
  }
}

function foreignCursor(): BadInput {
  return new BadInput('`after` is not a cursor of this list.', ['after'])
}

/** A page, counted or to be counted where somebody asks. */
type Countable<Item> = Omit<Page<Item>, 'totalCount'> & { readonly totalCount: number | (() => Promise<number>) }

/** A page as connections show it. */
export class Connection<Item> {
  readonly #list: string
  readonly #page: Countable<Item>
  readonly #cursor: () => string | null

  /** `cursor`: where to start this list's stream, for lists that have one; worked out where it is asked for. */
  constructor(list: string, page: Countable<Item>, cursor: () => string | null = () => null) {
    this.#list = list
    this.#page = page
    this.#cursor = cursor
  }

  get cursor(): string | null {
    return this.#cursor()
  }

  get nodes(): readonly Item[] {
    return this.#page.items
  }

  get edges(): Edge<Item>[] {
    return this.#page.items.map((node, at) => ({ node, cursor: this.#cursorAt(at)! }))
  }

  get totalCount(): number | Promise<number> {
    const { totalCount } = this.#page
    return typeof totalCount === 'number' ? totalCount : totalCount()
  }

  get pageInfo() {
    const { hasNextPage, hasPreviousPage, items } = this.#page
    return {
      hasNextPage,
      hasPreviousPage,
      startCursor: this.#cursorAt(0),
      endCursor: this.#cursorAt(items.length - 1),
    }
  }

  #cursorAt(at: number): string | null {
    const position = this.#page.positions[at]
    return position === undefined ? null : encodeCursor(this.#list, position)
  }
}
