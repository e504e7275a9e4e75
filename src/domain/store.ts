/** A place where the shop sells. */
export interface Store {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly latitude: number | null
  readonly longitude: number | null
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null
}
