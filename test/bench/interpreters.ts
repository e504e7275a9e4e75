import jsonLogic from 'json-logic-js'
import type { Campaign } from '../../src/domain/campaign.ts'
import type { Condition } from '../../src/domain/condition/condition.ts'
import { HER_SEGMENT } from './population.ts'
import { type Goods, matches } from './purchase.ts'

/** A plain interpreter over all campaigns: those whose conditions hold. */
export function plainOverAll(campaigns: readonly Campaign[]) {
  return (lines: readonly Goods[]): Campaign[] => campaigns.filter(({ conditions }) => trueFor(conditions, lines))
}

/** Whether a tree holds for the shopper of the benchmarks. */
export function trueFor(condition: Condition | null, lines: readonly Goods[]): boolean {
  if (condition === null) return true
  switch (condition.kind) {
    case 'all':
      return condition.of.every((each) => trueFor(each, lines))
    case 'any':
      return condition.of.some((each) => trueFor(each, lines))
    case 'cartQuantity':
      return lines.some((line) => matches(condition.items, line))
    case 'cartSubtotal':
      return total(lines) >= condition.min![0]!.amount
    case 'segment':
      return condition.segmentId === HER_SEGMENT
    case 'customer':
      return condition.test.values.includes('DE')
    default:
      throw new Error(`The interpreter does not know ${condition.kind}`)
  }
}

/** What the goods cost before incentives. */
export function total(lines: readonly Goods[]): number {
  return lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0)
}

/** json-logic-js over all campaigns. */
export function overAll(campaigns: readonly Campaign[]) {
  const rules = campaigns.map((campaign) => ({ campaign, rule: ruleOf(campaign.conditions) }))
  return (lines: readonly Goods[]): Campaign[] => {
    const data = {
      skus: lines.map(({ sku }) => sku),
      brands: lines.map(({ brand }) => brand),
      categories: lines.flatMap(({ categories }) => categories),
      subtotal: total(lines),
      segments: [HER_SEGMENT],
      country: 'DE',
    }
    return rules.flatMap(({ campaign, rule }) => (jsonLogic.apply(rule, data) ? [campaign] : []))
  }
}

type Rule = Parameters<typeof jsonLogic.apply>[0]

function ruleOf(condition: Condition | null): Rule {
  if (condition === null) return true
  switch (condition.kind) {
    case 'all':
      return { and: condition.of.map(ruleOf) }
    case 'any':
      return { or: condition.of.map(ruleOf) }
    case 'cartQuantity': {
      const { skus, brands, categories } = condition.items!
      const [values, name] = skus ? [skus, 'skus'] : brands ? [brands, 'brands'] : [categories!, 'categories']
      return { or: values.map((value) => ({ in: [value, { var: name }] })) }
    }
    case 'cartSubtotal':
      return { '>=': [{ var: 'subtotal' }, condition.min![0]!.amount] }
    case 'segment':
      return { in: [condition.segmentId, { var: 'segments' }] }
    case 'customer':
      return { '==': [{ var: condition.test.name }, condition.test.values[0]!] }
    default:
      throw new Error(`json-logic is not told of ${condition.kind}`)
  }
}
