import { isCode, normaliseCode } from '../../domain/codes.ts'
import { giftCardStatus } from '../../domain/gift-card.ts'
import type { WalletCodeClaimInput } from '../../domain/input/cart-input.ts'
import { reason, type ReasonCode, reject, type Rejection } from '../../domain/rejection.ts'
import { isWithheld } from '../../domain/variant.ts'
import { joiningRejection } from '../../domain/referral/joining.ts'
import type { ReferralCode } from '../../domain/referral/referral-code.ts'
import { type HoldingStatus, voucherStatus } from '../../domain/voucher.ts'
import type { CodeHolding, WalletItem } from '../../domain/wallet-item.ts'
import { spanEnd } from '../../domain/window.ts'
import { claimPublicCode, holdGiftCard, holdVoucher } from '../../store/claim-codes.ts'
import type { ChangeKey } from '../../store/change-feed.ts'
import { type AcceptedCode, findAcceptedCode } from '../../store/find-accepted-code.ts'
import type { Worked } from '../../store/idempotency.ts'
import { cardsByIds } from '../../store/loyalty-cards.ts'
import { perksByIds } from '../../store/perks.ts'
import { customersByIds } from '../../store/read-customers.ts'
import { giftCardsByIds } from '../../store/read-gift-cards.ts'
import { entriesByIds } from '../../store/read-giveaways.ts'
import { vouchersByIds } from '../../store/read-vouchers.ts'
import { TryAgain } from '../../store/transaction.ts'
import { touchActivity } from '../../store/write-orders.ts'
import { campaignAsMet } from '../campaigns/campaign-as-met.ts'
import { withIdempotency } from '../idempotency.ts'
import { grantedItems } from '../loyalty/granted-items.ts'
import { loyaltyWorld } from '../loyalty/loyalty-world.ts'
import { join } from '../referrals/join.ts'
import { announce, type Session, within } from '../session.ts'
import { countWrongCode, guessingProblem } from '../shopping/guessing.ts'

/** What a claim answers. */
export interface WalletItemPayload {
  /** Of a referral code the friend's first gift; null where nothing was claimed, and where friends get nothing. */
  readonly item: WalletItem | null
  /** Whose wallet; null where nothing was claimed. */
  readonly wallet: { readonly customerId: string } | null
  readonly userErrors: readonly Rejection[]
}

/**
 * Puts a code into the shopper's wallet: a single code or a gift card becomes hers alone, a public code is kept. Claimed twice is once.
 * By a referral code she joins as the referrer's friend, and gets what friends get (SELF_REFERRAL by her own).
 * CODE_NOT_ACCEPTED for unknown, foreign and withdrawn alike; CODE_NOT_APPLICABLE, with the reason, for one that cannot be used any more.
 */
export async function walletCodeClaim(
  session: Session,
  input: WalletCodeClaimInput,
): Promise<WalletItemPayload & { replayed: boolean }> {
  const customerId = session.viewer!.customerId!
  const told: ChangeKey[] = [`customer:${customerId}`]
  const payload = await withIdempotency<WalletItemPayload>(
    session,
    { operation: 'walletCodeClaim', key: input.idempotencyKey, input: { ...input, code: normaliseCode(input.code) } },
    {
      work: (db) => work(within(session, db), customerId, input, told),
      find: async (reference) => held(await itemById(session, reference as string), customerId),
      refuse: (rejection) => refused(rejection),
    },
  )
  if (payload.userErrors.some(({ code }) => code === 'CODE_NOT_ACCEPTED')) await countWrongCode(session, customerId)
  if (payload.wallet !== null && !payload.replayed) announce(session, ...told)
  return payload
}

/** Ids are unique among all things. */
async function itemById({ db }: Session, id: string): Promise<WalletItem | null> {
  const finders = [vouchersByIds, giftCardsByIds, cardsByIds, perksByIds, entriesByIds]
  for (const find of finders) {
    const item = (await find(db, [id])).get(id)
    if (item !== undefined) return item
  }
  return null
}

