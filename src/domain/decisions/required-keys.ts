import type { Campaign } from '../campaign.ts'
import type { Condition, CustomerTest, Leaf } from '../condition/condition.ts'
import type { Effect } from '../effect/effect.ts'
import type { Money } from '../money.ts'
import type { ItemSelector } from '../selector.ts'

/** What facts can have that a promotion may need: goods in the cart, a segment, a store, a field of the customer, a sum. */
export type RequiredKey =
  | { readonly kind: 'sku' | 'brand' | 'category' | 'segment' | 'store'; readonly value: string }
  | { readonly kind: 'customer'; readonly name: string; readonly value: string }
  | { readonly kind: 'spend'; readonly min: Money }

/** Where none of these is there, the promotion does not apply, whatever else. Null: nothing is known to be needed. */
export type Required = readonly RequiredKey[] | null

/**
 * Without what a campaign does not apply to a cart. Each step only ever claims what follows: of all branches of an `all` the most
 * selective one is enough, an `any` (and several effects) need the keys of every branch, and what is negated or not understood needs nothing.
 */
export function requiredKeys({ conditions, effects }: Pick<Campaign, 'conditions' | 'effects'>): Required {
  return mostSelective([conditions === null ? null : ofNode(conditions, false), ofEffects(effects)])
}

/** The negation of `all` is `any` of negations, and the other way (as `judge` has it). */
function ofNode(node: Condition, negated: boolean): Required {
  switch (node.kind) {
    case 'not':
      return ofNode(node.of, !negated)
    case 'all':
    case 'any': {
      const branches = node.of.map((each) => ofNode(each, negated))
      return (node.kind === 'all') === negated ? together(branches) : mostSelective(branches)
    }
    default:
      return negated ? null : ofLeaf(node)
  }
}

function ofLeaf(leaf: Leaf): Required {
  switch (leaf.kind) {
    case 'cartQuantity':
      return leaf.min !== null && leaf.min > 0 ? ofSelector(leaf.items) : null
    case 'cartSubtotal':
      return leaf.min === null ? null : ofMinimum(leaf.items, leaf.min)
    case 'segment':
      return [{ kind: 'segment', value: leaf.segmentId }]
    case 'stores':
      return leaf.storeKeys.map((value) => ({ kind: 'store', value }))
    case 'customer':
      return ofCustomer(leaf)
    default:
      return null
  }
}

/** More than nothing of some goods needs some of them; discounts only lower what all goods cost. */
function ofMinimum(items: ItemSelector | null, min: readonly Money[]): Required {
  if (items === null) return min.map((amount) => ({ kind: 'spend', min: amount }))
  return min.every(({ amount }) => amount > 0) ? ofSelector(items) : null
}

function ofCustomer({ test: { name, operator, values } }: CustomerTest): Required {
  return operator === 'EQUALS' || operator === 'IN' ? values.map((value) => ({ kind: 'customer', name, value })) : null
}

/** One effect that works is enough; one without a key may always work. */
function ofEffects(effects: readonly Effect[]): Required {
  return together(effects.map(ofEffect))
}

function ofEffect(effect: Effect): Required {
  switch (effect.kind) {
    case 'percentOff':
    case 'amountOff':
    case 'fixedPrice':
    case 'formulaOff':
      return effect.target.kind === 'SHIPPING' ? null : ofSelector(effect.target.items)
    case 'buyXGetY':
      return effect.getQuantity > 0 ? ofSelector(effect.get) : null
    case 'firstOf':
      return together(effect.cases.map(({ when, then }) => mostSelective([ofNode(when, false), ofEffect(then)])))
    default:
      return null
  }
}

/** Each list given must match, so any of them is enough. */
function ofSelector(items: ItemSelector | null): Required {
  if (items === null) return null
  const { skus, brands, categories } = items
  return mostSelective([keysOf('sku', skus), keysOf('brand', brands), keysOf('category', categories)])
}

function keysOf(kind: 'sku' | 'brand' | 'category', values: readonly string[] | null): Required {
  return values?.map((value) => ({ kind, value })) ?? null
}

function together(branches: readonly Required[]): Required {
  return branches.includes(null) ? null : branches.flatMap((branch) => branch ?? [])
}

function mostSelective(branches: readonly Required[]): Required {
  return branches.reduce<Required>((best, each) => (weightOf(each) < weightOf(best) ? each : best), null)
}

/** How often a key is met, at a guess; only speed hangs on it. */
const WEIGHTS: Readonly<Record<RequiredKey['kind'], number>> = {
  sku: 1,
  brand: 8,
  category: 8,
  segment: 30,
  store: 30,
  customer: 30,
  spend: 100,
}

function weightOf(required: Required): number {
  return required?.reduce((total, { kind }) => total + WEIGHTS[kind], 0) ?? Number.POSITIVE_INFINITY
}
