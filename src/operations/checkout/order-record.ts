import type { PlannedCount } from '../../domain/decisions/planned-counts.ts'
import type { Customer } from '../../domain/customer.ts'
import type { Facts } from '../../domain/facts.ts'
import type { OrderRecordInput } from '../../domain/input/cart-input.ts'
import { countsOfEarning, earnPoints, type PlannedEarning } from '../../domain/loyalty/earn-points.ts'
import type { EarningRule } from '../../domain/loyalty/earning-rule.ts'
import { rulesGiving } from '../../domain/loyalty/rules-giving.ts'
import { limitsOf } from '../../domain/loyalty/rule-limits.ts'
import { mergeLines } from '../../domain/merge-lines.ts'
import { sum } from '../../domain/money.ts'
import type { Order } from '../../domain/order.ts'
import { type OrderDraft, parseOrderRecord } from '../../domain/parse-evaluation.ts'
import type { PricedLine } from '../../domain/priced-cart.ts'
import { pricedLine } from '../../domain/priced-lines.ts'
import { reject, type Rejection } from '../../domain/rejection.ts'
import type { Db } from '../../store/database.ts'
import { countEarning, type EarnedBy, heldRules, occasionOfOrder } from '../../store/count-earning.ts'
import type { Worked } from '../../store/idempotency.ts'
import { loadCounters } from '../../store/load-counters.ts'
import { loadFacts } from '../../store/load-facts.ts'
import { ordersByIds } from '../../store/read-orders.ts'
import { TryAgain } from '../../store/transaction.ts'
import { addToJudge, insertOrder, takeReference, touchActivity } from '../../store/write-orders.ts'
import { findCustomer } from '../../store/read-customers.ts'
import { followPurchases, isFollowed } from '../customers/follow-purchases.ts'
import { withIdempotency } from '../idempotency.ts'
import { withCardsForCashBack } from '../loyalty/cards-for-cash-back.ts'
import { loyaltyWorld } from '../loyalty/loyalty-world.ts'
import { announce, type Session, within } from '../session.ts'
import { unpricedLines } from '../shopping/set-lines.ts'

/** What recording an order answers. */
export interface OrderPayload {
  readonly order: Order | null
  readonly userErrors: readonly Rejection[]
}

/** Keeps an order paid without a redemption here: it counts for segments and conditions at once. Once a key, and once a reference. */
export async function orderRecord(
  session: Session,
  input: OrderRecordInput,
): Promise<OrderPayload & { replayed: boolean }> {
  const toJudge = await isFollowed(session)
  const payload = await withIdempotency<OrderPayload>(
    session,
    { operation: 'orderRecord', key: input.idempotencyKey, input },
    {
      work: (db) => work(within(session, db), input, toJudge),
      find: async (reference) => ({
        order: (await ordersByIds(session.db, [reference as string])).get(reference as string)!,
        userErrors: [],
      }),
      refuse: (rejection) => ({ order: null, userErrors: [rejection] }),
    },
  )
  const customerId = payload.order?.customerId ?? null
  if (customerId === null || payload.replayed) return payload
  announce(session, `customer:${customerId}`)
  await followPurchases(session, customerId)
  return payload
}

async function work(session: Session, input: OrderRecordInput, toJudge: boolean): Promise<Worked<OrderPayload>> {
  const parsed = parseOrderRecord(input, session.now)
  if (!parsed.ok) return refused(...parsed.rejections)
  const customer = input.customer ? await findCustomer(session.db, input.customer) : null
  if (input.customer && customer === null) return refused(reject('NOT_FOUND', ['customer']))
  const unpriced = await unpricedLines(session, parsed.value.lines, parsed.value.currency)
  if (unpriced.length > 0) return refused(...unpriced)
  const order = orderOf(session, parsed.value, await priced(session, parsed.value), customer?.id ?? null)
  if (!(await takeReference(session.db, order.reference))) return refused(reject('TAKEN', ['reference']))
  // From here on nothing else of hers happens at once: what she earns is judged on all that came before.
  if (order.customerId !== null) await touchActivity(session.db, order.customerId)
  const earns = await earningsOf(session, order, customer)
  await insertOrder(session.db, order, earns)
  if (order.customerId !== null && toJudge) await addToJudge(session.db, order.customerId)
  return { value: { order, userErrors: [] }, reference: order.id }
}

/** What the order earns, on the facts of before it: an order paid elsewhere earns all the same. It is counted for the limits of the rules. */
async function earningsOf(
  session: Session,
  order: Order,
  customer: Customer | null,
): Promise<readonly PlannedEarning[]> {
  const { load, db, now } = session
  const { customerId, currency, lines, shipping } = order
  const snapshot = await load.snapshot()
  if (customerId === null || snapshot.programs.size === 0) return []
  const cart = { currency, lines, shipping, codes: [], storeKey: null, location: null, attributes: {} }
  const [facts] = await loadFacts(db, snapshot, [{ customerId, cart, withAvailable: false }], now)
  const limits = limitsOf(
    facts!.memberships.flatMap(({ orderRules }) => orderRules),
    facts!,
  )
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    // The spans of limits are those in which it was paid.
    const before = { ...facts!, now: order.paidAt, counters: await loadCounters(db, limits, order.paidAt) }
    const earns = earnPoints(before, order)
    await refuseChanged(db, rulesGiving(before, earns))
    if (await countEarning(db, countsOf(before, earns, order), now))
      return withCardsForCashBack(await loyaltyWorld(session), db, earns, customer)
  }
  throw new TryAgain()
}

/** A rule that has changed meanwhile is decided by anew: all is read again. */
async function refuseChanged(db: Db, rules: readonly EarningRule[]): Promise<void> {
  const held = await heldRules(
    db,
    rules.map(({ id }) => id),
  )
  if (rules.some(({ id, version }) => held.get(id)?.version !== version)) throw new TryAgain()
}

/** How often what others have used up meanwhile is decided anew. */
const ATTEMPTS = 10

function countsOf(facts: Facts, earns: readonly PlannedEarning[], { id }: Order): (PlannedCount & EarnedBy)[] {
  return earns.flatMap((earning) =>
    countsOfEarning(facts, [earning]).map((count) => ({
      ...count,
      cardId: earning.cardId,
      occasion: occasionOfOrder(id),
    })),
  )
}

function refused(...userErrors: readonly Rejection[]): Worked<OrderPayload> {
  return { value: { order: null, userErrors }, reference: null }
}

async function priced(session: Session, { lines, currency }: OrderDraft): Promise<PricedLine[]> {
  const products = await Promise.all(lines.map(({ sku }) => session.load.product.load(sku)))
  const found = lines.flatMap(
    (line, at) => pricedLine({ id: session.services.newId(), ...line }, products[at] ?? null, currency) ?? [],
  )
  return mergeLines(found).map((line) => ({ ...line, gift: false, discount: 0, allocations: [] }))
}

function orderOf(session: Session, draft: OrderDraft, lines: readonly PricedLine[], customerId: string | null): Order {
  const subtotal = sum(lines.map(({ quantity, unitPrice }) => quantity * unitPrice))
  return {
    id: session.services.newId(),
    reference: draft.reference,
    customerId,
    currency: draft.currency,
    lines,
    shipping: draft.shipping && { ...draft.shipping, discount: 0 },
    subtotal,
    discountTotal: 0,
    total: subtotal + (draft.shipping?.amount ?? 0),
    paidAt: draft.paidAt,
    status: 'PAID',
    redemptionId: null,
  }
}