function held(item: WalletItem | null, customerId: string): WalletItemPayload {
  return { item, wallet: { customerId }, userErrors: [] }
}

function refused(...userErrors: Rejection[]): WalletItemPayload {
  return { item: null, wallet: null, userErrors }
}

async function work(
  session: Session,
  customerId: string,
  input: WalletCodeClaimInput,
  told: ChangeKey[],
): Promise<Worked<WalletItemPayload>> {
  const guessing = await guessingProblem(session, customerId, ['code'])
  if (guessing !== null) return { value: refused(guessing), reference: null }
  const code = normaliseCode(input.code)
  const accepted = isCode(code) ? await findAcceptedCode(session.db, code, customerId) : null
  if (accepted?.kind === 'referralCode') return joinBy(session, customerId, accepted.referralCode, told)
  const problem =
    accepted === null ? reject('CODE_NOT_ACCEPTED', ['code']) : await uselessness(session, accepted, customerId)
  if (accepted === null || problem !== null) return { value: refused(problem!), reference: null }
  const item = await take(session, accepted, customerId)
  return { value: held(item, customerId), reference: item.id }
}

/** Activity comes before the code, everywhere: an order that she pays meanwhile is decided anew. */
async function joinBy(
  session: Session,
  customerId: string,
  code: ReferralCode,
  told: ChangeKey[],
): Promise<Worked<WalletItemPayload>> {
  const { db, now } = session
  await touchActivity(db, customerId)
  const friend = (await customersByIds(db, [customerId])).get(customerId)!
  const joined = await join(await loyaltyWorld(session), db, friend, code.id, { at: now, orderId: null })
  if (!joined.ok) return { value: refused(joiningRejection(joined.problem, ['code'])), reference: null }
  told.push(`customer:${joined.referrerId}`)
  const item = (await grantedItems(db, joined.granted))[0] ?? null
  return { value: held(item, customerId), reference: item?.id ?? code.id }
}

/** What is used once, or pays. */
type Held = Exclude<AcceptedCode, { kind: 'referralCode' }>

/** A code that can no longer be used, or gives her arm nothing, is not worth keeping; one that is not yet on, or switched off for now, is. */
async function uselessness(session: Session, accepted: Held, customerId: string): Promise<Rejection | null> {
  const because = (code: ReasonCode): Rejection => reject('CODE_NOT_APPLICABLE', ['code'], null, [reason(code)])
  if (isWithheld(await campaignAsMet(session, accepted.campaign, customerId))) return because('AUDIENCE')
  switch (statusOf(accepted, session.now)) {
    case 'USED':
      return because(accepted.kind === 'giftCard' ? 'NO_BALANCE' : 'LIMIT_REACHED')
    case 'EXPIRED':
      return because('ENDED')
    case 'DISABLED':
      return because('PAUSED')
    default:
      return null
  }
}

function statusOf(accepted: Held, now: Date): HoldingStatus {
  return accepted.kind === 'giftCard'
    ? giftCardStatus(accepted.card, accepted.campaign, now)
    : voucherStatus(accepted.voucher, accepted.campaign, now)
}

async function take({ db, now }: Session, accepted: Held, customerId: string): Promise<CodeHolding> {
  const { campaign } = accepted
  const item = accepted.kind === 'giftCard' ? accepted.card : accepted.voucher
  if (item.holderId === customerId) return item
  if (accepted.kind === 'voucher' && accepted.voucher.isPublic) {
    await claimPublicCode(db, item.id, customerId, now)
    return item
  }
  const endsAt = campaign.validFor === null ? item.endsAt : spanEnd(now, campaign.validFor, campaign.timeZone)
  const hold = accepted.kind === 'giftCard' ? holdGiftCard : holdVoucher
  const taken = await hold(db, item.id, customerId, now, endsAt)
  if (taken === null) throw new TryAgain()
  return taken
}
