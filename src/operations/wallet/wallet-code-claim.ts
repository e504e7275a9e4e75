import { isCode, normaliseCode } from '../../domain/codes.ts'
import { giftCardStatus } from '../../domain/gift-card.ts'
import type { WalletCodeClaimInput } from '../../domain/input/cart-input.ts'
import { reason, type ReasonCode, reject, type Rejection } from '../../domain/rejection.ts'
import { isWithheld } from '../../domain/variant.ts'
import { type HoldingStatus, voucherStatus } from '../../domain/voucher.ts'
import type { CodeHolding, WalletItem } from '../../domain/wallet-item.ts'
import { spanEnd } from '../../domain/window.ts'
import { claimPublicCode, holdGiftCard, holdVoucher } from '../../store/claim-codes.ts'
import { type AcceptedCode, findAcceptedCode } from '../../store/find-accepted-code.ts'
import type { Worked } from '../../store/idempotency.ts'
import { giftCardsByIds } from '../../store/read-gift-cards.ts'
import { vouchersByIds } from '../../store/read-vouchers.ts'
import { TryAgain } from '../../store/transaction.ts'
import { campaignAsMet } from '../campaigns/campaign-as-met.ts'
import { withIdempotency } from '../idempotency.ts'
import { announce, type Session, within } from '../session.ts'
import { countWrongCode, guessingProblem } from '../shopping/guessing.ts'

/** What a claim answers. */
export interface WalletItemPayload {
  readonly item: WalletItem | null
  /** Whose wallet; null where nothing was claimed. */
  readonly wallet: { readonly customerId: string } | null
  readonly userErrors: readonly Rejection[]
}

/**
 * Puts a code into the shopper's wallet: a single code or a gift card becomes hers alone, a public code is kept. Claimed twice is once.
 * CODE_NOT_ACCEPTED for unknown, foreign and withdrawn alike; CODE_NOT_APPLICABLE, with the reason, for one that cannot be used any more.
 */
export async function walletCodeClaim(
  session: Session,
  input: WalletCodeClaimInput,
): Promise<WalletItemPayload & { replayed: boolean }> {
  const customerId = session.viewer!.customerId!
  const payload = await withIdempotency<WalletItemPayload>(
    session,
    { operation: 'walletCodeClaim', key: input.idempotencyKey, input: { ...input, code: normaliseCode(input.code) } },
    {
      work: (db) => work(within(session, db), customerId, input),
      find: async (reference) => held(await itemById(session, reference as string), customerId),
      refuse: (rejection) => refused(rejection),
    },
  )
  if (payload.userErrors.some(({ code }) => code === 'CODE_NOT_ACCEPTED')) await countWrongCode(session, customerId)
  if (payload.item !== null && !payload.replayed) announce(session, `customer:${customerId}`)
  return payload
}

/** Ids are unique among all things. */
async function itemById({ db }: Session, id: string): Promise<CodeHolding> {
  return (await vouchersByIds(db, [id])).get(id) ?? (await giftCardsByIds(db, [id])).get(id)!
}

function held(item: CodeHolding, customerId: string): WalletItemPayload {
  return { item, wallet: { customerId }, userErrors: [] }
}

function refused(...userErrors: Rejection[]): WalletItemPayload {
  return { item: null, wallet: null, userErrors }
}

async function work(
  session: Session,
  customerId: string,
  input: WalletCodeClaimInput,
): Promise<Worked<WalletItemPayload>> {
  const guessing = await guessingProblem(session, customerId, ['code'])
  if (guessing !== null) return { value: refused(guessing), reference: null }
  const code = normaliseCode(input.code)
  const accepted = isCode(code) ? await findAcceptedCode(session.db, code, customerId) : null
  const problem =
    accepted === null ? reject('CODE_NOT_ACCEPTED', ['code']) : await uselessness(session, accepted, customerId)
  if (accepted === null || problem !== null) return { value: refused(problem!), reference: null }
  const item = await take(session, accepted, customerId)
  return { value: held(item, customerId), reference: item.id }
}

/** A code that can no longer be used, or gives her arm nothing, is not worth keeping; one that is not yet on, or switched off for now, is. */
async function uselessness(session: Session, accepted: AcceptedCode, customerId: string): Promise<Rejection | null> {
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

function statusOf(accepted: AcceptedCode, now: Date): HoldingStatus {
  return accepted.kind === 'giftCard'
    ? giftCardStatus(accepted.card, accepted.campaign, now)
    : voucherStatus(accepted.voucher, accepted.campaign, now)
}

async function take({ db, now }: Session, accepted: AcceptedCode, customerId: string): Promise<CodeHolding> {
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
