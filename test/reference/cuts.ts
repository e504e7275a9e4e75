import type {
  AddItem,
  AmountOff,
  BuyXGetY,
  FixedPrice,
  PercentOff,
  PriceEffect,
  ShippingOff,
} from '../../src/domain/effect/effect.ts'
import type { Facts } from '../../src/domain/facts.ts'
import type { Money } from '../../src/domain/money.ts'
import type { ItemSelector } from '../../src/domain/selector.ts'
import { type Basket, type Left, goodsOf, priceOf, roomOf, shareOf } from './basket.ts'
import { type Fraction, fraction, minus, rounded, smaller, sum } from './fraction.ts'
import { type Unit, cheapestFirst, countByLine, dearestFirst, isSelected, targeted, unitsOf } from './selection.ts'
import { spreadOver } from './spreading.ts'

/** A line that an incentive adds (law 13). */
export interface Gift {
  readonly sku: string
  readonly quantity: number
  readonly unitPrice: number
}

/** What one effect takes, and of what. */
export interface Cut {
  readonly off: readonly bigint[]
  readonly base: readonly Fraction[]
  readonly shippingOff: bigint
  readonly shippingBase: bigint
  readonly gift: Gift | null
}

/** What an effect takes off a basket; CURRENCY where it says no amount in the cart's (law 6). */
export function cutOf(
  effect: PriceEffect,
  basket: Basket,
  compounds: boolean,
  gifts: Facts['gifts'],
): Cut | 'CURRENCY' {
  switch (effect.kind) {
    case 'percentOff':
      return percentCut(effect, basket, compounds)
    case 'amountOff':
      return amountCut(effect, basket)
    case 'fixedPrice':
      return fixedPriceCut(effect, basket)
    case 'shippingOff':
      return shippingCut(effect, basket, compounds)
    case 'buyXGetY':
      return buyGetCut(effect, basket, compounds)
    case 'addItem':
      return giftCut(effect, basket, gifts)
    case 'formulaOff':
      throw new Error('The reference leaves formulas out')
    default:
      return effect satisfies never
  }
}

const nothing: Pick<Cut, 'shippingOff' | 'shippingBase' | 'gift'> = { shippingOff: 0n, shippingBase: 0n, gift: null }

/** Laws 2, 9, 10. */
function percentCut({ basisPoints, cap, target }: PercentOff, basket: Basket, compounds: boolean): Cut | 'CURRENCY' {
  if (target.kind === 'SHIPPING')
    return shippingCut({ kind: 'shippingOff', basisPoints, cap, methods: [] }, basket, compounds)
  if (cap !== null && cap.currency !== basket.currency) return 'CURRENCY'
  const units = targeted(target, basket.lines, basket.currency)
  const base = units.map((count, place) => priceOf(compounds ? basket.before : basket.first, place, count, basket))
  if (target.kind === 'ITEMS') return itemsShare(basket, units, base, basisPoints, cap)
  const whole = shareOf(fraction(goodsOf(compounds ? basket.before : basket.first)), basisPoints)
  return { ...nothing, base, off: spreadOnto(basket, units, cap === null ? whole : smaller(whole, BigInt(cap.amount))) }
}

/** Law 2: rounded per line, once, cut at the line (law 4); past its cap, the cap is spread. */
function itemsShare(
  basket: Basket,
  units: readonly bigint[],
  base: readonly Fraction[],
  basisPoints: number,
  cap: Money | null,
): Cut {
  const off = units.map((count, place) => smaller(shareOf(base[place]!, basisPoints), roomOf(basket, place, count)))
  if (cap === null || sum(off) <= BigInt(cap.amount)) return { ...nothing, base, off }
  return { ...nothing, base, off: spreadOnto(basket, units, BigInt(cap.amount)) }
}

/** Laws 3, 4: over these units, by what is left of them now. */
function spreadOnto(basket: Basket, units: readonly bigint[], amount: bigint): bigint[] {
  return spreadOver(
    amount,
    units.map((count, place) => ({
      left: priceOf(basket.now, place, count, basket),
      room: roomOf(basket, place, count),
    })),
  )
}

/** Per unit it is cut at the line (law 4); once, it is spread. */
function amountCut({ amounts, perUnit, target }: AmountOff, basket: Basket): Cut | 'CURRENCY' {
  const amount = inCurrency(amounts, basket)
  if (amount === null) return 'CURRENCY'
  if (target.kind === 'SHIPPING') return offShipping(basket, amount, basket.now)
  const units = targeted(target, basket.lines, basket.currency)
  const base = units.map((count, place) => priceOf(basket.now, place, count, basket))
  if (!perUnit) return { ...nothing, base, off: spreadOnto(basket, units, amount) }
  return { ...nothing, base, off: units.map((count, place) => smaller(amount * count, roomOf(basket, place, count))) }
}

