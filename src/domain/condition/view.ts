import type { CartLine } from '../cart.ts'

/** What cart conditions see of a cart. Amounts in minor units of `currency`; `rests` runs beside `lines`. */
export interface CartView {
  readonly currency: string
  readonly lines: readonly CartLine[]
  /** Left to pay of each line, after the discounts applied so far. */
  readonly rests: readonly number[]
  readonly restTotal: number
  /** The goods before incentives. */
  readonly subtotal: number
  readonly quantity: number
  /** True: asked is whether a condition could hold whatever further discounts take, not whether it holds now. */
  readonly open: boolean
}

/** What a condition is judged against, beside the facts. */
export interface View {
  /** The campaign's, or the shop's for segments: spans are counted in it. */
  readonly timeZone: string
  /** Null: no cart (law 31). */
  readonly cart: CartView | null
  /** False: only the outcome is asked; judging stops at the first failure and findings stay empty. */
  readonly explaining: boolean
  /** Where the tree hangs, such as `conditions`: details for staff start with it. */
  readonly root: string
}
