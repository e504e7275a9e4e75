import { type Lookup, readCondition } from '../condition/parse-condition.ts'
import type {
  AmountOffInput,
  EffectCaseInput,
  EffectInput,
  FixedPriceInput,
  PercentOffInput,
  ShippingOffInput,
} from '../input/effect-input.ts'
import { readOneOf } from '../input/one-of.ts'
import { given, parseAt, type Parsed, type Path, type Place } from '../input/place.ts'
import { readAmounts } from '../input/read-money.ts'
import { readList, readNames } from '../input/values.ts'
import type { AmountOff, Effect, EffectCase, FirstOf, FixedPrice, PercentOff, ShippingOff } from './effect.ts'
import { readAddItem } from './parse-add-item.ts'
import { readBuyXGetY } from './parse-buy-x-get-y.ts'
import { readFormulaOff } from './parse-formula-off.ts'
import { readTarget } from './parse-target.ts'
import { readBasisPoints, readCap } from './read-bounds.ts'

/** Effects of one campaign. */
export const MAXIMUM_EFFECTS = 20

/** Cases of one list. */
export const MAXIMUM_CASES = 50

/** Case lists within case lists. */
export const MAXIMUM_CASE_LEVELS = 3

/** Cases of one effect in all, through all its levels. */
export const MAXIMUM_CASES_IN_ALL = 200

const FIELDS = [
  'percentOff',
  'amountOff',
  'fixedPrice',
  'buyXGetY',
  'addItem',
  'shippingOff',
  'formulaOff',
  'firstOf',
] as const

/** Checks one effect; all problems are told, each with its path. */
export function parseEffect(input: EffectInput, path: Path, lookup: Lookup): Parsed<Effect> {
  return parseAt(path, (place) => readEffect(input, place, lookup))
}

/** Checks the effects of a campaign, at most 20. */
export function parseEffects(inputs: readonly EffectInput[], path: Path, lookup: Lookup): Parsed<Effect[]> {
  return parseAt(path, (place) => readEffects(inputs, place, lookup))
}

/** Reads the effects of a campaign in their place. */
export function readEffects(inputs: readonly EffectInput[], place: Place, lookup: Lookup): Effect[] {
  return readList(inputs, place, (input, at) => readEffect(input, at, lookup), { max: MAXIMUM_EFFECTS })
}

/** Reads one effect in its place. The value is only good where nothing was refused. */
export function readEffect(input: EffectInput, place: Place, lookup: Lookup): Effect {
  return readNested(input, place, { lookup, cases: { count: 0 }, level: 1 })
}

/** What the levels of one effect share. */
interface Nesting {
  readonly lookup: Lookup
  readonly cases: { count: number }
  readonly level: number
}

/** Stands in for what was refused. */
const REFUSED: FirstOf = { kind: 'firstOf', cases: [] }

function readNested(input: EffectInput, place: Place, nesting: Nesting): Effect {
  const field = readOneOf(input, FIELDS, place)
  if (field === null) return REFUSED
  const at = place.at(field)
  switch (field) {
    case 'percentOff':
      return given(input.percentOff) ? readPercentOff(input.percentOff, at) : REFUSED
    case 'amountOff':
      return given(input.amountOff) ? readAmountOff(input.amountOff, at) : REFUSED
    case 'fixedPrice':
      return given(input.fixedPrice) ? readFixedPrice(input.fixedPrice, at) : REFUSED
    case 'buyXGetY':
      return given(input.buyXGetY) ? readBuyXGetY(input.buyXGetY, at) : REFUSED
    case 'addItem':
      return given(input.addItem) ? readAddItem(input.addItem, at) : REFUSED
    case 'shippingOff':
      return given(input.shippingOff) ? readShippingOff(input.shippingOff, at) : REFUSED
    case 'formulaOff':
      return given(input.formulaOff) ? readFormulaOff(input.formulaOff, at) : REFUSED
    case 'firstOf':
      return readFirstOf(input, at, nesting)
    default:
      return field satisfies never
  }
}

function readPercentOff(input: PercentOffInput, place: Place): PercentOff {
  return {
    kind: 'percentOff',
    basisPoints: readBasisPoints(input.basisPoints, place),
    cap: readCap(input.cap, place),
    target: readTarget(input.target, place.at('target')),
  }
}

function readAmountOff(input: AmountOffInput, place: Place): AmountOff {
  const target = readTarget(input.target, place.at('target'))
  const perUnit = input.perUnit ?? false
  if (perUnit && target.kind === 'SHIPPING') place.at('perUnit').refuse('INVALID', 'shipping has no units')
  return { kind: 'amountOff', amounts: readAmounts(input.amounts, place.at('amounts'), 1), perUnit, target }
}

function readFixedPrice(input: FixedPriceInput, place: Place): FixedPrice {
  const target = readTarget(input.target, place.at('target'))
  return { kind: 'fixedPrice', prices: readAmounts(input.prices, place.at('prices'), 0), target }
}

function readShippingOff(input: ShippingOffInput, place: Place): ShippingOff {
  return {
    kind: 'shippingOff',
    basisPoints: readBasisPoints(input.basisPoints ?? 10_000, place),
    cap: readCap(input.cap, place),
    methods: readNames(input.methods ?? [], place.at('methods')),
  }
}

function readFirstOf(input: EffectInput, place: Place, nesting: Nesting): FirstOf {
  const cases = input.firstOf ?? []
  nesting.cases.count += cases.length
  const problem = casesProblem(cases.length, nesting)
  if (problem !== null) {
    place.refuse('TOO_MANY', problem)
    return REFUSED
  }
  const inner = { ...nesting, level: nesting.level + 1 }
  return { kind: 'firstOf', cases: readList(cases, place, (each, at) => readCase(each, at, inner), { min: 1 }) }
}

function casesProblem(count: number, { level, cases }: Nesting): string | null {
  if (level > MAXIMUM_CASE_LEVELS) return `cases nest at most ${MAXIMUM_CASE_LEVELS} levels deep`
  if (count > MAXIMUM_CASES) return `must have at most ${MAXIMUM_CASES} cases, not ${count}`
  if (cases.count > MAXIMUM_CASES_IN_ALL) return `one effect has at most ${MAXIMUM_CASES_IN_ALL} cases in all`
  return null
}

function readCase(input: EffectCaseInput, place: Place, nesting: Nesting): EffectCase {
  return {
    when: readCondition(input.when, place.at('when'), nesting.lookup),
    then: readNested(input.then, place.at('then'), nesting),
  }
}
