import type { Condition, HistoryBounds, Leaf } from '../../src/domain/condition/condition.ts'
import { type Facts, type HistoryWindow, orderWindowKey, subjectWindowKey } from '../../src/domain/facts.ts'
import type { Json } from '../../src/domain/json.ts'
import type { Money } from '../../src/domain/money.ts'
import type { ReasonCode } from '../../src/domain/rejection.ts'
import type { AttributeTest } from '../../src/domain/selector.ts'
import { type Basket, goodsOf } from './basket.ts'
import { holdsOnTheClock, opensWithinADay } from './clock.ts'
import { sum } from './fraction.ts'
import { A_WAIT, type Judgement, YES, every, some } from './judgement.ts'
import { isSelected, testHolds } from './selection.ts'

/** Where a condition is judged. */
export interface Place {
  readonly facts: Facts
  readonly basket: Basket
  readonly timeZone: string
}

/** Judges a tree, or (`wanted` false) its negation; `all` negated is `any` of the negated, and the other way round. */
export function judged(condition: Condition, place: Place, wanted = true): Judgement {
  if (condition.kind === 'not') return judged(condition.of, place, !wanted)
  if (condition.kind !== 'all' && condition.kind !== 'any') return judgedLeaf(condition, place, wanted)
  const parts = condition.of.map((part) => judged(part, place, wanted))
  return (condition.kind === 'all') === wanted ? every(parts) : some(parts)
}

/** Law 33 names the reasons. */
function judgedLeaf(leaf: Leaf, place: Place, wanted: boolean): Judgement {
  const { facts, basket, timeZone } = place
  const plain = (holds: boolean, reason: ReasonCode, gap: number | null = null) =>
    holds === wanted ? YES : { answer: false, findings: [{ reason, gap }] }
  switch (leaf.kind) {
    case 'cartSubtotal':
      return subtotal(leaf, basket, wanted)
    case 'cartQuantity':
      return quantity(leaf, basket, wanted)
    case 'stores':
      return facts.storeKey === null ? unknown('STORE') : plain(leaf.storeKeys.includes(facts.storeKey), 'STORE')
    case 'schedule':
      if (holdsOnTheClock(leaf, facts.now, timeZone) === wanted) return YES
      return plain(!wanted, 'OUTSIDE_HOURS', opensWithinADay(leaf, facts.now, timeZone, wanted) ? A_WAIT : null)
    case 'cart':
      return attribute(leaf.test, basketAttributes(facts)[leaf.test.name], wanted, 'CUSTOM_RULE', null)
    case 'customer':
      return attribute(leaf.test, customerField(facts, leaf.test.name), wanted, ...stranger(facts))
    case 'segment':
      return segment(leaf.segmentId, place, wanted)
    case 'orders':
      return history(leaf, facts, facts.orders.get(orderWindowKey(leaf.within, timeZone)), wanted)
    case 'events':
      return history(leaf, facts, facts.events.get(subjectWindowKey(leaf.name, leaf.within, timeZone)), wanted)
    case 'redeemed':
      return history(leaf, facts, facts.redeemed.get(subjectWindowKey(leaf.campaignId, leaf.within, timeZone)), wanted)
    case 'tier':
    case 'location':
    case 'anniversary':
    case 'expression':
      throw new Error(`The reference leaves ${leaf.kind} out`)
    default:
      return leaf satisfies never
  }
}

function unknown(reason: ReasonCode, gap: number | null = null): Judgement {
  return { answer: null, findings: [{ reason, gap }] }
}

/** Laws 9, 11: what is left of the goods, or their prices before incentives; `min` is inclusive, `below` exclusive. */
function subtotal(leaf: Extract<Leaf, { kind: 'cartSubtotal' }>, basket: Basket, wanted: boolean): Judgement {
  const { items, min, below, beforeDiscounts } = leaf
  const [from, under] = [bound(min, basket), bound(below, basket)]
  if (from === undefined || under === undefined) return unknown('CURRENCY')
  const left = beforeDiscounts ? basket.first : basket.now
  const picked = left.lines.filter((_, at) => isSelected(items, basket.lines[at]!, basket.currency))
  return between(
    Number(items === null ? goodsOf(left) : sum(picked)),
    from,
    under,
    wanted,
    'MINIMUM_SPEND',
    'MAXIMUM_SPEND',
  )
}

/** The bound in the cart's currency; undefined where it is given in others only (law 6), null for none. */
function bound(amounts: readonly Money[] | null, { currency }: Basket): number | null | undefined {
  return amounts === null ? null : amounts.find((money) => money.currency === currency)?.amount
}

