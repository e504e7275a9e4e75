import { type GiftCard, giftCardStatus } from '../../domain/gift-card.ts'
import type { GiftCardAdjustInput } from '../../domain/input/gift-card-input.ts'
import { MAXIMUM_AMOUNT } from '../../domain/input/read-money.ts'
import type { Money } from '../../domain/money.ts'
import { parseGiftCardDelta } from '../../domain/parse-gift-cards.ts'
import { reject, type Rejection } from '../../domain/rejection.ts'
import { adjustGiftCard, lockGiftCard } from '../../store/write-gift-cards.ts'
import type { Session } from '../session.ts'

/** Whose card was corrected (null: nobody's), or why it was not. */
export type Adjusted =
  { readonly ok: true; readonly customerId: string | null } | { readonly ok: false; readonly rejection: Rejection }

/**
 * Corrects the balance of a gift card by hand, in the caller's transaction, with a reason that stays in its ledger. INSUFFICIENT_BALANCE below
 * zero: what open holds keep cannot be taken. INVALID_STATE for a card that has ended or was taken back.
 */
export async function adjustCard(session: Session, input: GiftCardAdjustInput, description: string): Promise<Adjusted> {
  const parsed = parseGiftCardDelta(input)
  if (!parsed.ok) return { ok: false, rejection: parsed.rejections[0]! }
  const card = input.giftCardId === null ? null : await lockGiftCard(session.db, input.giftCardId)
  if (card === null) return { ok: false, rejection: reject('NOT_FOUND', ['giftCard', 'giftCardId']) }
  const rejection = await problemOf(session, card, parsed.value)
  if (rejection !== null) return { ok: false, rejection }
  const { now, services, viewer } = session
  const delta = parsed.value.amount
  await adjustGiftCard(session.db, { id: card.id, delta, description, now, entryId: services.newId() })
  services.log.info({ giftCardId: card.id, delta, description, caller: viewer?.caller }, 'a gift card was corrected')
  return { ok: true, customerId: card.holderId }
}

async function problemOf(session: Session, card: GiftCard, delta: Money): Promise<Rejection | null> {
  const campaign = await session.load.campaign.load(card.campaignId)
  const status = giftCardStatus(card, campaign!, session.now)
  if (status === 'EXPIRED' || status === 'REVOKED')
    return reject('INVALID_STATE', ['giftCard', 'giftCardId'], `the card is ${status}`)
  const path = ['giftCard', 'delta']
  if (delta.currency !== card.currency)
    return reject('CURRENCY_MISMATCH', [...path, 'currency'], `the card is in ${card.currency}`)
  const after = card.balance + delta.amount
  if (after < 0) return reject('INSUFFICIENT_BALANCE', [...path, 'amount'], `the card has ${card.balance}`)
  return after > MAXIMUM_AMOUNT ? reject('INVALID', [...path, 'amount'], 'the balance would be too large') : null
}
