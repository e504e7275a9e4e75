import type { Campaign } from './campaign.ts'

/** What a marketer writes of a campaign. */
export type CampaignDraft = Pick<
  Campaign,
  | 'key'
  | 'name'
  | 'kind'
  | 'startsAt'
  | 'endsAt'
  | 'timeZone'
  | 'shownTo'
  | 'conditions'
  | 'effects'
  | 'variants'
  | 'stacking'
  | 'limits'
  | 'display'
  | 'publicCode'
  | 'codePattern'
  | 'validFor'
  | 'spendableOn'
  | 'attributes'
>
