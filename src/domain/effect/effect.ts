import type { Condition } from '../condition/condition.ts'
import type { Money } from '../money.ts'
import type { ItemSelector } from '../selector.ts'

/** Which units are taken where only `units` of them are. */
export type UnitOrder = 'CHEAPEST' | 'DEAREST'

/** What an effect works on. ITEMS: all units that `items` selects, or only `units` of them from the cheapest or the dearest. */
export interface Target {
  readonly kind: 'ORDER' | 'ITEMS' | 'SHIPPING'
  readonly items: ItemSelector | null
  readonly units: number | null
  readonly from: UnitOrder | null
}

/** A percentage off: 1250 basis points are 12.5 %. */
export interface PercentOff {
  readonly kind: 'percentOff'
  readonly basisPoints: number
  readonly cap: Money | null
  readonly target: Target
}

/** An amount off, per unit or once spread over what the target selects; one amount a currency. */
export interface AmountOff {
  readonly kind: 'amountOff'
  readonly amounts: readonly Money[]
  readonly perUnit: boolean
  readonly target: Target
}

/** A price: per unit for ITEMS, in all for ORDER and SHIPPING; one a currency (law 10). */
export interface FixedPrice {
  readonly kind: 'fixedPrice'
  readonly prices: readonly Money[]
  readonly target: Target
}

/** Complete sets (law 12): for each `buyQuantity` units of `buy`, `getQuantity` others of `get` for less; 10000 basis points is free. */
export interface BuyXGetY {
  readonly kind: 'buyXGetY'
  readonly buy: ItemSelector
  readonly buyQuantity: number
  readonly get: ItemSelector
  readonly getQuantity: number
  readonly basisPoints: number
  /** Sets at most; null for as many as there are. */
  readonly maxTimes: number | null
}

/** A gift: a line added at the catalogue's price and discounted in full (law 13). */
export interface AddItem {
  readonly kind: 'addItem'
  readonly sku: string
  readonly quantity: number
}

/** Shipping reduced; `methods` empty: every method. */
export interface ShippingOff {
  readonly kind: 'shippingOff'
  readonly basisPoints: number
  readonly cap: Money | null
  readonly methods: readonly string[]
}

/** An amount that an expression works out (law 34), minor units, once spread over what the target selects. */
export interface FormulaOff {
  readonly kind: 'formulaOff'
  readonly expression: string
  readonly cap: Money | null
  readonly target: Target
}

/** The first case whose condition holds (law 11). */
export interface FirstOf {
  readonly kind: 'firstOf'
  readonly cases: readonly EffectCase[]
}

/** One case of `firstOf`. */
export interface EffectCase {
  readonly when: Condition
  readonly then: Effect
}

/** An effect that changes a price; `firstOf` is resolved to one of these before it is applied. */
export type PriceEffect = PercentOff | AmountOff | FixedPrice | BuyXGetY | AddItem | ShippingOff | FormulaOff

/** What an incentive does to a cart. */
export type Effect = PriceEffect | FirstOf
