import type { Finding } from '../condition/verdict.ts'
import type { CardCandidate } from '../facts.ts'
import { cardEndsAt, giftCardStatus } from '../gift-card.ts'
import type { Hint } from '../offer.ts'
import type { PricedCart } from '../priced-cart.ts'
import { type ReasonCode, type ReasonFacts, reason } from '../rejection.ts'
import { selects } from '../select-items.ts'
import { ANYTHING } from '../selector.ts'
import type { HoldingStatus } from '../voucher.ts'

/** A cart after incentives: what is left of its lines and its shipping is to be paid. */
export type Payable = Pick<PricedCart, 'currency' | 'lines' | 'shipping'>

/** What one gift card comes to on a cart: what it pays, in minor units, or why it pays nothing. */
export interface CardStanding {
  readonly candidate: CardCandidate
  readonly amount: number
  /** Empty where it pays. */
  readonly findings: readonly Finding[]
}

/**
 * Lets gift cards pay what is left after incentives (law 27), the one that ends soonest first; of several with the same end those for
 * some goods only, then in the order given. Those that may pay come in that order, those that may not behind them.
 */
export function applyTenders(cart: Payable, cards: readonly CardCandidate[], now: Date): readonly CardStanding[] {
  return payByCards(cart, cards, now).standings
}

/** What is left to be paid of each line, gifts too, and of the shipping. Minor units. */
export interface Due {
  readonly lines: readonly number[]
  /** Null: there is none. */
  readonly shipping: number | null
}

/** The same, with what the cards leave. */
export function payByCards(
  cart: Payable,
  cards: readonly CardCandidate[],
  now: Date,
): { readonly standings: readonly CardStanding[]; readonly left: Due } {
  const due = openDue(cart)
  const standings = cards.length === 0 ? [] : takeFrom(due, cart, cards, now)
  return { standings, left: { lines: due.slice(0, -1), shipping: cart.shipping && due.at(-1)! } }
}

function takeFrom(due: number[], cart: Payable, cards: readonly CardCandidate[], now: Date): CardStanding[] {
  const judged = cards.map((candidate) => ({ candidate, finding: hindrance(cart, candidate, now) }))
  const refused = judged.flatMap(({ candidate, finding }) =>
    finding === null ? [] : [{ candidate, amount: 0, findings: [finding] }],
  )
  const willing = judged.flatMap(({ candidate, finding }) => (finding === null ? [candidate] : []))
  const paid = willing.toSorted(inOrder).map((candidate, place, order): CardStanding => {
    const amount = pay(due, candidate, order.slice(place + 1), cart)
    return { candidate, amount, findings: amount > 0 ? [] : [against('NO_DISCOUNT', 'nothing is left to pay')] }
  })
  return [...paid, ...refused]
}

/** What is left of each line and, behind them, of the shipping. */
function openDue({ lines, shipping }: Payable): number[] {
  const ofLines = lines.map(({ unitPrice, quantity, discount }) => unitPrice * quantity - discount)
  return [...ofLines, shipping === null ? 0 : shipping.amount - shipping.discount]
}

/** Law 27: the one that ends soonest first. */
function inOrder(a: CardCandidate, b: CardCandidate): number {
  return endOf(a) - endOf(b) || Number(isFree(a)) - Number(isFree(b)) || 0
}

/** Far beyond any end; infinity would not compare with itself. */
const NEVER = Number.MAX_SAFE_INTEGER

function endOf({ card, campaign }: CardCandidate): number {
  return cardEndsAt(card, campaign)?.getTime() ?? NEVER
}

/** Whether it pays for everything, shipping too. */
function isFree({ campaign }: CardCandidate): boolean {
  return campaign.spendableOn === null
}

/** Takes what the card can pay off `due`: goods that the fewest of the restricted cards after it can pay first, then in order, shipping last. */
function pay(due: number[], candidate: CardCandidate, after: readonly CardCandidate[], cart: Payable): number {
  const others = after.filter((other) => !isFree(other))
  const goods = cart.lines.flatMap((line, place) => {
    if (!selects(candidate.campaign.spendableOn, line, cart.currency)) return []
    return [
      { place, wanted: others.filter(({ campaign }) => selects(campaign.spendableOn, line, cart.currency)).length },
    ]
  })
  const places = goods.toSorted((a, b) => a.wanted - b.wanted).map(({ place }) => place)
  let rest = candidate.card.balance
  for (const place of isFree(candidate) ? [...places, cart.lines.length] : places) {
    const part = Math.min(rest, due[place]!)
    due[place]! -= part
    rest -= part
  }
  return candidate.card.balance - rest
}

/** What keeps a card from paying this cart at all; null where only the money decides. */
function hindrance(cart: Payable, { card, campaign }: CardCandidate, now: Date): Finding | null {
  const state = cardObstacle(giftCardStatus(card, campaign, now))
  if (state !== null) return against(state, `status of ${card.code}`)
  if (card.currency !== cart.currency)
    return against('CURRENCY', `the card is in ${card.currency}`, { currency: cart.currency })
  const { spendableOn } = campaign
  if (cart.lines.some((line) => selects(spendableOn, line, cart.currency))) return null
  if (spendableOn === null && cart.shipping !== null) return null
  return missingGoods({ kind: 'addItems', quantity: 1, of: spendableOn ?? ANYTHING })
}

/** Why a card in this status pays nothing, whatever the cart; null where it may pay. */
export function cardObstacle(status: HoldingStatus): ReasonCode | null {
  switch (status) {
    case 'ACTIVE':
      return null
    case 'UPCOMING':
      return 'NOT_STARTED'
    case 'DISABLED':
      return 'PAUSED'
    case 'EXPIRED':
      return 'ENDED'
    case 'USED':
    case 'HELD':
      return 'NO_BALANCE'
    case 'REVOKED':
      return 'NOT_ACCEPTED'
    default:
      return status satisfies never
  }
}

function missingGoods(hint: Hint): Finding {
  return { reason: reason('ITEMS_NOT_IN_CART', {}, 'spendableOn: nothing that it pays for is in the cart'), hint }
}

function against(code: ReasonCode, detail: string, facts: ReasonFacts = {}): Finding {
  return { reason: reason(code, facts, detail), hint: null }
}
