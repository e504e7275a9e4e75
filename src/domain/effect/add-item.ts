import type { Campaign } from '../campaign.ts'
import { pricedLine } from '../priced-lines.ts'
import { ANYTHING } from '../selector.ts'
import { type Cut, type Moment, idle, noAmount } from './cut.ts'
import type { AddItem } from './effect.ts'
import { possibleEffects } from './lane.ts'

/**
 * A gift (law 13): a line of its own at the catalogue's price, discounted in full, floors or not. Without a price in the cart's currency
 * it does not apply; one without worth takes nothing off (law 16), and an empty cart stays empty (law 37).
 */
export function addItem({ sku, quantity }: AddItem, moment: Moment): Cut {
  const product = moment.facts.gifts.get(sku) ?? null
  const line = pricedLine(lineOf(sku, quantity), product, moment.cart.currency)
  if (line === null) return noAmount(moment)
  if (moment.cart.quantity === 0) return { kind: 'idle', why: 'NOTHING_SELECTED', of: ANYTHING }
  const amount = line.unitPrice * quantity
  return amount > 0 ? { kind: 'gift', amount, line: { ...line, floorPrice: 0 } } : idle('NOTHING_TO_TAKE')
}

/** The goods that any effect of these campaigns may give away, by sku: what `Facts.gifts` must know. */
export function giftSkusOf(campaigns: Iterable<Pick<Campaign, 'effects'>>): ReadonlySet<string> {
  const skus = new Set<string>()
  for (const { effects } of campaigns)
    for (const effect of possibleEffects(effects)) if (effect.kind === 'addItem') skus.add(effect.sku)
  return skus
}

/** Priced by the catalogue alone; its id is given where the cart is priced. */
function lineOf(sku: string, quantity: number) {
  const asked = { unitPrice: null, listPrice: null, categories: null, brand: null, onSale: null }
  return { id: '', sku, quantity, ...asked, attributes: {} }
}
