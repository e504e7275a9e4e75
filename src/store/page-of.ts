import type { Page, PageRequest } from '../domain/page.ts'

/** A page of a list that may be long: it is counted for those alone who ask how long. */
export interface CountablePage<Item> extends Omit<Page<Item>, 'totalCount'> {
  totalCount(): Promise<number>
}

/** As `pageOf`, with what counts the list. */
export function countablePageOf<Row>(
  found: readonly Row[],
  totalCount: () => Promise<number>,
  page: PageRequest,
  position: (row: Row) => readonly string[],
): CountablePage<Row> {
  return { ...pageOf(found, 0, page, position), totalCount }
}

/** Makes a page of rows of which one more than asked for was read; `position` is the keyset position of a row. */
export function pageOf<Row>(
  found: readonly Row[],
  totalCount: number,
  page: PageRequest,
  position: (row: Row) => readonly string[],
): Page<Row> {
  const items = found.slice(0, page.first)
  return {
    items,
    positions: items.map(position),
    hasNextPage: found.length > page.first,
    hasPreviousPage: page.after !== null,
    totalCount,
  }
}

/** Makes the pages of many owners from rows that name theirs, and from their totals. */
export function pagesByOwner<Row extends { readonly ownerId: string }>(
  ownerIds: readonly string[],
  found: readonly Row[],
  totals: readonly { readonly ownerId: string; readonly count: number }[],
  page: PageRequest,
  position: (row: Row) => readonly string[],
): Map<string, Page<Row>> {
  const rowsOf = Map.groupBy(found, ({ ownerId }) => ownerId)
  const totalOf = new Map(totals.map(({ ownerId, count }) => [ownerId, count]))
  return new Map(ownerIds.map((id) => [id, pageOf(rowsOf.get(id) ?? [], totalOf.get(id) ?? 0, page, position)]))
}
