import type { Target, UnitOrder } from '../effect/effect.ts'
import type { ConditionInput, ItemSelectorInput } from './condition-input.ts'
import type { MoneyInput } from './reference-input.ts'

/** What an effect works on; absent: ORDER. */
export interface TargetInput {
  readonly kind?: Target['kind'] | null
  readonly items?: ItemSelectorInput | null
  readonly units?: number | null
  readonly from?: UnitOrder | null
}

/** A percentage off. */
export interface PercentOffInput {
  readonly basisPoints: number
  readonly cap?: MoneyInput | null
  readonly target?: TargetInput | null
}

/** An amount off. */
export interface AmountOffInput {
  readonly amounts: readonly MoneyInput[]
  readonly perUnit?: boolean | null
  readonly target?: TargetInput | null
}

/** A price. */
export interface FixedPriceInput {
  readonly prices: readonly MoneyInput[]
  readonly target: TargetInput
}

/** Complete sets. */
export interface BuyXGetYInput {
  readonly buy: ItemSelectorInput
  readonly buyQuantity: number
  readonly get: ItemSelectorInput
  readonly getQuantity: number
  readonly basisPoints?: number | null
  readonly maxTimes?: number | null
}

/** A gift. */
export interface AddItemInput {
  readonly sku: string
  readonly quantity?: number | null
}

/** Shipping reduced. */
export interface ShippingOffInput {
  readonly basisPoints?: number | null
  readonly cap?: MoneyInput | null
  readonly methods?: readonly string[] | null
}

/** An amount that an expression works out. */
export interface FormulaOffInput {
  readonly expression: string
  readonly cap?: MoneyInput | null
  readonly target?: TargetInput | null
}

/** One case of `firstOf`. */
export interface EffectCaseInput {
  readonly when: ConditionInput
  readonly then: EffectInput
}

/** An effect as sent: exactly one field is set. */
export interface EffectInput {
  readonly percentOff?: PercentOffInput | null
  readonly amountOff?: AmountOffInput | null
  readonly fixedPrice?: FixedPriceInput | null
  readonly buyXGetY?: BuyXGetYInput | null
  readonly addItem?: AddItemInput | null
  readonly shippingOff?: ShippingOffInput | null
  readonly formulaOff?: FormulaOffInput | null
  readonly firstOf?: readonly EffectCaseInput[] | null
}
