import type { Campaign } from '../campaign.ts'
import type { CartSubtotal, Condition, Leaf } from '../condition/condition.ts'
import { leavesOf } from '../condition/spans.ts'
import type { PriceEffect } from '../effect/effect.ts'
import type { ItemSelector } from '../selector.ts'

/**
 * A promotion taken apart, where nothing else than these has a say: while none of its goods is in a cart, and its audience holds, what it
 * misses hangs on what the goods cost alone.
 */
export interface RemoteRules {
  /** Goods that its rules and effects name, as `sku …`, `brand …` or `category …`: without any of them none of its selectors selects anything. */
  readonly goods: readonly string[]
  /** What is asked of the customer and of where she is; all of it must hold. */
  readonly audience: readonly Condition[]
  /** What all goods must cost; null: nothing. */
  readonly spend: CartSubtotal | null
  /** The rules without those for the audience. */
  readonly conditions: Condition
  /** An effect works on whatever is in the cart. */
  readonly needsNoGoods: boolean
}

/** Takes a promotion apart. Null where something else has a say, or might: it is judged anew for each cart. */
export function remoteRulesOf(campaign: Campaign): RemoteRules | null {
  const { shownTo, limits, variants, conditions, effects, stacking } = campaign
  if (shownTo !== null || limits.length > 0 || variants.length > 0 || stacking.mode !== 'COMBINES') return null
  const rules = conditions === null ? [] : conjunctsOf(conditions)
  const parts = Map.groupBy(rules, partOf)
  const spends = (parts.get('spend') ?? []) as readonly CartSubtotal[]
  const ways = effects.map((effect) => (effect.kind === 'firstOf' ? null : goodsOfEffect(effect)))
  if (parts.has('other') || spends.length > 1 || ways.includes(null)) return null
  const audience = parts.get('audience') ?? []
  return {
    goods: [...new Set([...rules.flatMap(leavesOf).flatMap(goodsOfLeaf), ...ways.flatMap((way) => way ?? [])])],
    audience,
    spend: spends[0] ?? null,
    conditions: { kind: 'all', of: rules.filter((rule) => !audience.includes(rule)) },
    needsNoGoods: ways.some((way) => way === ANY_GOODS),
  }
}

function conjunctsOf(node: Condition): Condition[] {
  return node.kind === 'all' ? node.of.flatMap(conjunctsOf) : [node]
}

type Part = 'goods' | 'audience' | 'spend' | 'other'

function partOf(rule: Condition): Part {
  if (rule.kind === 'cartSubtotal' && rule.items === null)
    return rule.min !== null && rule.below === null ? 'spend' : 'other'
  const leaves = leavesOf(rule)
  if (leaves.every((leaf) => goodsOfLeaf(leaf).length > 0)) return 'goods'
  return leaves.every(isOfAudience) ? 'audience' : 'other'
}

/** Leaves that look at neither cart nor clock; what they find may still change by the clock. */
function isOfAudience({ kind }: Leaf): boolean {
  return (
    kind === 'segment' ||
    kind === 'customer' ||
    kind === 'stores' ||
    kind === 'location' ||
    kind === 'orders' ||
    kind === 'events' ||
    kind === 'redeemed' ||
    kind === 'anniversary'
  )
}

function goodsOfLeaf(leaf: Leaf): readonly string[] {
  return leaf.kind === 'cartQuantity' || leaf.kind === 'cartSubtotal' ? (goodsOf(leaf.items) ?? []) : []
}

const ANY_GOODS: readonly string[] = []

/** Null where something else than its goods may keep it from working, such as shipping, a formula, or an amount that is used up. */
function goodsOfEffect(effect: PriceEffect): readonly string[] | null {
  switch (effect.kind) {
    case 'percentOff':
      if (effect.target.kind === 'ORDER' && effect.target.items === null && effect.cap === null) return ANY_GOODS
      return effect.target.kind === 'SHIPPING' ? null : goodsOf(effect.target.items)
    case 'amountOff':
    case 'fixedPrice':
      return effect.target.kind === 'SHIPPING' ? null : goodsOf(effect.target.items)
    case 'buyXGetY': {
      const [buy, get] = [goodsOf(effect.buy), goodsOf(effect.get)]
      return buy === null || get === null ? null : [...buy, ...get]
    }
    case 'addItem':
    case 'shippingOff':
    case 'formulaOff':
      return null
    default:
      return effect satisfies never
  }
}

/** Each list given must match, so the first is enough. Null where none is given. */
function goodsOf(items: ItemSelector | null): readonly string[] | null {
  if (items === null) return null
  const { skus, brands, categories } = items
  if (skus !== null) return named('sku', skus)
  if (brands !== null) return named('brand', brands)
  return categories === null ? null : named('category', categories)
}

function named(kind: string, values: readonly string[]): string[] {
  return values.map((value) => `${kind} ${value}`)
}
