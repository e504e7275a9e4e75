import { judge } from '../../domain/condition/judge.ts'
import { distinctSpans, type HistorySpan, historySpansOf, segmentIdsOf } from '../../domain/condition/spans.ts'
import type { Facts } from '../../domain/facts.ts'
import type { Segment } from '../../domain/segment.ts'
import type { Snapshot } from '../../store/catalogue.ts'
import type { Db } from '../../store/database.ts'
import { type CustomerFacts, loadCustomerFacts } from '../../store/load-customer-facts.ts'
import type { Membership } from '../../store/write-members.ts'

/** Judges customers in dynamic segments, by the evaluator that decides everything else: a constant number of queries, whatever their number. */
export async function judgeMembers(
  db: Db,
  snapshot: Snapshot,
  segments: readonly Segment[],
  customerIds: readonly string[],
  now: Date,
): Promise<Membership[]> {
  const histories = historiesFor(snapshot, segments)
  const customers = await loadCustomerFacts(db, { ...snapshot, histories }, customerIds, now)
  return [...customers.values()].flatMap((known) => {
    const facts = factsOf(snapshot, known, now)
    return segments.map((segment) => membership(segment, facts, known.customer.id))
  })
}

/** What these segments, and those that they stand on, look at: counted in the shop's time zone. */
function historiesFor({ settings, segments: all }: Snapshot, segments: readonly Segment[]): HistorySpan[] {
  const under = segments.flatMap(({ condition }) => segmentIdsOf(condition, all).map((id) => all.get(id)!))
  return distinctSpans([...segments, ...under].flatMap(({ condition }) => historySpansOf(condition, settings.timeZone)))
}

function membership({ id: segmentId, key }: Segment, facts: Facts, customerId: string): Membership {
  const view = { timeZone: facts.settings.timeZone, cart: null, explaining: false, root: key }
  const { outcome, changesAt } = judge({ kind: 'segment', segmentId }, facts, view)
  return { segmentId, customerId, isMember: outcome === 'HOLDS', changesAt }
}

/** What is known of a customer and nothing else: a segment looks at the customer alone. */
function factsOf({ settings, segments }: Snapshot, known: CustomerFacts, now: Date): Facts {
  return { ...NOTHING_ELSE, ...known, now, settings, segments }
}

const NOTHING_ELSE = {
  arms: new Map(),
  counters: new Map(),
  rewards: [],
  storeKey: null,
  location: null,
  cart: null,
  promotions: [],
  gifts: new Map(),
  entered: new Map(),
  giftCards: new Map(),
  availableCards: [],
  available: [],
} satisfies Partial<Facts>
