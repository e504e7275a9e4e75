import type { Campaign } from '../../src/domain/campaign.ts'
import { campaignSpansOf, type HistorySpan, historySpansOf } from '../../src/domain/condition/spans.ts'
import type { Customer } from '../../src/domain/customer.ts'
import type { Facts, HistoryWindow } from '../../src/domain/facts.ts'
import type { Segment } from '../../src/domain/segment.ts'
import type { Settings } from '../../src/domain/settings.ts'
import { windowStart } from '../../src/domain/window.ts'
import type { Scenario, ScenarioCustomer } from './scenario.ts'

const DAY = 86_400_000

/** What a scenario's customer did, in the windows that its rules look at. */
export function historiesOf(
  scenario: Scenario,
  customer: Customer | null,
  segments: readonly Segment[],
  campaigns: readonly Campaign[],
  settings: Settings,
  now: Date,
): Pick<Facts, 'orders' | 'events' | 'redeemed'> {
  const known = (scenario.customers ?? []).find(({ externalId }) => externalId === customer?.externalId)
  const spans = [
    ...segments.flatMap(({ condition }) => historySpansOf(condition, settings.timeZone)),
    ...campaigns.flatMap(campaignSpansOf),
  ]
  const windows = (of: HistorySpan['of']): Map<string, HistoryWindow> =>
    new Map(spans.filter((span) => span.of === of).map((span) => [span.key, windowOf(span, known, now)]))
  return { orders: windows('orders'), events: windows('events'), redeemed: windows('redeemed') }
}

/** One thing that happened. */
interface Happening {
  readonly subject: string | null
  readonly daysAgo: number
  readonly amount: number
  readonly currency: string | null
}

function windowOf(
  { of, subject, within, timeZone }: HistorySpan,
  customer: ScenarioCustomer | undefined,
  now: Date,
): HistoryWindow {
  const since = within === null ? 0 : Number(windowStart(within, timeZone, now))
  const seen = happeningsOf(of, customer).filter(
    (each) => each.subject === subject && Number(now) - each.daysAgo * DAY > since,
  )
  const totals = new Map<string, number>()
  for (const { amount, currency } of seen)
    if (currency !== null) totals.set(currency, (totals.get(currency) ?? 0) + amount)
  return { count: seen.length, totals, changesAt: null }
}

function happeningsOf(of: HistorySpan['of'], customer: ScenarioCustomer | undefined): Happening[] {
  switch (of) {
    case 'orders':
      return (customer?.orders ?? []).map(({ total, ...order }) => ({ ...order, subject: null, amount: total }))
    case 'events':
      return (customer?.events ?? []).map(({ name, daysAgo }) => ({
        subject: name,
        daysAgo,
        amount: 0,
        currency: null,
      }))
    case 'redeemed':
      return (customer?.redemptions ?? []).map(({ campaign, ...each }) => ({ ...each, subject: campaign }))
    default:
      return of satisfies never
  }
}
