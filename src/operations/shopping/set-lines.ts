import { isDeepStrictEqual } from 'node:util'
import type { StoredCartLine } from '../../domain/cart.ts'
import { type CartLineDraft, isTooDear, MAXIMUM_LINES } from '../../domain/parse-cart-lines.ts'
import { amountIn } from '../../domain/money.ts'
import { reject, type Rejection } from '../../domain/rejection.ts'
import type { Session } from '../session.ts'

/** Whether two lines are the same goods: the same sku with the same attributes (law 5). */
function isSameGoods(
  a: Pick<StoredCartLine, 'sku' | 'attributes'>,
  b: Pick<StoredCartLine, 'sku' | 'attributes'>,
): boolean {
  return a.sku === b.sku && isDeepStrictEqual(a.attributes, b.attributes)
}

/** Sets the quantities of the lines named by sku and attributes; 0 removes, others stay. A line named twice is refused. */
export function setLines(
  session: Session,
  current: readonly StoredCartLine[],
  drafts: readonly CartLineDraft[],
): StoredCartLine[] | Rejection[] {
  const twice = drafts.findIndex((draft, at) => drafts.findIndex((other) => isSameGoods(draft, other)) !== at)
  if (twice >= 0) return [reject('INVALID', ['lines', twice, 'sku'], 'names a line that is named before')]
  const kept = current.flatMap((line) => {
    const draft = drafts.find((other) => isSameGoods(line, other))
    return draft === undefined ? [line] : draft.quantity === 0 ? [] : [merged(line, draft)]
  })
  const added = drafts.filter((draft) => draft.quantity > 0 && !current.some((line) => isSameGoods(line, draft)))
  const lines = [...kept, ...added.map((draft) => ({ id: session.services.newId(), ...draft }))]
  if (lines.length > MAXIMUM_LINES)
    return [reject('TOO_MANY', ['lines'], `must have at most ${MAXIMUM_LINES} entries in all`)]
  return isTooDear(lines) ? [reject('TOO_MANY', ['lines'], 'must cost less in all')] : lines
}

/** Only what was sent changes: a shopper who sets a quantity keeps the price that a service has set. */
function merged(line: StoredCartLine, draft: CartLineDraft): StoredCartLine {
  const sent = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== null))
  return { ...line, ...sent }
}

/** Adds up lines that are the same goods at the same price (law 5). */
export function addUpLines(drafts: readonly CartLineDraft[]): CartLineDraft[] {
  const lines: CartLineDraft[] = []
  for (const draft of drafts) {
    const at = lines.findIndex((line) => isSameGoods(line, draft) && line.unitPrice === draft.unitPrice)
    if (at < 0) lines.push(draft)
    else lines[at] = { ...lines[at]!, quantity: lines[at]!.quantity + draft.quantity }
  }
  return lines
}

/** Refuses lines whose price nobody knows: not sent by a service, and not in the catalogue in this currency. */
export async function unpricedLines(
  session: Session,
  drafts: readonly CartLineDraft[],
  currency: string,
  path: readonly (string | number)[] = ['lines'],
): Promise<Rejection[]> {
  const asked = drafts.map((draft) => (draft.quantity > 0 && draft.unitPrice === null ? draft.sku : null))
  const found = await Promise.all(asked.map((sku) => (sku === null ? null : session.load.product.load(sku))))
  return asked.flatMap((sku, at) => {
    if (sku === null) return []
    if (found[at] === null) return [reject('NOT_FOUND', [...path, at, 'sku'], `"${sku}" is not in the catalogue`)]
    const price = amountIn(currency, found[at]!.prices)
    return price === null
      ? [reject('CURRENCY_MISMATCH', [...path, at, 'sku'], `"${sku}" has no price in ${currency}`)]
      : []
  })
}
