import type { Campaign } from './campaign.ts'
import type { Effect } from './effect/effect.ts'

/** One arm of an experiment. */
export interface Variant {
  /** Unique within the campaign, such as `control`. */
  readonly key: string
  /** 1 to 10,000: its share of the customers is its weight among all weights. */
  readonly weight: number
  /** Empty for the control arm: it gets nothing. */
  readonly effects: readonly Effect[]
}

/** Draws a number above 0 and below 1 for one customer and one arm: always the same one, and each arm's independent of the others'. */
export type Draw = (variantKey: string) => number

/**
 * The key of the arm into which the draws put a customer (law 32); null where there are no arms. Weighted rendezvous: the arm whose
 * clock, of a speed that is its weight, rings first. So a weight that grows only draws customers into its arm, one that shrinks only lets
 * some of them go, and an arm that comes or goes moves nobody between the others.
 */
export function drawArm(variants: readonly Variant[], draw: Draw): string | null {
  let first: string | null = null
  let earliest = Number.POSITIVE_INFINITY
  for (const { key, weight } of variants) {
    const rings = -Math.log(draw(key)) / weight
    if (rings >= earliest) continue
    earliest = rings
    first = key
  }
  return first
}

/** A campaign as one arm of its experiment meets it: with that arm's effects. One that is no experiment stays as it is; of no arm, it gives nothing. */
export function campaignOfArm(campaign: Campaign, variantKey: string | null): Campaign {
  const variant = campaign.variants.find(({ key }) => key === variantKey)
  return variant === undefined ? campaign : { ...campaign, variant: variant.key, effects: variant.effects }
}

/** A campaign as each arm that gets something meets it; one that is no experiment, alone. */
export function armsOf(campaign: Campaign): readonly Campaign[] {
  if (campaign.variants.length === 0) return [campaign]
  return campaign.variants.filter(({ effects }) => effects.length > 0).map(({ key }) => campaignOfArm(campaign, key))
}

/** Whether a customer whose arms are these meets a campaign, given as one of its arms meets it. */
export function isInArm({ id, variant }: Pick<Campaign, 'id' | 'variant'>, arms: ReadonlyMap<string, string>): boolean {
  return variant === undefined || arms.get(id) === variant
}

/** Whether it is an experiment that gives nothing here: to its control arm, or to nobody known. */
export function isWithheld({ variants, effects }: Pick<Campaign, 'variants' | 'effects'>): boolean {
  return variants.length > 0 && effects.length === 0
}
