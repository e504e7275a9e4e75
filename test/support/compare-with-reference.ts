import { priceCart } from '../../src/domain/decisions/price-cart.ts'
import type { Facts } from '../../src/domain/facts.ts'
import type { PricedCart, PricedLine } from '../../src/domain/priced-cart.ts'
import { type ReferenceLine, type ReferencePrice, referencePrice } from '../reference/reference-price.ts'

/** What Boon answers, in the words of the reference. */
export function engineAnswer(facts: Facts): ReferencePrice {
  return inReferenceWords(priceCart(facts))
}

/** Null where engine and reference agree; else both answers. */
export function difference(
  facts: Facts,
): { readonly engine: ReferencePrice; readonly reference: ReferencePrice } | null {
  const [engine, reference] = [engineAnswer(facts), referencePrice(facts)].map(withoutEmptyReasons) as [
    ReferencePrice,
    ReferencePrice,
  ]
  return JSON.stringify(engine) === JSON.stringify(reference) ? null : { engine, reference }
}

function inReferenceWords({
  subtotal,
  discountTotal,
  total,
  shipping,
  lines,
  applied,
  codes,
}: PricedCart): ReferencePrice {
  return {
    subtotal,
    discountTotal,
    total,
    shippingDiscount: shipping?.discount ?? 0,
    lines: lines.map(lineOf),
    applied: applied.map(({ campaignId, code, base, amount }) => ({ campaignId, code, base, amount })),
    codes: codes.map(({ code, applied: isApplied, reasons }) => ({
      code,
      applied: isApplied,
      reasons: [...new Set(reasons.map((reason) => reason.code))].toSorted(),
    })),
  }
}

function lineOf({ sku, unitPrice, quantity, gift, discount, allocations }: PricedLine): ReferenceLine {
  const parts = new Map<number, number>()
  for (const { sequence, amount } of allocations) parts.set(sequence, (parts.get(sequence) ?? 0) + amount)
  return { sku, unitPrice, quantity, gift, discount, parts: [...parts].toSorted(([a], [b]) => a - b) }
}

/** NO_DISCOUNT beside another reason: the laws leave open whether what would take nothing is told of what is refused for something else. */
function withoutEmptyReasons(price: ReferencePrice): ReferencePrice {
  const told = (reasons: readonly string[]) =>
    reasons.length > 1 ? reasons.filter((reason) => reason !== 'NO_DISCOUNT') : reasons
  return { ...price, codes: price.codes.map((code) => ({ ...code, reasons: told(code.reasons) })) }
}
