import { type Campaign, campaignStatus } from '../../domain/campaign.ts'
import { codeFrom } from '../../domain/code-from.ts'
import { customerCodeValues } from '../../domain/customer-code-values.ts'
import type { Customer } from '../../domain/customer.ts'
import type { GiftCard } from '../../domain/gift-card.ts'
import type { Money } from '../../domain/money.ts'
import { reject, type Rejection } from '../../domain/rejection.ts'
import { spanEnd } from '../../domain/window.ts'
import type { Db } from '../../store/database.ts'
import { countGiftCards } from '../../store/read-gift-cards.ts'
import { insertGiftCard, type NewGiftCard } from '../../store/write-gift-cards.ts'
import { safePattern } from '../campaigns/safe-pattern.ts'
import type { Services } from '../session.ts'

/** What issuing a card needs. */
interface IssuingWorld {
  readonly services: Pick<Services, 'newId' | 'randomBytes'>
  readonly now: Date
}

/** Codes tried before a pattern counts as used up. */
const ATTEMPTS = 20

/** Why a campaign's cards are not to be issued now; null where they are. */
export function issuingProblem(campaign: Campaign, now: Date): Rejection | null {
  if (campaign.kind !== 'GIFT_CARD')
    return reject('INVALID_STATE', ['campaign'], 'cards are of campaigns of kind GIFT_CARD only')
  const status = campaignStatus(campaign, now)
  return status === 'ACTIVE' || status === 'SCHEDULED'
    ? null
    : reject('INVALID_STATE', ['campaign'], `the campaign is ${status}`)
}

/** Issues a card, into a customer's wallet or for whoever has its code; null where the pattern has no room for one more. */
export async function makeGiftCard(
  { services, now }: IssuingWorld,
  db: Db,
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
