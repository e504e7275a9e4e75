import type { Campaign } from '../../src/domain/campaign.ts'
import type { Condition } from '../../src/domain/condition/condition.ts'
import type { Goods } from './purchase.ts'
import { total, trueFor } from './interpreters.ts'

/** The limit: the shortest index that finds the promotions of the benchmarks, written by hand for just these. */
export function handIndex(campaigns: readonly Campaign[]) {
  const byKey = new Map<string, Campaign[]>()
  const bySpend: { amount: number; campaign: Campaign }[] = []
  for (const campaign of campaigns)
    for (const key of keysOf(campaign.conditions))
      if (typeof key === 'number') bySpend.push({ amount: key, campaign })
      else byKey.set(key, [...(byKey.get(key) ?? []), campaign])
  bySpend.sort((a, b) => a.amount - b.amount)
  return (lines: readonly Goods[]): Campaign[] => {
    const found = new Set<Campaign>()
    const look = (key: string): void => byKey.get(key)?.forEach((campaign) => found.add(campaign))
    for (const { sku, brand, categories } of lines) {
      look(`sku ${sku}`)
      look(`brand ${brand}`)
      for (const category of categories) look(`category ${category}`)
    }
    look('segment')
    const subtotal = total(lines)
    for (const { amount, campaign } of bySpend) {
      if (amount > subtotal) break
      found.add(campaign)
    }
    return [...found].filter(({ conditions }) => trueFor(conditions, lines))
  }
}

function keysOf(condition: Condition | null): (string | number)[] {
  switch (condition?.kind) {
    case 'all':
      return keysOf(condition.of.find(({ kind }) => kind !== 'cartSubtotal')!)
    case 'any':
      return condition.of.flatMap(keysOf)
    case 'cartQuantity':
      return [
        ...(condition.items?.skus ?? []).map((sku) => `sku ${sku}`),
        ...(condition.items?.brands ?? []).map((brand) => `brand ${brand}`),
        ...(condition.items?.categories ?? []).map((category) => `category ${category}`),
      ]
    case 'cartSubtotal':
      return [condition.min![0]!.amount]
    case 'segment':
      return condition.segmentId === HERS ? ['segment'] : []
    default:
      return []
  }
}

const HERS = '00000001-0000-7000-8000-000000000000'
