import type { Facts } from '../../src/domain/facts.ts'
import { mergedLines } from './basket.ts'
import { type Crowding, type Trial, chosen, inConflict } from './choosing.ts'
import { sum } from './fraction.ts'
import { isOverspent, overshooting, standsAgainst } from './limits.ts'
import { type Entrant, type Outcome, byLawEight, runCart } from './run.ts'

/** What a cart costs by the laws, in the words in which it is compared. Whole numbers of minor units. */
export interface ReferencePrice {
  readonly subtotal: number
  readonly discountTotal: number
  readonly total: number
  readonly shippingDiscount: number
  readonly lines: readonly ReferenceLine[]
  readonly applied: readonly {
    readonly campaignId: string
    readonly code: string | null
    readonly base: number
    readonly amount: number
  }[]
  readonly codes: readonly { readonly code: string; readonly applied: boolean; readonly reasons: readonly string[] }[]
}

/** One line; `parts` are what each applied incentive takes of it, by its place from 1. */
export interface ReferenceLine {
  readonly sku: string
  readonly unitPrice: number
  readonly quantity: number
  readonly gift: boolean
  readonly discount: number
  readonly parts: readonly (readonly [number, number])[]
}

/** The reason that the laws leave open: no place is left, and whose place it would have taken, with the others or in whose stead, is not said. */
export const OPEN = 'OPEN'

/** Prices a cart by the laws, slowly. */
export function referencePrice(given: Facts, crowding: Crowding = 'ONLY_WHERE_TOO_MANY'): ReferencePrice {
  const cart = { ...given.cart!, lines: mergedLines(given.cart!.lines) }
  const facts = { ...given, cart }
  const entrants = entrantsOf(facts)
  const free = entrants.filter((entrant) => standsAgainst(facts, entrant).length === 0)
  const choice = chosen(facts, free, crowding)
  const { applied } = choice
  const lines = [...cart.lines.map((line, place) => lineOf(line, place, applied)), ...giftsOf(applied)]
  const subtotal = lines.reduce((all, { unitPrice, quantity }) => all + unitPrice * quantity, 0)
  const discountTotal = Number(sum(applied.map(({ amount }) => amount)))
  return {
    subtotal,
    discountTotal,
    total: subtotal + (cart.shipping?.amount ?? 0) - discountTotal,
    shippingDiscount: Number(sum(applied.map(({ shipping }) => shipping))),
    lines,
    applied: applied.map(({ entrant, base, amount }) => ({
      campaignId: entrant.campaign.id,
      code: entrant.code,
      base: Number(base),
      amount: Number(amount),
    })),
    codes: [...new Set(cart.codes)].map((code) => codeOf(code, facts, entrants, choice)),
  }
}

/** Law 8: promotions by key, then codes in the order entered; the same code twice is once (law 36). */
function entrantsOf({ promotions, entered, cart }: Facts): Entrant[] {
  const byKey = promotions.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map((campaign) => ({ campaign, code: null }))
  const codes = [...new Set(cart!.codes)].flatMap((code) => {
    const found = entered.get(code)
    return found === undefined ? [] : [{ campaign: found.campaign, code }]
  })
  return [...byKey, ...codes].map((each, turn) => ({ ...each, turn }))
}

function lineOf(
  { sku, unitPrice, quantity }: { readonly sku: string; readonly unitPrice: number; readonly quantity: number },
  place: number,
  applied: readonly Outcome[],
): ReferenceLine {
  const parts = applied
    .map(({ lines }, at) => [at + 1, Number(lines[place]!)] as const)
    .filter(([, amount]) => amount > 0)
  return { sku, unitPrice, quantity, gift: false, discount: parts.reduce((all, [, amount]) => all + amount, 0), parts }
}

/** Law 13: gifts come last, discounted in full. */
function giftsOf(applied: readonly Outcome[]): ReferenceLine[] {
  return applied.flatMap(({ gifts }, at) =>
    gifts.map(({ sku, quantity, unitPrice }) => {
      const discount = unitPrice * quantity
      return { sku, unitPrice, quantity, gift: true, discount, parts: [[at + 1, discount] as const] }
    }),
  )
}

/** Laws 16, 36: what became of a code entered, and why not. */
function codeOf(
  code: string,
  facts: Facts,
  entrants: readonly Entrant[],
  choice: Trial,
): ReferencePrice['codes'][number] {
  const entrant = entrants.find((each) => each.code === code)
  if (entrant === undefined) return { code, applied: false, reasons: ['NOT_ACCEPTED'] }
  const isApplied = choice.applied.some((outcome) => outcome.entrant === entrant)
  const reasons = isApplied ? [] : [...new Set(reasonsAgainst(entrant, facts, choice))].toSorted()
  return { code, applied: isApplied, reasons }
}

/** Everything that fails, as it would be judged where its rivals are not; a rival that it loses to is a reason where it would apply in its stead. */
function reasonsAgainst(entrant: Entrant, facts: Facts, { applied, overBudget }: Trial): string[] {
  const standing = standsAgainst(facts, entrant)
  const others = applied.map((outcome) => outcome.entrant)
  const rivals = others.filter((each) => inConflict(each, entrant))
  const isFull = others.length >= facts.settings.maxIncentivesPerCart
  if (isFull && rivals.length === 0 && standing.length === 0) return [OPEN]
  const rest = others.filter((each) => !rivals.includes(each))
  if (standing.length === 0 && overshooting(facts, [...ofItsCampaign(rest, entrant), entrant]) === entrant)
    return ['LIMIT_REACHED']
  const outcomes = runCart(facts, facts.cart!, [...rest, entrant])
  const own = outcomes.find((outcome) => outcome.entrant === entrant)!
  if (own.amount > 0n && standing.length > 0) return standing
  const isOver =
    isOverspent(
      facts,
      own,
      outcomes.filter((outcome) => outcome !== own),
    ) || overBudget.includes(entrant)
  if (own.amount > 0n) return isOver ? ['BUDGET_SPENT'] : ['STACKING']
  const isBeaten =
    facts.settings.groupPicks === 'HIGHEST_PRIORITY' && rivals.some((rival) => ranksAbove(rival, entrant))
  return [...standing, ...own.findings.map(({ reason }) => reason), ...(isBeaten ? ['STACKING'] : [])]
}

function ofItsCampaign(entrants: readonly Entrant[], { campaign }: Entrant): Entrant[] {
  return entrants.filter((each) => each.campaign.id === campaign.id)
}

/** Law 15, HIGHEST_PRIORITY: ALONE above all else, then by law 8. */
function ranksAbove(a: Entrant, b: Entrant): boolean {
  const isAlone = (each: Entrant) => Number(each.campaign.stacking.mode === 'ALONE')
  return (isAlone(b) - isAlone(a) || byLawEight(a, b)) < 0
}
