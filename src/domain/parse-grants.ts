import type { CampaignKind } from './campaign.ts'
import type { Grant } from './grant.ts'
import type { GiveawayGrantInput, GrantInput } from './input/grant-input.ts'
import { readOneOf } from './input/one-of.ts'
import type { Place } from './input/place.ts'
import { readAmounts } from './input/read-money.ts'
import type { KeyRef } from './input/reference-input.ts'
import { readDuration, readInteger, readList, readName, readOptionalName } from './input/values.ts'

/** More points than this move in no single gain. */
export const MAXIMUM_POINTS = 1_000_000_000

const MAXIMUM_GRANTS = 20
/** Tickets of a giveaway in one grant. */
const MAXIMUM_ENTRIES = 1_000
const MAXIMUM_TITLE = 200
const MAXIMUM_DESCRIPTION = 1_000

/** Finds what grants name. */
export interface GrantLookup {
  /** What a campaign is, and its id; null where there is none. */
  campaign(ref: KeyRef): { readonly id: string; readonly kind: CampaignKind } | null
  /** The id of a program that exists, else null. */
  programId(ref: KeyRef): string | null
  /** The id of a giveaway that exists, else null. */
  giveawayId(ref: KeyRef): string | null
}

/** Gifts, at most 20. */
export function readGrants(inputs: readonly GrantInput[], place: Place, lookup: GrantLookup, min = 0): Grant[] {
  const grants = readList(inputs, place, (input, at) => readGrant(input, at, lookup), { min, max: MAXIMUM_GRANTS })
  return grants.filter((grant) => grant !== null)
}

/** One gift; null where it was refused. */
export function readGrant(input: GrantInput, place: Place, lookup: GrantLookup): Grant | null {
  const kind = readOneOf(input, ['voucherFrom', 'giftCard', 'points', 'giveawayEntries', 'perk', 'donation'], place)
  if (kind === null) return null
  const at = place.at(kind)
  switch (kind) {
    case 'voucherFrom':
      return { kind, campaignId: readCampaign(input.voucherFrom!, 'COUPON', at, lookup) }
    case 'giftCard':
      return {
        kind,
        campaignId: readCampaign(input.giftCard!.campaign, 'GIFT_CARD', at.at('campaign'), lookup),
        amounts: readAmounts(input.giftCard!.amounts, at.at('amounts'), 1),
      }
    case 'points':
      return {
        kind,
        programId: readProgram(input.points!.program, at.at('program'), lookup),
        points: readPoints(input.points!.points, at.at('points')),
      }
    case 'giveawayEntries':
      return { kind, ...readEntries(input.giveawayEntries!, at, lookup) }
    case 'perk':
      return { kind, ...readPerk(input.perk!, at) }
    case 'donation':
      return {
        kind,
        charity: readName(input.donation!.charity, at.at('charity'), MAXIMUM_TITLE),
        amounts: readAmounts(input.donation!.amounts, at.at('amounts'), 1),
      }
    default:
      return kind satisfies never
  }
}

/** Points from 1 to 10^9. */
export function readPoints(value: number, place: Place): number {
  return readInteger(value, place, { min: 1, max: MAXIMUM_POINTS })
}

/** The id of a program that exists: else NOT_FOUND. */
export function readProgram(ref: KeyRef, place: Place, lookup: Pick<GrantLookup, 'programId'>): string {
  const id = lookup.programId(ref)
  if (id === null) place.refuse('NOT_FOUND', 'there is no such program')
  return id ?? ''
}

/** The id of a campaign of this kind: NOT_FOUND where there is none, INVALID where it is of another kind. */
export function readCampaign(
  ref: KeyRef,
  kind: 'COUPON' | 'GIFT_CARD',
  place: Place,
  lookup: Pick<GrantLookup, 'campaign'>,
): string {
  const campaign = lookup.campaign(ref)
  if (campaign === null) place.refuse('NOT_FOUND', 'there is no such campaign')
  else if (campaign.kind !== kind) place.refuse('INVALID', WRONG_KIND[kind])
  return campaign?.id ?? ''
}

const WRONG_KIND = {
  COUPON: 'codes are for coupons only',
  GIFT_CARD: 'cards are of campaigns of kind GIFT_CARD only',
} as const

function readEntries({ giveaway, count }: GiveawayGrantInput, place: Place, lookup: GrantLookup) {
  const giveawayId = lookup.giveawayId(giveaway)
  if (giveawayId === null) place.at('giveaway').refuse('NOT_FOUND', 'there is no such giveaway')
  const bounds = { min: 1, max: MAXIMUM_ENTRIES }
  return { giveawayId: giveawayId ?? '', count: readInteger(count ?? 1, place.at('count'), bounds) }
}

function readPerk(input: NonNullable<GrantInput['perk']>, place: Place) {
  return {
    title: readName(input.title, place.at('title'), MAXIMUM_TITLE),
    description: readOptionalName(input.description, place.at('description'), MAXIMUM_DESCRIPTION),
    validFor:
      input.validFor === null || input.validFor === undefined
        ? null
        : readDuration(input.validFor, place.at('validFor')),
  }
}
