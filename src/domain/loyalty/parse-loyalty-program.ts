import { Duration } from 'luxon'
import type { LoyaltyProgramInput, ProgramTranslationInput, TierInput } from '../input/loyalty-input.ts'
import { given, parseAt, type Parsed, type Place } from '../input/place.ts'
import { readAmounts } from '../input/read-money.ts'
import { readDuration, readInteger, readKey, readList, readLocale, readName } from '../input/values.ts'
import { type GrantLookup, MAXIMUM_POINTS, readGrants } from '../parse-grants.ts'
import type { LoyaltyProgram, PointsExpiryRule, ProgramTranslation, Tier } from './loyalty-program.ts'

/** A program as sent, checked; tiers get their ids where they are kept. */
export type ProgramDraft = Omit<LoyaltyProgram, 'id' | 'version' | 'createdAt' | 'tiers' | 'tiersVersion'> & {
  readonly tiers: readonly Omit<Tier, 'id'>[]
}

const MAXIMUM_NAME = 200
const MAXIMUM_TIERS = 20
const MAXIMUM_TRANSLATIONS = 50
const MAXIMUM_PERKS = 50

/** Checks a program: at most 20 tiers with ranks and keys of their own; points must outlive their waiting. */
export function parseLoyaltyProgram(input: LoyaltyProgramInput, lookup: GrantLookup): Parsed<ProgramDraft> {
  return parseAt([], (place) => {
    const pendingFor = given(input.pendingFor) ? readDuration(input.pendingFor, place.at('pendingFor')) : null
    return {
      key: readKey(input.key, place.at('key')),
      ...readNames(input, place),
      translations: readTranslations(input.translations ?? [], place.at('translations')),
      pointValues: readAmounts(input.pointValues ?? [], place.at('pointValues'), 1, 0),
      pendingFor,
      expiry: readExpiry(input.expiry, place.at('expiry'), pendingFor),
      tierPeriod: input.tierPeriod ?? 'LIFETIME',
      tiers: readTiers(input, place.at('tiers'), lookup),
      enrollsEveryone: input.enrollsEveryone ?? false,
      membership: given(input.membership)
        ? {
            prices: readAmounts(input.membership.prices, place.at('membership', 'prices'), 1),
            period: readDuration(input.membership.period, place.at('membership', 'period')),
          }
        : null,
    }
  })
}

function readNames(input: Omit<ProgramTranslationInput, 'locale'>, place: Place): Omit<ProgramTranslation, 'locale'> {
  return {
    title: readName(input.title, place.at('title'), MAXIMUM_NAME),
    pointName: readName(input.pointName, place.at('pointName'), MAXIMUM_NAME),
    pointsName: readName(input.pointsName, place.at('pointsName'), MAXIMUM_NAME),
  }
}

function readTranslations(inputs: readonly ProgramTranslationInput[], place: Place): ProgramTranslation[] {
  const seen = new Set<string>()
  return readList(
    inputs,
    place,
    (input, at) => {
      const locale = readLocale(input.locale, at.at('locale'))
      if (seen.has(locale)) at.at('locale').refuse('INVALID', `${locale} is given twice`)
      seen.add(locale)
      return { locale, ...readNames(input, at) }
    },
    { max: MAXIMUM_TRANSLATIONS },
  )
}

function readExpiry(
  input: LoyaltyProgramInput['expiry'],
  place: Place,
  pendingFor: string | null,
): PointsExpiryRule | null {
  if (!given(input)) return null
  const after = readDuration(input.after, place.at('after'))
  if (pendingFor !== null && daysOf(after) <= daysOf(pendingFor))
    place.at('after').refuse('INVALID', 'must be longer than pendingFor: else points end before they can be spent')
  return { after, roundedTo: input.roundedTo ?? 'DAY' }
}

function daysOf(duration: string): number {
  return Duration.fromISO(duration).as('days')
}

function readTiers(input: LoyaltyProgramInput, place: Place, lookup: GrantLookup): Omit<Tier, 'id'>[] {
  const [keys, ranks] = [new Set<string>(), new Set<number>()]
  const tiers = readList(
    input.tiers ?? [],
    place,
    (sent, at) => {
      const tier = readTier(sent, at, lookup)
      if (keys.has(tier.key)) at.at('key').refuse('INVALID', `${tier.key} is given twice`)
      if (ranks.has(tier.rank)) at.at('rank').refuse('INVALID', `${tier.rank} is given twice`)
      if (tier.needsMembership && !given(input.membership))
        at.at('needsMembership').refuse('INVALID', 'the program has no membership')
      keys.add(tier.key)
      ranks.add(tier.rank)
      return tier
    },
    { max: MAXIMUM_TIERS },
  )
  return tiers.toSorted((a, b) => a.rank - b.rank)
}

function readTier(input: TierInput, place: Place, lookup: GrantLookup): Omit<Tier, 'id'> {
  return {
    key: readKey(input.key, place.at('key')),
    title: readName(input.title, place.at('title'), MAXIMUM_NAME),
    rank: readInteger(input.rank, place.at('rank'), { min: 0, max: 1000 }),
    minPoints: given(input.minPoints)
      ? readInteger(input.minPoints, place.at('minPoints'), { min: 1, max: MAXIMUM_POINTS })
      : null,
    minSpend: given(input.minSpend) ? readAmounts(input.minSpend, place.at('minSpend'), 1) : null,
    needsMembership: input.needsMembership ?? false,
    earnBasisPoints: readInteger(input.earnBasisPoints ?? 10_000, place.at('earnBasisPoints'), {
      min: 0,
      max: 1_000_000,
    }),
    perks: readList(input.perks ?? [], place.at('perks'), (perk, at) => readName(perk, at, MAXIMUM_NAME), {
      max: MAXIMUM_PERKS,
    }),
    grants: readGrants(input.grants ?? [], place.at('grants'), lookup),
  }
}
