import { isDeepStrictEqual } from 'node:util'
import type { Campaign } from '../../domain/campaign.ts'
import { firstAfter } from '../../store/active-promotions.ts'
import type { Snapshot } from '../../store/catalogue.ts'

/** What has changed in the rules between two looks at them. */
export type News =
  | { readonly kind: 'nothing' }
  /** Segments, settings, public codes, very much, or it is not known. */
  | { readonly kind: 'everything' }
  | CampaignNews

/** Campaigns have changed, and nothing else. */
export interface CampaignNews {
  readonly kind: 'campaigns'
  /** As they are now; those that are gone as they were. */
  readonly changed: readonly Campaign[]
  /** When the next campaign begins by the clock. */
  readonly nextStart: Date | null
  /** The rules as they are now. */
  readonly after: Snapshot
}

/** More changed campaigns than so many: whom they concern is not sought. */
const MOST_CHANGED = 50

const NOTHING: News = { kind: 'nothing' }
const EVERYTHING: News = { kind: 'everything' }

/** Compares two versions of the rules. What has not changed is the same object in both. */
export function newsBetween(before: Snapshot | null, after: Snapshot, now: Date): News {
  if (before?.version === after.version) return NOTHING
  if (before === null || !isSameBeside(before, after)) return EVERYTHING
  const changed = [...changedIn(before.campaigns, after.campaigns), ...goneFrom(before.campaigns, after.campaigns)]
  if (changed.length > MOST_CHANGED) return EVERYTHING
  return changed.length === 0 ? NOTHING : { kind: 'campaigns', changed, nextStart: nextStart(after, now), after }
}

type Campaigns = Snapshot['campaigns']

function changedIn(before: Campaigns, after: Campaigns): Campaign[] {
  return before === after ? [] : [...after.values()].filter((campaign) => before.get(campaign.id) !== campaign)
}

function goneFrom(before: Campaigns, after: Campaigns): Campaign[] {
  return before === after ? [] : [...before.values()].filter(({ id }) => !after.has(id))
}

/** All rules but the campaigns. Spans of the past that nobody looked at so far were not read for those who listen. */
function isSameBeside(before: Snapshot, after: Snapshot): boolean {
  const read = new Set(before.histories.map(({ key }) => key))
  const { campaigns: _before, settings: former, ...known } = before.rules
  const { campaigns: _after, settings, ...rest } = after.rules
  const isSame = Object.entries(rest).every(([part, rules]) => known[part as keyof typeof known] === rules)
  return isSame && isDeepStrictEqual(former, settings) && after.histories.every(({ key }) => read.has(key))
}

/** Whether a public code of this campaign is known: anybody may enter it. */
export function hasPublicCode({ rules }: Snapshot, { id }: Campaign): boolean {
  for (const { campaignId } of rules.publicCodes.values()) if (campaignId === id) return true
  return false
}

function nextStart({ starts }: Snapshot, now: Date): Date | null {
  const next = starts[firstAfter(starts, now.getTime())]
  return next === undefined ? null : new Date(next)
}
