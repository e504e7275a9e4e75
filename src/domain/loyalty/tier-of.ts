import { DateTime } from 'luxon'
import { earlier } from '../condition/verdict.ts'
import { amountIn, type Money, totalsByCurrency } from '../money.ts'
import { spanEnd } from '../window.ts'
import type { LoyaltyCard } from './loyalty-card.ts'
import type { LoyaltyProgram, Tier } from './loyalty-program.ts'

/** What counts for tiers at one instant (law 25): points earned and money spent; returns are negative, corrections are told apart. */
export interface TierCredit {
  readonly countsAt: Date
  readonly points: number
  readonly money: Money | null
  readonly isCorrection: boolean
}

/** What was earned and spent in one period. */
export interface TierCount {
  readonly points: number
  readonly money: readonly Money[]
}

/** A member as tiers see her. */
type Member = Pick<LoyaltyCard, 'membershipEndsAt'>
type Ranked = Pick<LoyaltyProgram, 'tierPeriod' | 'tiers'>

/** Her tier at `now` (null: none), and when it must be looked at anew by the clock alone (null: never). */
export interface TierStanding {
  readonly tier: Tier | null
  readonly changesAt: Date | null
}

/** The next tier and what is missing to it; what its tier does not ask for is null. */
export interface TierGap {
  readonly tier: Tier
  readonly missingPoints: number | null
  readonly missingSpend: Money | null
  /** When the count begins anew; null for never. */
  readonly countedUntil: Date | null
}

/**
 * Her tier: the highest whose points or money she reached in a period that counts. Up at once. Of calendar years the last one counts beside this
 * one, so that a tier is kept until the end of the year after; a rolling year is the year before `now`.
 */
export function tierOf(
  { tierPeriod, tiers }: Ranked,
  member: Member,
  credits: readonly TierCredit[],
  now: Date,
  timeZone: string,
): TierStanding {
  const counts = countsOf(tierPeriod, credits, now, timeZone)
  const reached = tiers.filter((tier) => isMet(tier, member, counts, now))
  const changesAt = earlier(countChangesAt(tierPeriod, credits, now, timeZone), membershipEnd(tiers, member, now))
  return { tier: reached.at(-1) ?? null, changesAt: tiers.length === 0 ? null : changesAt }
}

/** The tier above `rank` (null: above none) that comes next, and the gap to it; `currency` is preferred for money. */
export function tierGap(
  { tierPeriod, tiers }: Ranked,
  rank: number | null,
  credits: readonly TierCredit[],
  now: Date,
  { timeZone, currency }: { readonly timeZone: string; readonly currency: string },
): TierGap | null {
  const tier = tiers.find((each) => rank === null || each.rank > rank)
  if (tier === undefined) return null
  const count = currentCount(tierPeriod, credits, now, timeZone)
  return {
    tier,
    missingPoints: tier.minPoints === null ? null : Math.max(0, tier.minPoints - count.points),
    missingSpend: missingSpend(tier, count, currency),
    countedUntil: tierPeriod === 'CALENDAR_YEAR' ? yearStart(now, timeZone, 1) : null,
  }
}

function missingSpend({ minSpend }: Tier, { money }: TierCount, currency: string): Money | null {
  const asked = minSpend?.find((each) => each.currency === currency) ?? minSpend?.[0]
  if (asked === undefined) return null
  const spent = amountIn(asked.currency, money) ?? 0
  return { amount: Math.max(0, asked.amount - spent), currency: asked.currency }
}

function isMet(tier: Tier, { membershipEndsAt }: Member, counts: readonly TierCount[], now: Date): boolean {
  if (tier.needsMembership && (membershipEndsAt === null || membershipEndsAt <= now)) return false
  if (tier.minPoints === null && tier.minSpend === null) return true
  return counts.some(
    ({ points, money }) =>
      (tier.minPoints !== null && points >= tier.minPoints) ||
      (tier.minSpend ?? []).some(({ amount, currency }) => (amountIn(currency, money) ?? 0) >= amount),
  )
}

function countsOf(
  period: LoyaltyProgram['tierPeriod'],
  credits: readonly TierCredit[],
  now: Date,
  timeZone: string,
): TierCount[] {
  const current = currentCount(period, credits, now, timeZone)
  if (period !== 'CALENDAR_YEAR') return [current]
  return [current, countBetween(credits, yearStart(now, timeZone, -1), yearStart(now, timeZone, 0))]
}

function currentCount(
  period: LoyaltyProgram['tierPeriod'],
  credits: readonly TierCredit[],
  now: Date,
  timeZone: string,
): TierCount {
  switch (period) {
    case 'LIFETIME':
      return countOf(credits)
    case 'CALENDAR_YEAR':
      return countBetween(credits, yearStart(now, timeZone, 0), yearStart(now, timeZone, 1))
    case 'ROLLING_YEAR':
      return countOf(credits.filter(({ countsAt }) => spanEnd(countsAt, 'P1Y', timeZone) > now))
    default:
      return period satisfies never
  }
}

function countBetween(credits: readonly TierCredit[], from: Date, to: Date): TierCount {
  return countOf(credits.filter(({ countsAt }) => countsAt >= from && countsAt < to))
}

/** Corrections are taken off, and never count as earned (law 25). */
function countOf(credits: readonly TierCredit[]): TierCount {
  let [earned, corrected] = [0, 0]
  for (const { points, isCorrection } of credits)
    if (isCorrection) corrected += points
    else earned += points
  return {
    points: earned + Math.min(0, corrected),
    money: totalsByCurrency(credits.flatMap(({ money }) => money ?? [])),
  }
}

/** When the count becomes another by the clock: a new year, or the first credit that leaves the rolling one. */
function countChangesAt(
  period: LoyaltyProgram['tierPeriod'],
  credits: readonly TierCredit[],
  now: Date,
  timeZone: string,
): Date | null {
  if (period === 'LIFETIME') return null
  if (period === 'CALENDAR_YEAR') return credits.length === 0 ? null : yearStart(now, timeZone, 1)
  return credits
    .map(({ countsAt }) => spanEnd(countsAt, 'P1Y', timeZone))
    .filter((leaves) => leaves > now)
    .reduce<Date | null>(earlier, null)
}

function membershipEnd(tiers: readonly Tier[], { membershipEndsAt }: Member, now: Date): Date | null {
  const matters = tiers.some(({ needsMembership }) => needsMembership)
  return matters && membershipEndsAt !== null && membershipEndsAt > now ? membershipEndsAt : null
}

function yearStart(now: Date, timeZone: string, years: number): Date {
  return DateTime.fromJSDate(now, { zone: timeZone }).startOf('year').plus({ years }).toJSDate()
}
