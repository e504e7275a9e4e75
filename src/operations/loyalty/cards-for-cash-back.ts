import type { Campaign } from '../../domain/campaign.ts'
import { codeFrom } from '../../domain/code-from.ts'
import { type CodePattern, parsePattern } from '../../domain/code-pattern.ts'
import { customerCodeValues } from '../../domain/customer-code-values.ts'
import type { Customer } from '../../domain/customer.ts'
import type { PlannedCashBack } from '../../domain/loyalty/cash-back.ts'
import type { PlannedEarning } from '../../domain/loyalty/earn-points.ts'
import { spanEnd } from '../../domain/window.ts'
import type { Db } from '../../store/database.ts'
import { countGiftCards } from '../../store/read-gift-cards.ts'
import { safePattern } from '../campaigns/safe-pattern.ts'
import type { LoyaltyWorld } from './loyalty-world.ts'

/** What is needed where a customer has no card yet onto which the money goes. */
interface CardToBe {
  readonly newCardId: string
  /** Tried in this order: others may take one meanwhile. */
  readonly codes: readonly string[]
  readonly givenAt: Date
  /** The end of money that comes onto a card now; null for none. */
  readonly endsAt: Date | null
}

/** Codes after the campaign's pattern, tried before one that always has room. */
const OWN_CODES = 3

/** The same earning, with what a new card would be: codes need a cryptographic source, and are drawn before anything is recorded. */
export async function withCardsForCashBack(
  world: LoyaltyWorld,
  db: Db,
  earns: readonly PlannedEarning[],
  customer: Customer | null,
): Promise<readonly PlannedEarning[]> {
  if (customer === null || earns.every(({ cashBack }) => cashBack.length === 0)) return earns
  const withCard = async (planned: PlannedCashBack): Promise<PlannedCashBack & CardToBe> => ({
    ...planned,
    ...(await cardToBe(world, db, world.snapshot.campaigns.get(planned.campaignId)!, customer)),
  })
  return Promise.all(
    earns.map(async (earning) => ({ ...earning, cashBack: await Promise.all(earning.cashBack.map(withCard)) })),
  )
}

async function cardToBe(
  { services, now }: LoyaltyWorld,
  db: Db,
  campaign: Campaign,
  customer: Customer,
): Promise<CardToBe> {
  const own = await safePattern(campaign, () => countGiftCards(db, campaign.id))
  const patterns = [...Array<CodePattern | null>(OWN_CODES).fill(own), ALWAYS].filter((pattern) => pattern !== null)
  const draw = (pattern: CodePattern): string =>
    codeFrom(pattern, services.randomBytes(64), customerCodeValues(customer), services.randomBytes)
  return {
    newCardId: services.newId(),
    codes: patterns.map(draw),
    givenAt: now,
    endsAt: campaign.validFor === null ? null : spanEnd(now, campaign.validFor, campaign.timeZone),
  }
}

/** Where a campaign's own pattern has no room for one more: what a shopper has earned is given all the same. */
const ALWAYS = roomyPattern()

function roomyPattern(): CodePattern {
  const parsed = parsePattern('CASHBACK-############', [])
  if (!parsed.ok) throw new Error('the pattern of cards for cash back cannot be read')
  return parsed.value
}
