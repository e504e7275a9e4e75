import type { Campaign } from '../campaign.ts'
import type { Condition, Leaf } from '../condition/condition.ts'
import { customerValue } from '../condition/customer.ts'
import { isVisitor } from '../customer.ts'
import type { Facts } from '../facts.ts'

/** Something that a shopper has: under the name of a trait a value, such as a city, a segment that lists her, or the campaign of a code at hand. */
export interface Trait {
  readonly name: string
  readonly value: string
}

/** The trait whose values are the campaigns of the codes that she has at hand. */
export const CODES = 'codes'

const SEGMENTS = 'segments'
const FIELD = 'field:'

/** Segments within segments, and no further. */
const DEEPEST = 10

type Segments = Facts['segments']

/**
 * Whoever has none of these traits is shown nothing by this campaign, whatever the clock says and whatever is in the cart. Null: that is not
 * known, anybody may be. Each step claims only what follows: of an `all` one branch is enough, an `any` needs all of them.
 */
export function audienceOf(campaign: Campaign, segments: Segments, hasPublicCodes: boolean): readonly Trait[] | null {
  const { id, kind, variants, conditions } = campaign
  if (kind !== 'PROMOTION') return hasPublicCodes ? null : [{ name: CODES, value: id }]
  if (variants.length > 0 || conditions === null) return null
  return ofNode(conditions, false, { segments, depth: 0 })
}

interface Within {
  readonly segments: Segments
  readonly depth: number
}

function ofNode(node: Condition, negated: boolean, within: Within): readonly Trait[] | null {
  switch (node.kind) {
    case 'not':
      return ofNode(node.of, !negated, within)
    case 'all':
    case 'any': {
      const branches = node.of.map((each) => ofNode(each, negated, within))
      return (node.kind === 'all') === negated ? together(branches) : fewest(branches)
    }
    default:
      return negated ? null : ofLeaf(node, within)
  }
}

function ofLeaf(leaf: Leaf, { segments, depth }: Within): readonly Trait[] | null {
  if (leaf.kind === 'segment') {
    const segment = segments.get(leaf.segmentId)
    if (segment === undefined || depth === DEEPEST) return null
    if (segment.condition === null) return [{ name: SEGMENTS, value: segment.id }]
    return ofNode(segment.condition, false, { segments, depth: depth + 1 })
  }
  if (leaf.kind !== 'customer') return null
  const { name, operator, values } = leaf.test
  return operator === 'EQUALS' || operator === 'IN' ? values.map((value) => ({ name: FIELD + name, value })) : null
}

function together(branches: readonly (readonly Trait[] | null)[]): readonly Trait[] | null {
  return branches.includes(null) ? null : branches.flatMap((branch) => branch ?? [])
}

function fewest(branches: readonly (readonly Trait[] | null)[]): readonly Trait[] | null {
  const known = branches.filter((branch) => branch !== null)
  return known.length === 0 ? null : known.reduce((best, each) => (each.length < best.length ? each : best))
}

/**
 * What she has under the name of a trait; null: not known, so she counts as one who may have it. Who has not signed in may do so, and what is no
 * text may equal several texts.
 */
export function traitsOf(
  { customer, staticSegmentIds }: Pick<Facts, 'customer' | 'staticSegmentIds'>,
  name: string,
): readonly string[] | null {
  if (customer === null || isVisitor(customer)) return null
  if (name === SEGMENTS) return [...staticSegmentIds]
  if (!name.startsWith(FIELD)) return null
  const value = customerValue(customer, name.slice(FIELD.length))
  if (value === null) return []
  return typeof value === 'string' ? [value] : null
}