/** Law 10: what is left above it, compounding or not; per unit for ITEMS, in all for ORDER and SHIPPING. */
function fixedPriceCut({ prices, target }: FixedPrice, basket: Basket): Cut | 'CURRENCY' {
  const price = inCurrency(prices, basket)
  if (price === null) return 'CURRENCY'
  if (target.kind === 'SHIPPING') return offShipping(basket, above(basket.now.shipping, price), basket.now)
  const units = targeted(target, basket.lines, basket.currency)
  const base = units.map((count, place) => priceOf(basket.now, place, count, basket))
  if (target.kind === 'ORDER')
    return { ...nothing, base, off: spreadOnto(basket, units, above(goodsOf(basket.now), price)) }
  const off = units.map((count, place) =>
    smaller(rounded(minus(base[place]!, fraction(price * count))), roomOf(basket, place, count)),
  )
  return { ...nothing, base, off }
}

function above(left: bigint, price: bigint): bigint {
  return left > price ? left - price : 0n
}

function shippingCut({ basisPoints, cap, methods }: ShippingOff, basket: Basket, compounds: boolean): Cut | 'CURRENCY' {
  if (cap !== null && cap.currency !== basket.currency) return 'CURRENCY'
  const left = compounds ? basket.now : basket.first
  const isMeant = methods.length === 0 || (basket.method !== null && methods.includes(basket.method))
  const share = isMeant ? shareOf(fraction(left.shipping), basisPoints) : 0n
  return offShipping(basket, cap === null ? share : smaller(share, BigInt(cap.amount)), left)
}

/** Law 4: never below zero. */
function offShipping(basket: Basket, amount: bigint, base: Left): Cut {
  const none = basket.lines.map(() => 0n)
  const shippingOff = smaller(amount, basket.now.shipping)
  return { off: none, base: none.map((zero) => fraction(zero)), shippingOff, shippingBase: base.shipping, gift: null }
}

/** Law 12, set by set: the dearest that match qualify, the cheapest others that match are given. Law 2 rounds each line once. */
function buyGetCut(effect: BuyXGetY, basket: Basket, compounds: boolean): Cut {
  let free = dearestFirst(unitsOf(basket.lines, null, basket.currency))
  const given: Unit[] = []
  for (let set = 0; effect.maxTimes === null || set < effect.maxTimes; set++) {
    const bought = qualifiers(effect, basket, free)
    if (bought === null) break
    const others = free.filter((unit) => !bought.includes(unit))
    const got = cheapestFirst(matching(effect.get, basket, others)).slice(0, effect.getQuantity)
    given.push(...got)
    free = others.filter((unit) => !got.includes(unit))
  }
  const units = countByLine(given, basket.lines)
  const base = units.map((count, place) => priceOf(compounds ? basket.before : basket.first, place, count, basket))
  return itemsShare(basket, units, base, effect.basisPoints, null)
}

/** The dearest units with which a set still comes complete: what it must give does not qualify. Null where none does. */
function qualifiers(
  { buy, buyQuantity, get, getQuantity }: BuyXGetY,
  basket: Basket,
  free: readonly Unit[],
): Unit[] | null {
  const isComplete = (bought: readonly Unit[], open: readonly Unit[]) => {
    const canBuy = matching(buy, basket, open)
    const canGet = matching(get, basket, open)
    const both = new Set([...canBuy, ...canGet]).size
    const missing = buyQuantity - bought.length
    return canBuy.length >= missing && canGet.length >= getQuantity && both >= missing + getQuantity
  }
  if (!isComplete([], free)) return null
  const bought: Unit[] = []
  for (const unit of matching(buy, basket, free)) {
    const next = [...bought, unit]
    const open = free.filter((each) => !next.includes(each))
    if (bought.length < buyQuantity && isComplete(next, open)) bought.push(unit)
  }
  return bought
}

function matching(selector: ItemSelector, { lines, currency }: Basket, units: readonly Unit[]): Unit[] {
  return units.filter(({ place }) => isSelected(selector, lines[place]!, currency))
}

/** Law 13. Law 37: an empty cart's totals are zero, so nothing is added to it. */
function giftCut({ sku, quantity }: AddItem, basket: Basket, gifts: Facts['gifts']): Cut | 'CURRENCY' {
  const price = inCurrency(gifts.get(sku)?.prices ?? [], basket)
  if (price === null) return 'CURRENCY'
  const gift = basket.lines.length === 0 ? null : { sku, quantity, unitPrice: Number(price) }
  return { ...offShipping(basket, 0n, basket.now), shippingBase: 0n, gift }
}

/** Law 6: nothing is converted. */
function inCurrency(amounts: readonly Money[], { currency }: Basket): bigint | null {
  const found = amounts.find((money) => money.currency === currency)
  return found === undefined ? null : BigInt(found.amount)
}
