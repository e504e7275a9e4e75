/** What a connection asks for: `first` is 1 to 100. */
export interface PageRequest {
  readonly first: number
  /** Decoded keyset position; null from the start. */
  readonly after: readonly string[] | null
}

/** One page by keyset. `positions` run beside `items`. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly positions: readonly (readonly string[])[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly totalCount: number
}
