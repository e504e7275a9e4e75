import { describe, expect, test } from '@jest/globals'
import type { Tier, TierPeriod } from '../../../src/domain/loyalty/loyalty-program.ts'
import { type TierCredit, tierGap, tierOf } from '../../../src/domain/loyalty/tier-of.ts'

const at = (text: string): Date => new Date(text)
const eur = (amount: number) => ({ amount, currency: 'EUR' })

function tier(key: string, rank: number, given: Partial<Tier> = {}): Tier {
  const base = { id: key, key, title: key, rank, minPoints: null, minSpend: null, needsMembership: false }
  return { ...base, earnBasisPoints: 10_000, perks: [], grants: [], ...given }
}

const TIERS = [
  tier('basic', 0),
  tier('silver', 1, { minPoints: 100 }),
  tier('gold', 2, { minPoints: 500, minSpend: [eur(100_000)] }),
]

function earned(points: number, countsAt: string, given: Partial<TierCredit> = {}): TierCredit {
  return { countsAt: at(countsAt), points, money: null, isCorrection: false, ...given }
}

function standing(
  tierPeriod: TierPeriod,
  credits: readonly TierCredit[],
  now: string,
  membershipEndsAt: Date | null = null,
) {
  const { tier, changesAt } = tierOf(
    { tierPeriod, tiers: TIERS },
    { membershipEndsAt },
    credits,
    at(now),
    'Europe/Berlin',
  )
  return [tier?.key ?? null, changesAt?.toISOString() ?? null]
}

describe('of a lifetime', () => {
  test('a tier is reached at its threshold, inclusive, by points or by money', () => {
    expect(standing('LIFETIME', [earned(99, '2020-01-01T00:00:00Z')], '2026-01-01T00:00:00Z')).toEqual(['basic', null])
    expect(standing('LIFETIME', [earned(100, '2020-01-01T00:00:00Z')], '2026-01-01T00:00:00Z')).toEqual([
      'silver',
      null,
    ])
    const spent = earned(0, '2020-01-01T00:00:00Z', { money: eur(100_000) })
    expect(standing('LIFETIME', [spent], '2026-01-01T00:00:00Z')).toEqual(['gold', null])
  })

  test('returns are taken off; corrections too, but they never count as earned', () => {
    const credits = [earned(120, '2026-01-01T00:00:00Z'), earned(-30, '2026-01-01T00:00:00Z')]
    expect(standing('LIFETIME', credits, '2026-06-01T00:00:00Z')).toEqual(['basic', null])
    const corrected = (points: number) => earned(points, '2026-01-01T00:00:00Z', { isCorrection: true })
    expect(standing('LIFETIME', [earned(100, '2026-01-01T00:00:00Z'), corrected(-1)], '2026-06-01T00:00:00Z')[0]).toBe(
      'basic',
    )
    expect(standing('LIFETIME', [earned(99, '2026-01-01T00:00:00Z'), corrected(1)], '2026-06-01T00:00:00Z')[0]).toBe(
      'basic',
    )
    const mistake = [earned(100, '2026-01-01T00:00:00Z'), corrected(50), corrected(-50)]
    expect(standing('LIFETIME', mistake, '2026-06-01T00:00:00Z')[0]).toBe('silver')
  })
})

test("of calendar years a tier lasts to the end of the next, in the shop's time zone, and is up at once", () => {
  const credits = [earned(100, '2026-03-01T00:00:00Z')]
  expect(standing('CALENDAR_YEAR', credits, '2026-03-01T00:00:00Z')).toEqual(['silver', '2026-12-31T23:00:00.000Z'])
  expect(standing('CALENDAR_YEAR', credits, '2027-12-31T22:59:59Z')).toEqual(['silver', '2027-12-31T23:00:00.000Z'])
  expect(standing('CALENDAR_YEAR', credits, '2027-12-31T23:00:00Z')[0]).toBe('basic')
})

test('of a rolling year a tier goes at the instant at which what it stood on is a year old', () => {
  const credits = [earned(60, '2026-03-01T10:00:00Z'), earned(40, '2026-05-01T10:00:00Z')]
  expect(standing('ROLLING_YEAR', credits, '2027-03-01T09:59:59Z')).toEqual(['silver', '2027-03-01T10:00:00.000Z'])
  expect(standing('ROLLING_YEAR', credits, '2027-03-01T10:00:00Z')).toEqual(['basic', '2027-05-01T10:00:00.000Z'])
})

test('a tier that needs a membership is there as long as it is paid for', () => {
  const tiers = [tier('basic', 0), tier('club', 1, { needsMembership: true })]
  const of = (ends: string | null, now: string) => {
    const member = { membershipEndsAt: ends === null ? null : at(ends) }
    const { tier: found, changesAt } = tierOf({ tierPeriod: 'LIFETIME', tiers }, member, [], at(now), 'UTC')
    return [found?.key, changesAt?.toISOString() ?? null]
  }
  expect(of(null, '2026-01-01T00:00:00Z')).toEqual(['basic', null])
  expect(of('2026-02-01T00:00:00Z', '2026-01-01T00:00:00Z')).toEqual(['club', '2026-02-01T00:00:00.000Z'])
  expect(of('2026-02-01T00:00:00Z', '2026-02-01T00:00:00Z')).toEqual(['basic', null])
})

test('the gap to the next tier is exact, and counts this period alone', () => {
  const credits = [
    earned(100, '2026-03-01T00:00:00Z', { money: eur(20_000) }),
    earned(30, '2027-02-01T00:00:00Z', { money: eur(500) }),
  ]
  const world = { timeZone: 'Europe/Berlin', currency: 'EUR' }
  const gap = (period: TierPeriod, rank: number | null) =>
    tierGap({ tierPeriod: period, tiers: TIERS }, rank, credits, at('2027-06-01T00:00:00Z'), world)
  expect(gap('LIFETIME', 1)).toMatchObject({
    tier: { key: 'gold' },
    missingPoints: 370,
    missingSpend: eur(79_500),
    countedUntil: null,
  })
  expect(gap('CALENDAR_YEAR', 1)).toMatchObject({
    missingPoints: 470,
    missingSpend: eur(99_500),
    countedUntil: at('2027-12-31T23:00:00Z'),
  })
  expect(gap('CALENDAR_YEAR', 0)).toMatchObject({ tier: { key: 'silver' }, missingPoints: 70, missingSpend: null })
  expect(gap('LIFETIME', 2)).toBeNull()
})
