import type { Point } from '../cart.ts'
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

/** How many, or how much in all, within the last `within` (ISO 8601 duration; null: ever). All bounds are inclusive. */
export interface HistoryBounds {
  readonly within: string | null
  readonly minCount: number | null
  readonly maxCount: number | null
  readonly minTotal: readonly Money[] | null
  readonly maxTotal: readonly Money[] | null
}

/** Past paid orders. */
export interface OrdersTest extends HistoryBounds {
  readonly kind: 'orders'
}

/** Past custom events of one name; they are counted only. */
export interface EventsTest extends HistoryBounds {
  readonly kind: 'events'
  readonly name: string
  readonly minTotal: null
  readonly maxTotal: null
}

/** Past redemptions of one campaign; totals are what it took off. */
export interface RedeemedTest extends HistoryBounds {
  readonly kind: 'redeemed'
  readonly campaignId: string
}

/** A tier of a program, of this rank or a higher one. */
export interface TierTest {
  readonly kind: 'tier'
  readonly programId: string
  readonly minRank: number
}

/** The store is one of these. */
export interface StoresTest {
  readonly kind: 'stores'
  readonly storeKeys: readonly string[]
}

/** A circle on the ground. */
export interface Circle extends Point {
  readonly radiusMeters: number
}

/** The ground within these corners; the last is joined to the first, and the edge belongs to it. */
export interface Polygon {
  readonly points: readonly Point[]
}

/** Inside any of these. */
export interface LocationTest {
  readonly kind: 'location'
  readonly circles: readonly Circle[]
  readonly polygons: readonly Polygon[]
}

/**
 * What the clock on the wall shows in the campaign's time zone: on these days (1 Monday to 7; null: all), from `from` on and before `until`
 * (`HH:MM`; null: from, or to, midnight). With `from` after `until` it runs over midnight, and belongs to the day on which it starts (law 28).
 */
export interface ScheduleTest {
  readonly kind: 'schedule'
  readonly days: readonly number[] | null
  readonly from: string | null
  readonly until: string | null
}

/** From `daysBefore` to `daysAfter` around the yearly return of a date of the customer. */
export interface AnniversaryTest {
  readonly kind: 'anniversary'
  readonly attribute: string
  readonly daysBefore: number
  readonly daysAfter: number
}

/** A test on an attribute of the cart. */
export interface CartTest {
  readonly kind: 'cart'
  readonly test: AttributeTest
}

/** CEL that yields a boolean (law 34). */
export interface ExpressionTest {
  readonly kind: 'expression'
  readonly text: string
}

/** A leaf of the tree. */
export type Leaf =
  | CartSubtotal
  | CartQuantity
  | SegmentTest
  | CustomerTest
  | OrdersTest
  | EventsTest
  | RedeemedTest
  | TierTest
  | StoresTest
  | LocationTest
  | ScheduleTest
  | AnniversaryTest
  | CartTest
  | ExpressionTest

/** A rule tree, at most 10 levels and 200 nodes. */
export type Condition =
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | Leaf
