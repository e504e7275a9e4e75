import type { Money } from './money.ts'

/** How an attribute is compared with `values`. */
export type Operator =
  'EQUALS' | 'NOT_EQUALS' | 'GREATER' | 'AT_LEAST' | 'LESS' | 'AT_MOST' | 'IN' | 'NOT_IN' | 'CONTAINS' | 'EXISTS'

/** A test on one attribute. A missing attribute fails every test (law 29). */
export interface AttributeTest {
  readonly name: string
  readonly operator: Operator
  readonly values: readonly string[]
}

/** Which goods: every given list must match; `not` takes away. Null means not given. Unit-price bounds are inclusive (law 11). */
export interface ItemSelector {
  readonly skus: readonly string[] | null
  readonly categories: readonly string[] | null
  readonly brands: readonly string[] | null
  readonly onSale: boolean | null
  readonly minUnitPrice: Money | null
  readonly maxUnitPrice: Money | null
  readonly attributes: readonly AttributeTest[] | null
  readonly not: ItemSelector | null
}

/** Selects everything. */
export const ANYTHING: ItemSelector = {
  skus: null,
  categories: null,
  brands: null,
  onSale: null,
  minUnitPrice: null,
  maxUnitPrice: null,
  attributes: null,
  not: null,
}
