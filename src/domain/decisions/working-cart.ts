import type { Cart } from '../cart.ts'
import type { CartState, Cut } from '../effect/cut.ts'
import { sum } from '../money.ts'

/** A cart while incentives are applied to it. Only `take` changes it. */
export interface WorkingCart extends CartState {
  readonly rests: number[]
  restTotal: number
  shippingRest: number
}

/** A cart before incentives. Lines are taken as merged (law 5). `open` asks whether conditions could hold whatever discounts take. */
export function openCart({ currency, lines, shipping }: Cart, open = false): WorkingCart {
  const rests = lines.map(({ unitPrice, quantity }) => unitPrice * quantity)
  const subtotal = sum(rests)
  const quantity = sum(lines.map((line) => line.quantity))
  const shippingRest = shipping?.amount ?? 0
  return { currency, lines, rests, restTotal: subtotal, subtotal, quantity, open, shipping, shippingRest }
}

/** Takes a cut off what is left. */
export function take(cart: WorkingCart, cut: Cut): void {
  switch (cut.kind) {
    case 'goods':
      for (const { index, amount } of cut.lines) cart.rests[index]! -= amount
      cart.restTotal -= cut.amount
      return
    case 'shipping':
      cart.shippingRest -= cut.amount
      return
    case 'gift':
    case 'idle':
      return
    default:
      cut satisfies never
  }
}
