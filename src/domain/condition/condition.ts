import type { Money } from '../money.ts'
import type { AttributeTest, ItemSelector } from '../selector.ts'

/** What is left of the goods, `items` or all, after the discounts applied before it; `min` is inclusive, `below` exclusive (law 11). */
export interface CartSubtotal {
  readonly kind: 'cartSubtotal'
  readonly items: ItemSelector | null
  readonly min: readonly Money[] | null
  readonly below: readonly Money[] | null
  /** Judged against prices before incentives (law 9). */
  readonly beforeDiscounts: boolean
}

/** How many units of `items`, or of all; both bounds inclusive. */
export interface CartQuantity {
  readonly kind: 'cartQuantity'
  readonly items: ItemSelector | null
  readonly min: number | null
  readonly max: number | null
}

/** Membership of a segment. */
export interface SegmentTest {
  readonly kind: 'segment'
  readonly segmentId: string
}

/** A test on the customer's own fields or attributes (law 29 names the fields). */
export interface CustomerTest {
  readonly kind: 'customer'
  readonly test: AttributeTest
}

/** Past paid orders: how many, or how much in all, within the last `within` (ISO 8601 duration; null: ever). */
export interface OrdersTest {
  readonly kind: 'orders'
  readonly within: string | null
  readonly minCount: number | null
  readonly maxCount: number | null
  readonly minTotal: readonly Money[] | null
  readonly maxTotal: readonly Money[] | null
}

/** A leaf of the tree. */
export type Leaf = CartSubtotal | CartQuantity | SegmentTest | CustomerTest | OrdersTest

/** A rule tree, at most 10 levels and 200 nodes. */
export type Condition =
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | Leaf
