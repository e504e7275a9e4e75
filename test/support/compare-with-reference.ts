import { priceCart } from '../../src/domain/decisions/price-cart.ts'
import type { Facts } from '../../src/domain/facts.ts'
import type { PricedCart, PricedLine } from '../../src/domain/priced-cart.ts'
import { OPEN, type ReferenceLine, type ReferencePrice, referencePrice } from '../reference/reference-price.ts'

/** What Boon answers, in the words of the reference. */
export function engineAnswer(facts: Facts): ReferencePrice {
  return inReferenceWords(priceCart(facts))
}

/** Null where engine and reference agree; else both answers. */
export function difference(
  facts: Facts,
): { readonly engine: ReferencePrice; readonly reference: ReferencePrice } | null {
  const [engine, reference] = [engineAnswer(facts), referencePrice(facts)]
  const isSame = agrees(engine, reference) || agrees(engine, referencePrice(facts, 'ALWAYS'))
  return isSame ? null : { engine, reference }
}

function agrees(engine: ReferencePrice, reference: ReferencePrice): boolean {
  const areReasonsSame = engine.codes.every((code, at) => isToldBy(code.reasons, reference.codes[at]?.reasons ?? []))
  return areReasonsSame && JSON.stringify(withoutReasons(engine)) === JSON.stringify(withoutReasons(reference))
}

function withoutReasons({ codes, ...price }: ReferencePrice): unknown {
  return { ...price, codes: codes.map(({ code, applied }) => ({ code, applied })) }
}

/** What would happen besides, were what is refused not refused: the laws leave open whether that is told. */
const BESIDES = new Set(['NO_DISCOUNT', 'CURRENCY', 'STACKING'])

/**
 * All reasons of the reference are told. More may be told of what is refused anyhow (of its cases, say); where it is refused for what would
 * happen besides alone, one of these reasons is enough.
 */
function isToldBy(engine: readonly string[], reference: readonly string[]): boolean {
  const own = reference.filter((reason) => reason !== OPEN && !BESIDES.has(reason))
  if (own.length > 0) return own.every((reason) => engine.includes(reason))
  if (reference.length === 0 || reference.includes(OPEN)) return engine.length > 0 === reference.length > 0
  const isTold = engine.some((reason) => reference.includes(reason))
  return isTold && (reference.includes('CURRENCY') || engine.every((reason) => BESIDES.has(reason)))
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
