import { type Campaign, campaignStatus } from '../campaign.ts'
import { earlier } from '../condition/verdict.ts'
import type { Grant } from '../grant.ts'
import type { ReferralMilestone, ReferralProgram } from './referral-program.ts'
import type { ReferralTerms } from './referral-terms.ts'

/** What a program gives, as far as it could be given now. */
export interface Promises {
  /** To a friend who joins. */
  readonly friend: readonly Grant[]
  /** To this referrer, for each friend who converts. */
  readonly referrer: readonly Grant[]
  /** To her for many friends, fewest first; those that give nothing now are missing. */
  readonly milestones: readonly ReferralMilestone[]
}

type Campaigns = ReadonlyMap<string, Campaign>

/** What a program promises on these terms: gifts of campaigns that are over or paused are left out, as they are when they are given. */
export function promisesOf(
  { friendGrants, milestones }: ReferralProgram,
  { referrerGrants }: ReferralTerms,
  campaigns: Campaigns,
  now: Date,
): Promises {
  const given = (grants: readonly Grant[]) => grants.filter((grant) => isOn(grant, campaigns, now))
  return {
    friend: given(friendGrants),
    referrer: given(referrerGrants),
    milestones: milestones
      .map(({ friends, grants }) => ({ friends, grants: given(grants) }))
      .filter(({ grants }) => grants.length > 0),
  }
}

/** The campaigns (UUIDs) from which a program gives on these terms, whatever has become of them. */
export function campaignsPromised(
  { friendGrants, milestones }: ReferralProgram,
  { referrerGrants }: ReferralTerms,
): readonly string[] {
  const grants = [...friendGrants, ...referrerGrants, ...milestones.flatMap((milestone) => milestone.grants)]
  return [...new Set(grants.flatMap((grant) => campaignOf(grant) ?? []))]
}

/** The first instant at which the clock alone could end one of these campaigns. */
export function promisesChangeAt(campaignIds: readonly string[], campaigns: Campaigns, now: Date): Date | null {
  return campaignIds
    .map((id) => campaigns.get(id)?.endsAt ?? null)
    .map((at) => (at !== null && at > now ? at : null))
    .reduce(earlier, null)
}

function isOn(grant: Grant, campaigns: Campaigns, now: Date): boolean {
  const id = campaignOf(grant)
  if (id === null) return true
  const campaign = campaigns.get(id)
  const status = campaign && campaignStatus(campaign, now)
  return status === 'ACTIVE' || status === 'SCHEDULED'
}

function campaignOf(grant: Grant): string | null {
  return grant.kind === 'voucherFrom' || grant.kind === 'giftCard' ? grant.campaignId : null
}