function quantity(leaf: Extract<Leaf, { kind: 'cartQuantity' }>, basket: Basket, wanted: boolean): Judgement {
  const picked = basket.lines.filter((line) => isSelected(leaf.items, line, basket.currency))
  const count = picked.reduce((all, line) => all + line.quantity, 0)
  const tooFew = count === 0 && leaf.items !== null ? 'ITEMS_NOT_IN_CART' : 'MINIMUM_QUANTITY'
  return between(count, leaf.min, leaf.max === null ? null : leaf.max + 1, wanted, tooFew, 'MAXIMUM_QUANTITY')
}

/** `from` inclusive, `under` exclusive; what is too little can be mended by adding, what is too much cannot. */
function between(
  value: number,
  from: number | null,
  under: number | null,
  wanted: boolean,
  tooLittle: ReasonCode,
  tooMuch: ReasonCode,
): Judgement {
  const isLow = from !== null && value < from
  const isHigh = under !== null && value >= under
  if ((!isLow && !isHigh) === wanted) return YES
  const goal = wanted ? (isLow ? from : null) : under
  const finding = goal === null ? { reason: tooMuch, gap: null } : { reason: tooLittle, gap: goal - value }
  return { answer: false, findings: [finding] }
}

function basketAttributes({ cart }: Facts): Readonly<Record<string, Json>> {
  return cart!.attributes
}

const FIELDS = ['displayName', 'email', 'phone', 'birthday', 'country', 'city', 'locale', 'timeZone'] as const

/** Law 29: its own fields by these names, all else among the attributes. */
function customerField({ customer }: Facts, name: string): Json | undefined {
  const field = FIELDS.find((each) => each === name)
  return field === undefined ? customer?.attributes[name] : customer?.[field]
}

/** Law 29: what is not known of somebody who has not signed in is asked for by signing in. */
function stranger(facts: Facts): [ReasonCode, number | null] {
  return isSignedIn(facts) ? ['AUDIENCE', null] : ['SIGN_IN_REQUIRED', 0]
}

/** A visitor counts as not signed in. */
export function isSignedIn({ customer }: Facts): boolean {
  return customer !== null && customer.externalId !== null
}

/** A missing attribute is not known; only whether it is there is, of whom we know. */
function attribute(
  test: AttributeTest,
  actual: Json | undefined,
  wanted: boolean,
  lacking: ReasonCode,
  gap: number | null,
): Judgement {
  const isThere = actual !== undefined && actual !== null
  if (!isThere && (test.operator !== 'EXISTS' || lacking === 'SIGN_IN_REQUIRED')) return unknown(lacking, gap)
  if (testHolds(test, actual) === wanted) return YES
  return { answer: false, findings: [{ reason: lacking === 'CUSTOM_RULE' ? lacking : 'AUDIENCE', gap: null }] }
}

/** A list, or a condition over the customer alone, counted in the shop's time zone. Its reason is AUDIENCE, or to sign in. */
function segment(id: string, { facts, basket }: Place, wanted: boolean): Judgement {
  const found = facts.segments.get(id)
  const isListed = facts.staticSegmentIds.has(id)
  if (found === undefined) return unknown('AUDIENCE')
  if (found.condition === null && !isListed && !isSignedIn(facts)) return unknown(...stranger(facts))
  if (found.condition === null)
    return isListed === wanted ? YES : { answer: false, findings: [{ reason: 'AUDIENCE', gap: null }] }
  const { answer, findings } = judged(found.condition, { facts, basket, timeZone: facts.settings.timeZone }, wanted)
  const needsName = findings.length > 0 && findings.every(({ reason }) => reason === 'SIGN_IN_REQUIRED')
  if (answer === true) return YES
  return { answer, findings: [needsName ? { reason: 'SIGN_IN_REQUIRED', gap: 0 } : { reason: 'AUDIENCE', gap: null }] }
}

/** Past orders, events, redemptions: known of shoppers alone; all bounds are inclusive. */
function history(bounds: HistoryBounds, facts: Facts, window: HistoryWindow | undefined, wanted: boolean): Judgement {
  if (!isSignedIn(facts) || window === undefined) return unknown(...stranger(facts))
  const { minCount, maxCount, minTotal, maxTotal } = bounds
  const spent = (money: Money) => window.totals.get(money.currency) ?? 0
  const holds =
    (minCount === null || window.count >= minCount) &&
    (maxCount === null || window.count <= maxCount) &&
    (minTotal === null || minTotal.some((money) => spent(money) >= money.amount)) &&
    (maxTotal === null || maxTotal.every((money) => spent(money) <= money.amount))
  return holds === wanted ? YES : { answer: false, findings: [{ reason: 'AUDIENCE', gap: null }] }
}
