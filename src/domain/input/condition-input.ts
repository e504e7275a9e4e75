import type { Operator } from '../selector.ts'
import type { KeyRef, MoneyInput } from './reference-input.ts'

/** A test on one attribute, as sent. */
export interface AttributeTestInput {
  readonly name: string
  readonly operator: Operator
  readonly values?: readonly string[] | null
}

/** Which goods, as sent. */
export interface ItemSelectorInput {
  readonly skus?: readonly string[] | null
  readonly categories?: readonly string[] | null
  readonly brands?: readonly string[] | null
  readonly onSale?: boolean | null
  readonly minUnitPrice?: MoneyInput | null
  readonly maxUnitPrice?: MoneyInput | null
  readonly attributes?: readonly AttributeTestInput[] | null
  readonly not?: ItemSelectorInput | null
}

/** Bounds on what is left of the goods. */
export interface CartSubtotalInput {
  readonly items?: ItemSelectorInput | null
  readonly min?: readonly MoneyInput[] | null
  readonly below?: readonly MoneyInput[] | null
  readonly beforeDiscounts?: boolean | null
}

/** Bounds on a number of units. */
export interface CartQuantityInput {
  readonly items?: ItemSelectorInput | null
  readonly min?: number | null
  readonly max?: number | null
}

/** Bounds on what happened. `name` belongs to events, `campaign` to redemptions. */
export interface HistoryInput {
  readonly name?: string | null
  readonly campaign?: KeyRef | null
  /** ISO 8601 duration. */
  readonly within?: string | null
  readonly minCount?: number | null
  readonly maxCount?: number | null
  readonly minTotal?: readonly MoneyInput[] | null
  readonly maxTotal?: readonly MoneyInput[] | null
}

/** A tier of a program. */
export interface TierTestInput {
  readonly program: KeyRef
  readonly minRank: number
}

/** A spot on earth. */
export interface PointInput {
  readonly latitude: number
  readonly longitude: number
}

/** A circle on the ground. */
export interface CircleInput extends PointInput {
  readonly radiusMeters: number
}

/** Corners of a piece of ground. */
export interface PolygonInput {
  readonly points: readonly PointInput[]
}

/** Inside any of these. */
export interface AreaInput {
  readonly circles?: readonly CircleInput[] | null
  readonly polygons?: readonly PolygonInput[] | null
}

/** Hours of the week; times are `HH:MM`. */
export interface ScheduleInput {
  readonly days?: readonly number[] | null
  readonly from?: string | null
  readonly until?: string | null
}

/** Days around the yearly return of a date. */
export interface AnniversaryInput {
  readonly attribute: string
  readonly daysBefore?: number | null
  readonly daysAfter?: number | null
}

/** A rule tree as sent: exactly one field is set. */
export interface ConditionInput {
  readonly all?: readonly ConditionInput[] | null
  readonly any?: readonly ConditionInput[] | null
  readonly not?: ConditionInput | null
  readonly cartSubtotal?: CartSubtotalInput | null
  readonly cartQuantity?: CartQuantityInput | null
  readonly segment?: KeyRef | null
  readonly customer?: AttributeTestInput | null
  readonly orders?: HistoryInput | null
  readonly events?: HistoryInput | null
  readonly redeemed?: HistoryInput | null
  readonly tier?: TierTestInput | null
  readonly stores?: readonly string[] | null
  readonly location?: AreaInput | null
  readonly schedule?: ScheduleInput | null
  readonly anniversary?: AnniversaryInput | null
  readonly cart?: AttributeTestInput | null
  readonly expression?: string | null
}
