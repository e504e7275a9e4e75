import type { CampaignDraft } from './campaign-draft.ts'
import type { Campaign } from './campaign.ts'
import type { Lookup } from './condition/parse-condition.ts'
import { refuseCostly } from './expression/refuse-costly.ts'
import type { CampaignInput, CampaignUpdateInput } from './input/campaign-input.ts'
import { given, parseAt, type Parsed, type Place } from './input/place.ts'
import { readKey, readName, readTimeZone } from './input/values.ts'
import { readCampaignFields } from './parse-campaign-fields.ts'
import { readDisplay } from './parse-display.ts'
import { DEFAULT_STACKING } from './parse-stacking.ts'
import { type Rejection, reject } from './rejection.ts'
import type { Settings } from './settings.ts'

const MAXIMUM_NAME = 200

/** A campaign that says nothing yet. */
const BLANK = {
  startsAt: null,
  endsAt: null,
  shownTo: null,
  conditions: null,
  effects: [],
  variants: [],
  stacking: DEFAULT_STACKING,
  limits: [],
  publicCode: null,
  codePattern: null,
  validFor: null,
  spendableOn: null,
  attributes: {},
} as const satisfies Partial<CampaignDraft>

/** Checks a new campaign: all problems are told, each with its path. What it still needs to go live is told by `publishProblems`. */
export function parseCampaign(
  input: CampaignInput,
  lookup: Lookup,
  settings: Settings,
  now: Date,
): Parsed<CampaignDraft> {
  return parseAt([], (place) => {
    const { kind } = input
    const draft: CampaignDraft = {
      key: readKey(input.key, place.at('key')),
      name: readCampaignName(input.name, place),
      kind,
      timeZone: readTimeZone(input.timeZone ?? settings.timeZone, place.at('timeZone')),
      display: readDisplay(input.display, place.at('display')),
      ...readCampaignFields(input, { ...BLANK, kind }, place, lookup),
    }
    checkWhole(draft, place)
    if (draft.endsAt !== null && draft.endsAt <= now) place.at('endsAt').refuse('INVALID', 'must not be in the past')
    return draft
  })
}

/** Checks a change: absent keeps, null clears, and is REQUIRED where something must stand (name, time zone, display). */
export function parseCampaignUpdate(
  campaign: CampaignDraft,
  input: CampaignUpdateInput,
  lookup: Lookup,
): Parsed<CampaignDraft> {
  return parseAt([], (place) => {
    for (const field of ['name', 'timeZone', 'display'] as const)
      if (input[field] === null) place.at(field).refuse('REQUIRED')
    const draft: CampaignDraft = {
      key: campaign.key,
      name: given(input.name) ? readCampaignName(input.name, place) : campaign.name,
      kind: campaign.kind,
      timeZone: given(input.timeZone) ? readTimeZone(input.timeZone, place.at('timeZone')) : campaign.timeZone,
      display: given(input.display) ? readDisplay(input.display, place.at('display')) : campaign.display,
      ...readCampaignFields(input, campaign, place, lookup),
    }
    checkWhole(draft, place)
    return draft
  })
}

/** What a campaign lacks to be published at `now`: at least one effect (an experiment: arms; gift cards have none), and an end that is still to come. */
export function publishProblems(
  campaign: Pick<Campaign, 'kind' | 'effects' | 'variants' | 'endsAt'>,
  now: Date,
): Rejection[] {
  const problems: Rejection[] = []
  if (campaign.kind !== 'GIFT_CARD' && campaign.effects.length === 0 && campaign.variants.length === 0)
    problems.push(reject('INVALID_STATE', ['to'], 'the campaign has no effect yet'))
  if (campaign.endsAt !== null && campaign.endsAt <= now)
    problems.push(reject('INVALID_STATE', ['to'], "the campaign's end is in the past"))
  return problems
}

function readCampaignName(name: string, place: Place): string {
  return readName(name, place.at('name'), MAXIMUM_NAME).trim()
}

/** What no field can tell alone: the span (law 28), effects or arms, the cost of all expressions, and which fields are for which kind. */
function checkWhole(draft: CampaignDraft, place: Place): void {
  refuseCostly(draft, place)
  if (draft.startsAt !== null && draft.endsAt !== null && draft.endsAt <= draft.startsAt)
    place.at('endsAt').refuse('INVALID', 'must be after startsAt')
  if (draft.effects.length > 0 && draft.variants.length > 0)
    place.at('variants').refuse('INVALID', 'a campaign has either effects or variants, whose arms have their own')
  switch (draft.kind) {
    case 'COUPON':
      if (draft.publicCode === null && draft.codePattern === null)
        place.at('publicCode').refuse('REQUIRED', 'a coupon needs publicCode or codePattern')
      return refuseFields(draft, ['spendableOn'], 'is for gift cards only', place)
    case 'GIFT_CARD':
      if (draft.codePattern === null) place.at('codePattern').refuse('REQUIRED', 'gift cards need a codePattern')
      return refuseFields(draft, NOT_FOR_CARDS, 'is not for gift cards: they pay, and discount nothing', place)
    case 'PROMOTION':
      refuseFields(draft, ['publicCode', 'codePattern', 'validFor'], 'is for codes only', place)
      return refuseFields(draft, ['spendableOn'], 'is for gift cards only', place)
    default:
      return draft.kind satisfies never
  }
}

const NOT_FOR_CARDS = ['publicCode', 'shownTo', 'conditions', 'effects', 'variants', 'limits'] as const

function refuseFields(draft: CampaignDraft, fields: readonly (keyof CampaignDraft)[], why: string, place: Place): void {
  for (const field of fields) {
    const value = draft[field]
    if (Array.isArray(value) ? value.length > 0 : value !== null) place.at(field).refuse('INVALID', why)
  }
}
