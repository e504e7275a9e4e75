import type { Limit } from '../domain/campaign.ts'
import type { Limited } from '../domain/counter.ts'
import type { Money } from '../domain/money.ts'
import type { AppliedIncentive, CodeOutcome, PricedCart, PricedLine, PricedShipping } from '../domain/priced-cart.ts'
import type { Tender } from '../domain/tender.ts'
import type { OfferView, PricedView } from '../operations/views.ts'

/** Source of `Wallet`: it has its customer's uuid. */
export interface WalletSource {
  readonly customerId: string
}

/** Source of `CartLine`. */
export interface LineSource {
  readonly line: PricedLine
  readonly currency: string
}

/** Source of `ShippingLine`. */
export interface ShippingSource {
  readonly shipping: PricedShipping
  readonly currency: string
}

/** Source of `AppliedIncentive`. */
export interface AppliedSource {
  readonly applied: AppliedIncentive
  readonly currency: string
}

/** Source of `CartCode`. */
export interface CodeSource {
  readonly outcome: CodeOutcome
  readonly offer: OfferView | null
}

/** Source of `Limit`. */
export interface LimitSource {
  readonly limit: Limit
  readonly limited: Pick<Limited, 'id' | 'timeZone'>
}

/** Source of `Tender`. */
export interface TenderSource {
  readonly tender: Tender
  readonly currency: string
}

/** What carts, evaluations, redemptions and orders have in common. */
export type Priced = Pick<PricedCart, 'currency' | 'lines' | 'shipping'>

/** Minor units with their currency. */
export function money(amount: number, currency: string): Money {
  return { amount, currency }
}

/** The lines of something priced. */
export function linesOf({ lines, currency }: Priced): LineSource[] {
  return lines.map((line) => ({ line, currency }))
}

/** The shipping of something priced. */
export function shippingOf({ shipping, currency }: Priced): ShippingSource | null {
  return shipping && { shipping, currency }
}

/** The incentives that took effect. */
export function appliedOf({ applied, currency }: Pick<PricedCart, 'applied' | 'currency'>): AppliedSource[] {
  return applied.map((applied) => ({ applied, currency }))
}

/** Payments out of the wallet. */
export function tendersOf({ tenders, currency }: Pick<PricedCart, 'tenders' | 'currency'>): TenderSource[] {
  return tenders.map((tender) => ({ tender, currency }))
}

/** What became of the codes entered, each with its offer where the shopper has one. */
export function codesOf(view: PricedView): CodeSource[] {
  return view.priced.codes.map((outcome) => ({
    outcome,
    offer: view.codeOffers.find(({ offer }) => offer.code === outcome.code) ?? null,
  }))
}
