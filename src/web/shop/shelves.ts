/** The shelves, in the order in which they stand. `all` is everything. */
export const SHELVES = [
  'all',
  'beans',
  'arabica',
  'robusta',
  'blends',
  'decaf',
  'machines',
  'grinders',
  'cups',
  'gifts',
  'subscriptions',
] as const

/** The name of a shelf. */
export type ShelfName = (typeof SHELVES)[number]

/** Whether an address names a shelf. */
export function isShelf(name: string): name is ShelfName {
  return SHELVES.some((shelf) => shelf === name)
}
