import { counterId } from '../counter.ts'
import type { CardCandidate, CodeCandidate, Facts } from '../facts.ts'
import { giftCardTenders, pointsTenders, type Tender } from '../tender.ts'

/** What an open hold has taken. Amounts in minor units. */
export interface HeldByCart {
  readonly vouchers: readonly { readonly id: string; readonly count: number }[]
  readonly counts: readonly { readonly limitedId: string; readonly key: string; readonly amount: number }[]
  readonly tenders: readonly Tender[]
}

/** The facts about a cart as if its own open hold had taken nothing: the shopper sees what she holds. */
export function withOwnHold(facts: Facts, { vouchers, counts, tenders }: HeldByCart): Facts {
  const uses = new Map(vouchers.map(({ id, count }) => [id, count]))
  const money = new Map(giftCardTenders(tenders).map(({ giftCardId, amount }) => [giftCardId, amount]))
  const held = new Map(pointsTenders(tenders).map(({ loyaltyCardId, points }) => [loyaltyCardId, points]))
  const code = (candidate: CodeCandidate): CodeCandidate => withUses(candidate, uses.get(candidate.voucher.id) ?? 0)
  const card = (candidate: CardCandidate): CardCandidate => withMoney(candidate, money.get(candidate.card.id) ?? 0)
  return {
    ...facts,
    counters: lowered(facts.counters, counts),
    entered: mapValues(facts.entered, code),
    available: facts.available.map(code),
    giftCards: mapValues(facts.giftCards, card),
    availableCards: facts.availableCards.map(card),
    memberships: facts.memberships.map((each) => ({ ...each, heldHere: held.get(each.cardId) ?? 0 })),
  }
}

function withUses({ voucher, campaign }: CodeCandidate, count: number): CodeCandidate {
  return { voucher: { ...voucher, redeemed: voucher.redeemed - count, held: voucher.held - count }, campaign }
}

function withMoney({ card, campaign }: CardCandidate, amount: number): CardCandidate {
  return { card: { ...card, balance: card.balance + amount, held: card.held - amount }, campaign }
}

function lowered(counters: Facts['counters'], counts: HeldByCart['counts']): Facts['counters'] {
  const all = new Map(counters)
  for (const { limitedId, key, amount } of counts) {
    const id = counterId(limitedId, key)
    all.set(id, Math.max(0, (all.get(id) ?? 0) - amount))
  }
  return all
}

function mapValues<Value>(map: ReadonlyMap<string, Value>, change: (value: Value) => Value): Map<string, Value> {
  return new Map([...map].map(([key, value]) => [key, change(value)]))
}
