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

/** Shipping reduced. */
export interface ShippingOffInput {
  readonly basisPoints?: number | null
  readonly cap?: MoneyInput | null
  readonly methods?: readonly string[] | null
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
  readonly shippingOff?: ShippingOffInput | null
  readonly firstOf?: readonly EffectCaseInput[] | null
}
