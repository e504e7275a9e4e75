import type { CampaignInput } from './campaign-input.ts'
import type { EvaluateInput } from './cart-input.ts'

/** A campaign to try, saved or not, on the paid orders of a span or on the carts given. */
export interface SimulateInput {
  readonly campaignId?: string | null
  readonly campaign?: CampaignInput | null
  readonly from?: Date | null
  readonly to?: Date | null
  readonly carts?: readonly EvaluateInput[] | null
}
