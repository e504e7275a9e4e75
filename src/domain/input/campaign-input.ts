import type { CampaignKind, LimitOf, LimitPer, LimitWindow, StackingMode } from '../campaign.ts'
import type { JsonObject } from '../json.ts'
import type { ConditionInput, ItemSelectorInput } from './condition-input.ts'
import type { EffectInput } from './effect-input.ts'
import type { MoneyInput } from './reference-input.ts'

/** How an incentive combines, as sent. */
export interface StackingInput {
  readonly mode?: StackingMode | null
  readonly group?: string | null
  readonly priority?: number | null
  readonly compounds?: boolean | null
}

/** A cap as sent. */
export interface LimitInput {
  readonly of: LimitOf
  readonly per?: LimitPer | null
  readonly window?: LimitWindow | null
  readonly count?: number | null
  readonly money?: MoneyInput | null
}

/** A call to action as sent. */
export interface BannerInput {
  readonly headline: string
  readonly body?: string | null
  readonly imageUrl?: string | URL | null
  readonly imageAlt?: string | null
  readonly actionLabel?: string | null
  readonly actionUrl?: string | null
}

/** What a campaign says in one further language, as sent. */
export interface TranslationInput {
  readonly locale: string
  readonly title: string
  readonly summary?: string | null
  readonly terms?: string | null
  readonly banner?: BannerInput | null
}

/** What a campaign says, as sent. */
export interface DisplayInput {
  readonly title: string
  readonly summary?: string | null
  readonly terms?: string | null
  readonly imageUrl?: string | URL | null
  readonly placements?: readonly string[] | null
  readonly banner?: BannerInput | null
  readonly translations?: readonly TranslationInput[] | null
}

/** One arm of an experiment, as sent. */
export interface VariantInput {
  readonly key: string
  readonly weight: number
  readonly effects: readonly EffectInput[]
}

/** The fields that both creation and change send. */
interface CampaignFieldsInput {
  readonly startsAt?: Date | null
  readonly endsAt?: Date | null
  readonly timeZone?: string | null
  readonly shownTo?: ConditionInput | null
  readonly conditions?: ConditionInput | null
  readonly effects?: readonly EffectInput[] | null
  readonly variants?: readonly VariantInput[] | null
  readonly stacking?: StackingInput | null
  readonly limits?: readonly LimitInput[] | null
  readonly publicCode?: string | null
  readonly codePattern?: string | null
  readonly validFor?: string | null
  readonly spendableOn?: ItemSelectorInput | null
  readonly attributes?: JsonObject | null
}

/** A new campaign. */
export interface CampaignInput extends CampaignFieldsInput {
  readonly key: string
  readonly name: string
  readonly kind: CampaignKind
  readonly display: DisplayInput
}

/** A change: absent keeps, null clears. */
export interface CampaignUpdateInput extends CampaignFieldsInput {
  readonly id: string | null
  readonly expectedVersion: number
  readonly name?: string | null
  readonly display?: DisplayInput | null
}

/** What may be done to a campaign. */
export type CampaignTransition = 'PUBLISH' | 'APPROVE' | 'PAUSE' | 'RESUME' | 'END' | 'ARCHIVE'

/** A move from one state to the next. */
export interface CampaignTransitionInput {
  readonly id: string | null
  readonly to: CampaignTransition
  readonly expectedVersion: number
}
