import type { RedeemInput } from '../../domain/input/cart-input.ts'
import { checkIdempotencyKey } from '../../domain/input/idempotency-key.ts'
import type { Json } from '../../domain/json.ts'
import { MAXIMUM_WRONG_CODES } from '../../domain/limits.ts'
import { reject, type Rejection } from '../../domain/rejection.ts'
import { recall, recalledBy } from '../../store/idempotency.ts'
import { redemptionsByIds } from '../../store/read-redemptions.ts'
import { noteReferralIntent } from '../../store/referral-dues.ts'
import type { Recorded } from '../../store/record-once.ts'
import { followPurchases, isAnythingFollowing, isFollowed } from '../customers/follow-purchases.ts'
import { callOf } from '../idempotency.ts'
import { hasTurn, inTurn } from '../in-turn.ts'
import { type Session, within } from '../session.ts'
import { countWrongCodes } from '../shopping/guessing.ts'
import { announceRedemption } from './announce-redemption.ts'
import { decideRedemption } from './decide-redemption.ts'
import { readPurchase, type ReadPurchase } from './read-purchase.ts'
import { type Attempt, recordRefusal, startAttempt } from './record-refusal.ts'
import { answered, type RedemptionPayload, refused } from './redemption-payload.ts'

type Payload = RedemptionPayload & { readonly replayed: boolean }
type Earlier = ReturnType<typeof recalledBy>

/** How often what has changed under a decision is decided anew. */
const ATTEMPTS = 10

/**
 * Consumes a cart's incentives exactly once, or holds them: prices anew, then records in one statement that refuses whatever has changed
 * since, and decides anew there. All of it happens, or none of it (laws 17, 19, 20). No transaction is open while it thinks.
 */
export async function redeem(session: Session, input: RedeemInput): Promise<Payload> {
  const attempt = startAttempt()
  const problem = checkIdempotencyKey(input.idempotencyKey)
  if (problem !== null) return { ...refused(problem), replayed: false }
  const { caller, key } = callOf(session, { operation: 'redeem', key: input.idempotencyKey, input })
  const payload = await inTurn(`key ${caller} ${key}`, () => redeemOnce(session, input, attempt))
  if (payload.redemption !== null && !payload.replayed) {
    announceRedemption(session, payload.redemption)
    const isPaid = payload.redemption.status !== 'HELD'
    await followPurchases(session, isPaid && attempt.isFollowed ? payload.redemption.customerId : null)
  }
  recordRefusal(session, input, attempt, payload.userErrors)
  if (input.evaluation && payload.redemption === null) await countWrongCodes(session, attempt.customerId, attempt.codes)
  return payload
}

/**
 * What is refused for what was read after the key may have been done by another server under that very key meanwhile: then that is the answer.
 * What was read together with it cannot: it would have shown the key as honoured too.
 */
async function redeemOnce(session: Session, input: RedeemInput, attempt: Attempt): Promise<Payload> {
  const payload = await redeemAnew(session, input, attempt)
  if (payload.redemption !== null || attempt.isOfOneInstant) return payload
  return (await recalled(session, input)) ?? payload
}

async function recalled(session: Session, input: RedeemInput): Promise<Payload | null> {
  const earlier = await recall(session.db, callOf(session, { operation: 'redeem', key: input.idempotencyKey, input }))
  return earlier === null ? null : answerOf(session, earlier)
}

function answerOf(session: Session, earlier: Earlier): Payload | Promise<Payload> {
  return earlier.kind === 'reused' ? REUSED : replayed(session, earlier.reference)
}

async function redeemAnew(session: Session, input: RedeemInput, attempt: Attempt): Promise<Payload> {
  const call = callOf(session, { operation: 'redeem', key: input.idempotencyKey, input })
  for (let tries = 1; tries <= ATTEMPTS; tries++) {
    // Whatever was read before is read anew, and from the second time on within the customer's turn: what others of hers change is seen.
    const fresh = within(session, session.db)
    const purchase = await readPurchase(fresh, input)
    if (!purchase.ok) return { ...refused(...purchase.rejections), replayed: false }
    const { customerId, earlier } = purchase.value
    if (earlier !== null) return answerOf(session, recalledBy(call, earlier))
    attempt.customerId = customerId
    const guessing = input.evaluation ? guessingIn(purchase.value) : null
    if (guessing !== null) return { ...refused(guessing), replayed: false }
    const turn = customerId && `customer ${customerId}`
    const isOld = tries > 1 || hasTurn(turn)
    const payload = await inTurn(turn, () =>
      tryToRedeem(fresh, input, isOld ? { ...purchase.value, known: null, state: null } : purchase.value, attempt),
    )
    if (payload !== 'changed') return payload
  }
  throw new Error(`What a redemption was decided on has changed ${ATTEMPTS} times.`)
}

/** Who has named too many wrong codes redeems none, right ones too (law 36). */
function guessingIn({ cart, wrongCodes }: ReadPurchase): Rejection | null {
  return cart.codes.length > 0 && wrongCodes >= MAXIMUM_WRONG_CODES
    ? reject('RATE_LIMITED', ['evaluation', 'codes'])
    : null
}

async function tryToRedeem(
  session: Session,
  input: RedeemInput,
  purchase: ReadPurchase,
  attempt: Attempt,
): Promise<Payload | 'changed'> {
  const decided = await decideRedemption(session, input, purchase, attempt)
  if (!decided.ok) return { ...decided.payload, replayed: false }
  const { item, contended, referralCodeId } = decided
  const toJudge = await isFollowed(session)
  attempt.isFollowed = await isAnythingFollowing(session)
  if (referralCodeId !== null) await noteReferralIntent(session.db, item.redemption.id, referralCodeId, session.now)
  const recorded = await session.services.recorder.record(item, { now: session.now, contended, toJudge })
  return payloadOf(session, recorded, { ...answered(item.redemption), replayed: false })
}

function payloadOf(session: Session, recorded: Recorded, kept: Payload): Payload | 'changed' | Promise<Payload> {
  switch (recorded.kind) {
    case 'kept':
      return kept
    case 'replayed':
      return replayed(session, recorded.reference)
    case 'reused':
      return REUSED
    case 'taken':
      return { ...refused(reject('TAKEN', ['orderReference'])), replayed: false }
    case 'changed':
      return recorded.kind
    default:
      return recorded satisfies never
  }
}

const REUSED: Payload = { ...refused(reject('IDEMPOTENCY_KEY_REUSED', ['idempotencyKey'])), replayed: false }

async function replayed({ db }: Session, reference: Json): Promise<Payload> {
  const id = reference as string
  return { ...answered((await redemptionsByIds(db, [id])).get(id)!), replayed: true }
}
