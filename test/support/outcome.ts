import { expect } from '@jest/globals'
import type { Expectation, ExpectedHint, ExpectedLine, Scenario } from './scenario.ts'

/** What a door answers, in the words of the scenarios: keys instead of ids, minor units. */
export interface Outcome {
  readonly subtotal: number
  readonly discountTotal: number
  readonly tenderTotal: number
  readonly tenders: readonly { readonly card: string; readonly amount: number; readonly points?: number }[]
  /** Null where this door tells none. */
  readonly pointsToEarn: readonly { readonly program: string; readonly points: number }[] | null
  readonly total: number
  readonly lines: readonly ExpectedLine[]
  readonly shippingDiscount: number
  readonly applied: readonly {
    readonly campaign: string
    readonly amount: number
    readonly base: number
    readonly code?: string
    readonly variant?: string
  }[]
  readonly codes: readonly { readonly code: string; readonly applied: boolean; readonly reasons: readonly string[] }[]
  /** Of all statuses; null where this door lists none. */
  readonly offers: readonly OfferOutcome[] | null
}

/** One offer, in the words of the scenarios. */
export interface OfferOutcome {
  readonly campaign: string
  readonly status: string
  readonly savings: number | null
  readonly variant: string | null
  readonly hints: readonly ExpectedHint[]
  readonly reasons: readonly string[]
}

/** Holds an answer to what the scenario expects; what the scenario does not say is not looked at. */
export function expectOutcome(
  outcome: Outcome | null,
  offers: readonly OfferOutcome[] | null,
  { expect: wanted }: Scenario,
): void {
  if (outcome !== null) expect(outcome).toMatchObject(priceOf(wanted))
  if (offers === null) return
  for (const { hints, reasons, ...offer } of wanted.offers ?? []) {
    const found = offers.find(({ campaign }) => campaign === offer.campaign)
    expect(found).toMatchObject(offer)
    if (hints !== undefined) expect(sorted(found!.hints)).toEqual(sorted(hints))
    if (reasons !== undefined) expect(found!.reasons.toSorted()).toEqual(reasons.toSorted())
  }
  const listed = offers.filter(({ status }) => status !== 'INELIGIBLE').map(({ campaign }) => campaign)
  for (const key of wanted.notOffered ?? []) expect(listed).not.toContain(key)
}

function priceOf({
  offers: _offers,
  notOffered: _notOffered,
  redeem: _redeem,
  ...price
}: Expectation): Partial<Outcome> {
  return price
}

function sorted(hints: readonly ExpectedHint[]): string[] {
  return hints.map((hint) => JSON.stringify(Object.entries(hint).map(plainly).toSorted())).toSorted()
}

/** An instant in one form. */
function plainly([name, value]: [string, unknown]): [string, unknown] {
  return [name, name === 'at' ? new Date(value as string).toISOString() : value]
}
