import { type Campaign, campaignStatus } from '../../domain/campaign.ts'
import { codeFrom } from '../../domain/code-from.ts'
import { customerCodeValues } from '../../domain/customer-code-values.ts'
import type { Customer } from '../../domain/customer.ts'
import type { GiftCard } from '../../domain/gift-card.ts'
import type { GiftCardIssueInput } from '../../domain/input/gift-card-input.ts'
import type { Money } from '../../domain/money.ts'
import { parseGiftCardIssue } from '../../domain/parse-gift-cards.ts'
import { reject, type Rejection } from '../../domain/rejection.ts'
import { spanEnd } from '../../domain/window.ts'
import type { Worked } from '../../store/idempotency.ts'
import { findCampaign } from '../../store/read-campaigns.ts'
import { findCustomer } from '../../store/read-customers.ts'
import { countGiftCards, giftCardsByIds } from '../../store/read-gift-cards.ts'
import { insertGiftCard, type NewGiftCard } from '../../store/write-gift-cards.ts'
import { safePattern } from '../campaigns/safe-pattern.ts'
import { withIdempotency } from '../idempotency.ts'
import { announce, type Session, within } from '../session.ts'

/** What issuing a card answers. */
export interface GiftCardPayload {
  readonly giftCard: GiftCard | null
  readonly userErrors: readonly Rejection[]
}

/** Codes tried before a pattern counts as used up. */
const ATTEMPTS = 20

/**
 * Issues a gift card of a campaign that is ACTIVE or SCHEDULED, into a customer's wallet or for whoever has its code. Once a key. Its life
 * (`validFor`) begins when it is given to a customer.
 */
export async function giftCardIssue(
  session: Session,
  input: GiftCardIssueInput,
): Promise<GiftCardPayload & { readonly replayed: boolean }> {
  const payload = await withIdempotency<GiftCardPayload>(
    session,
    { operation: 'giftCardIssue', key: input.idempotencyKey, input },
    {
      work: (db) => work(within(session, db), input),
      find: async (reference) => {
        const id = reference as string
        return { giftCard: (await giftCardsByIds(session.db, [id])).get(id)!, userErrors: [] }
      },
      refuse: (rejection) => ({ giftCard: null, userErrors: [rejection] }),
    },
  )
  const holderId = payload.giftCard?.holderId ?? null
  if (holderId !== null && !payload.replayed) announce(session, `customer:${holderId}`)
  return payload
}

async function work(session: Session, input: GiftCardIssueInput): Promise<Worked<GiftCardPayload>> {
  const parsed = parseGiftCardIssue(input)
  if (!parsed.ok) return refused(...parsed.rejections)
  const campaign = await findCampaign(session.db, input.campaign)
  if (campaign === null) return refused(reject('NOT_FOUND', ['campaign']))
  const customer = input.customer ? await findCustomer(session.db, input.customer) : null
  if (input.customer && customer === null) return refused(reject('NOT_FOUND', ['customer']))
  const problem = issuingProblem(campaign, session.now)
  if (problem !== null) return refused(problem)
  const giftCard = await make(session, campaign, customer, parsed.value)
  if (giftCard === null) return refused(reject('INVALID_STATE', ['campaign'], 'its codePattern has no room for more'))
  return { value: { giftCard, userErrors: [] }, reference: giftCard.id }
}

function issuingProblem(campaign: Campaign, now: Date): Rejection | null {
  if (campaign.kind !== 'GIFT_CARD')
    return reject('INVALID_STATE', ['campaign'], 'cards are of campaigns of kind GIFT_CARD only')
  const status = campaignStatus(campaign, now)
  return status === 'ACTIVE' || status === 'SCHEDULED'
    ? null
    : reject('INVALID_STATE', ['campaign'], `the campaign is ${status}`)
}

async function make(
  { services, db, now }: Session,
  campaign: Campaign,
  customer: Customer | null,
  balance: Money,
): Promise<GiftCard | null> {
  const pattern = await safePattern(campaign, () => countGiftCards(db, campaign.id))
  if (pattern === null) return null
  const values = customer === null ? {} : customerCodeValues(customer)
  const card = cardOf(campaign, customer, balance, now)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const code = codeFrom(pattern, services.randomBytes(64), values, (count) => services.randomBytes(count))
    const made = await insertGiftCard(db, { ...card, code, id: services.newId(), entryId: services.newId() })
    if (made !== null) return made
  }
  return null
}

function cardOf(
  campaign: Campaign,
  customer: Customer | null,
  { amount, currency }: Money,
  now: Date,
): Omit<NewGiftCard, 'id' | 'code' | 'entryId'> {
  const isGiven = customer !== null
  const ends = isGiven && campaign.validFor !== null
  return {
    campaignId: campaign.id,
    holderId: customer?.id ?? null,
    currency,
    initialBalance: amount,
    givenAt: isGiven ? now : null,
    endsAt: ends ? spanEnd(now, campaign.validFor!, campaign.timeZone) : null,
    createdAt: now,
  }
}

function refused(...userErrors: readonly Rejection[]): Worked<GiftCardPayload> {
  return { value: { giftCard: null, userErrors }, reference: null }
}
