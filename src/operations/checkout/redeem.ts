import type { Cart } from '../../domain/cart.ts'
import type { PlannedCount } from '../../domain/decisions/planned-counts.ts'
import { planRedemption } from '../../domain/decisions/plan-redemption.ts'
import type { Facts } from '../../domain/facts.ts'
import type { RedeemInput } from '../../domain/input/cart-input.ts'
import type { Redemption } from '../../domain/redemption.ts'
import { reject, type Rejection } from '../../domain/rejection.ts'
import type { Worked } from '../../store/idempotency.ts'
import { loadFacts } from '../../store/load-facts.ts'
import { redemptionsByIds } from '../../store/read-redemptions.ts'
import { countCodes, countLimits, insertOrder, insertRedemption } from '../../store/record-redemption.ts'
import { spendGiftCards } from '../../store/spend-gift-cards.ts'
import { TryAgain } from '../../store/transaction.ts'
import { refreshCustomerSegments } from '../customers/refresh-members.ts'
import { withIdempotency } from '../idempotency.ts'
import { announce, type Session, within } from '../session.ts'
import { countWrongCodes, elsewhereGuessingProblem } from '../shopping/guessing.ts'
import { judgeElsewhere } from '../shopping/judge-carts.ts'
import type { PricedView } from '../views.ts'
import { type ReadPurchase, readPurchase } from './read-purchase.ts'
import { type Attempt, recordRefusal, startAttempt } from './record-refusal.ts'
import { orderOf, redemptionOf } from './redemption-of.ts'

/** What redeeming answers. */
export interface RedemptionPayload {
  readonly redemption: Redemption | null
  /** Where it was refused for its price or a code: the cart as it is priced now. */
  readonly evaluation: PricedView | null
  readonly userErrors: readonly Rejection[]
}

/**
 * Consumes a cart's incentives exactly once: prices anew inside its transaction, counts every use where its limit still holds, takes the
 * tenders off their cards, keeps the redemption and its paid order. All of it happens, or none of it (laws 17, 19, 20).
 */
export async function redeem(session: Session, input: RedeemInput): Promise<RedemptionPayload & { replayed: boolean }> {
  const attempt = startAttempt()
  const payload = await withIdempotency<RedemptionPayload>(
    session,
    { operation: 'redeem', key: input.idempotencyKey, input },
    {
      work: (db) => work(within(session, db), input, attempt),
      find: async (reference) =>
        found((await redemptionsByIds(session.db, [reference as string])).get(reference as string)!),
      refuse: (rejection) => refused(rejection),
    },
  )
  if (payload.redemption !== null && !payload.replayed) announceRedemption(session, payload.redemption, input)
  recordRefusal(session, input, attempt, payload.userErrors)
  if (input.evaluation && payload.redemption === null) await countWrongCodes(session, attempt.customerId, attempt.codes)
  return payload
}

function found(redemption: Redemption): RedemptionPayload {
  return { redemption, evaluation: null, userErrors: [] }
}

function refused(...userErrors: Rejection[]): RedemptionPayload {
  return { redemption: null, evaluation: null, userErrors }
}

async function work(session: Session, input: RedeemInput, attempt: Attempt): Promise<Worked<RedemptionPayload>> {
  const purchase = await readPurchase(session, input)
  if (!purchase.ok) return { value: refused(...purchase.rejections), reference: null }
  attempt.customerId = purchase.value.customerId
  const guessing = input.evaluation ? await guessingIn(session, purchase.value) : null
  if (guessing !== null) return { value: refused(guessing), reference: null }
  const facts = await factsFor(session, purchase.value)
  const plan = planRedemption(facts, { expectedTotal: input.expectedTotal ?? null })
  attempt.codes = plan.priced.codes
  if (!plan.ok) return { value: await refusal(session, purchase.value, plan.rejection), reference: null }
  const redemption = redemptionOf(session, plan.priced, purchase.value)
  return keep(session, redemption, plan.counts)
}

/** Who has named too many wrong codes redeems none, right ones too (law 36). */
function guessingIn(session: Session, { customerId, cart }: ReadPurchase): Promise<Rejection | null> {
  return elsewhereGuessingProblem(session, customerId, cart.codes, ['evaluation', 'codes'])
}

async function factsFor(session: Session, { customerId, cart }: ReadPurchase): Promise<Facts> {
  const snapshot = await session.load.snapshot()
  const [facts] = await loadFacts(session.db, snapshot, [{ customerId, cart, withAvailable: false }], session.now)
  return facts!
}

async function refusal(
  session: Session,
  { customerId, cart }: { customerId: string | null; cart: Cart },
  rejection: Rejection,
): Promise<RedemptionPayload> {
  return { redemption: null, evaluation: await judgeElsewhere(session, customerId, cart), userErrors: [rejection] }
}

/** A limit that was reached, or a gift card that was spent, since the facts were read undoes everything and decides anew, on the facts of then. */
async function keep(
  session: Session,
  redemption: Redemption,
  counts: readonly PlannedCount[],
): Promise<Worked<RedemptionPayload>> {
  const { db } = session
  const order = orderOf(session, redemption)
  if (!(await countCodes(db, redemption))) throw new TryAgain()
  await insertRedemption(db, redemption)
  if (!(await spendGiftCards(db, redemption, () => session.services.newId()))) throw new TryAgain()
  if (!(await insertOrder(db, order))) return { value: refused(reject('TAKEN', ['orderReference'])), reference: null }
  if (!(await countLimits(db, redemption, counts))) throw new TryAgain()
  if (redemption.customerId !== null)
    await refreshCustomerSegments(db, session.services, redemption.customerId, session.now)
  return { value: found(redemption), reference: redemption.id }
}

function announceRedemption(session: Session, { customerId, applied }: Redemption, { cartId }: RedeemInput): void {
  const hers = customerId === null ? [] : [`customer:${customerId}`]
  const used = applied.map(({ campaignId }) => `campaign:${campaignId}`)
  announce(session, 'redemptions', ...hers, ...used, ...(cartId ? [`cart:${cartId}`] : []))
}
