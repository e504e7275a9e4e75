import type { ConditionInput } from '../input/condition-input.ts'
import { readOneOf } from '../input/one-of.ts'
import { parseAt, type Parsed, type Path, type Place } from '../input/place.ts'
import { readList } from '../input/values.ts'
import type { Condition, Leaf } from './condition.ts'
import type { Lookup } from './lookup.ts'
import { readExpression } from './parse-expression.ts'
import { readEvents, readOrders, readRedeemed } from './parse-histories.ts'
import { readCartQuantity, readCartSubtotal, readSegment, readTier } from './parse-leaves.ts'
import { readArea, readStores } from './parse-places.ts'
import { readAttributeTest } from './parse-selector.ts'
import { readAnniversary, readSchedule } from './parse-times.ts'

export type { Lookup } from './lookup.ts'

/** Levels of one tree, its root included. */
export const MAXIMUM_LEVELS = 10

/** Nodes of one tree, leaves included. */
export const MAXIMUM_NODES = 200

type Field = keyof ConditionInput & string
type LeafField = Exclude<Field, 'all' | 'any' | 'not'>

/** How each leaf is read. A further one: its line here. */
const READERS: {
  readonly [Field in LeafField]: (input: NonNullable<ConditionInput[Field]>, place: Place, lookup: Lookup) => Leaf
} = {
  cartSubtotal: readCartSubtotal,
  cartQuantity: readCartQuantity,
  segment: readSegment,
  customer: (input, place) => ({ kind: 'customer', test: readAttributeTest(input, place) }),
  orders: readOrders,
  events: readEvents,
  redeemed: readRedeemed,
  tier: readTier,
  stores: readStores,
  location: readArea,
  schedule: readSchedule,
  anniversary: readAnniversary,
  cart: (input, place) => ({ kind: 'cart', test: readAttributeTest(input, place) }),
  expression: readExpression,
}

const GROUPS: readonly Field[] = ['all', 'any', 'not']
const FIELDS: readonly Field[] = [...GROUPS, ...(Object.keys(READERS) as LeafField[])]
const SEGMENT_FIELDS: readonly Field[] = [
  ...GROUPS,
  'segment',
  'customer',
  'orders',
  'events',
  'redeemed',
  'tier',
  'anniversary',
]

/** Checks a rule tree: at most 10 levels and 200 nodes, each leaf by its own rules. All problems are told, each with its path. */
export function parseCondition(input: ConditionInput, path: Path, lookup: Lookup): Parsed<Condition> {
  return parseAt(path, (place) => readCondition(input, place, lookup))
}

/** Checks the rule of a segment: over the customer alone, never the cart. */
export function parseSegmentCondition(input: ConditionInput, path: Path, lookup: Lookup): Parsed<Condition> {
  return parseAt(path, (place) => readSegmentCondition(input, place, lookup))
}

/** Reads a rule tree in its place. The value is only good where nothing was refused. */
export function readCondition(input: ConditionInput, place: Place, lookup: Lookup): Condition {
  return new Tree(lookup, FIELDS).node(input, place, 1)
}

/** Reads the rule of a segment in its place. */
export function readSegmentCondition(input: ConditionInput, place: Place, lookup: Lookup): Condition {
  return new Tree(lookup, SEGMENT_FIELDS).node(input, place, 1)
}

/** Reads a rule over the customer alone in its place: who earns, for whom a reward is. */
export function readMemberCondition(input: ConditionInput, place: Place, lookup: Lookup): Condition {
  return new Tree(lookup, SEGMENT_FIELDS).node(input, place, 1)
}

/** Stands in for what was refused. */
const REFUSED: Condition = { kind: 'all', of: [] }

/** One tree being read: counts its nodes. */
class Tree {
  private readonly lookup: Lookup
  private readonly allowed: readonly Field[]
  private nodes = 0

  constructor(lookup: Lookup, allowed: readonly Field[]) {
    this.lookup = lookup
    this.allowed = allowed
  }

  node(input: ConditionInput, place: Place, level: number): Condition {
    this.nodes += 1
    if (this.nodes === MAXIMUM_NODES + 1) place.refuse('TOO_MANY', `a rule has at most ${MAXIMUM_NODES} nodes`)
    if (this.nodes > MAXIMUM_NODES) return REFUSED
    if (level > MAXIMUM_LEVELS) {
      place.refuse('TOO_MANY', `a rule has at most ${MAXIMUM_LEVELS} levels`)
      return REFUSED
    }
    const field = readOneOf(input, FIELDS, place)
    if (field === null) return REFUSED
    if (this.allowed.includes(field)) return this.branch(field, input, place.at(field), level)
    place.at(field).refuse('INVALID', 'this is a rule over the customer alone')
    return REFUSED
  }

  private branch(field: Field, input: ConditionInput, place: Place, level: number): Condition {
    switch (field) {
      case 'all':
      case 'any':
        return { kind: field, of: this.children(input[field] ?? [], place, level) }
      case 'not':
        return { kind: 'not', of: this.node(input.not ?? {}, place, level + 1) }
      default:
        return this.leaf(field, input, place)
    }
  }

  private children(inputs: readonly ConditionInput[], place: Place, level: number): Condition[] {
    return readList(inputs, place, (input, at) => this.node(input, at, level + 1), { min: 1, max: MAXIMUM_NODES })
  }

  private leaf<Field extends LeafField>(field: Field, input: ConditionInput, place: Place): Condition {
    return READERS[field](input[field] as NonNullable<ConditionInput[Field]>, place, this.lookup)
  }
}
