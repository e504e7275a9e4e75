import type { Shipping } from './cart.ts'
import { normaliseCode } from './codes.ts'
import type { EvaluateInput, OrderRecordInput } from './input/cart-input.ts'
import { given, parseAt, type Parsed, type Path, type Place } from './input/place.ts'
import { readAttributes } from './input/read-attributes.ts'
import { readCurrency } from './input/read-money.ts'
import { readChoices, readInstant, readList, readName, readNumber, readOptionalName } from './input/values.ts'
import type { JsonObject } from './json.ts'
import { MAXIMUM_CODES } from './limits.ts'
import type { OfferStatus } from './offer.ts'
import { type CartLineDraft, readCartLines, readShipping } from './parse-cart-lines.ts'
import { readPlacement } from './parse-display.ts'
import { readAskedPoints } from './parse-points.ts'
import type { AskedPoints } from './tender.ts'

/** Longest order reference, in characters. */
export const MAXIMUM_REFERENCE = 128

const CLOCK_SLACK_MILLISECONDS = 5 * 60_000

/** Offers listed where nothing is asked for. */
export const LISTED_STATUSES: readonly OfferStatus[] = ['APPLIED', 'ELIGIBLE', 'NEARLY']

/** Where the shopper is. */
export interface Location {
  readonly latitude: number | null
  readonly longitude: number | null
}

/** A cart kept elsewhere, checked; who shops is found by the operation. */
export interface EvaluationDraft extends Location {
  readonly currency: string
  readonly lines: readonly CartLineDraft[]
  readonly shipping: Shipping | null
  /** In normal form, each once, in the order entered. */
  readonly codes: readonly string[]
  /** Points that are to pay a part; whose card it is, is looked at by the operation. */
  readonly points: AskedPoints | null
  readonly storeKey: string | null
  readonly placement: string | null
  readonly attributes: JsonObject
  /** Null: now. */
  readonly at: Date | null
  readonly offerStatuses: readonly OfferStatus[]
}

/** Checks a cart kept elsewhere. Staff who are no service may not price lines; the catalogue's prices then hold. */
export function parseEvaluation(input: EvaluateInput, path: Path, mayPrice: boolean): Parsed<EvaluationDraft> {
  return parseAt(path, (place) => ({
    currency: readCurrency(input.currency, place.at('currency')),
    ...readGoods(input, place, mayPrice),
    codes: readCodes(input.codes ?? [], place.at('codes')),
    points: given(input.points) ? readAskedPoints(input.points, place.at('points')) : null,
    storeKey: readOptionalName(input.storeKey, place.at('storeKey')),
    ...readLocation(input, place),
    placement: given(input.placement) ? readPlacement(input.placement, place.at('placement')) : null,
    attributes: readAttributes(input.attributes, place.at('attributes')),
    at: given(input.at) ? readInstant(input.at, place.at('at')) : null,
    offerStatuses: readChoices(input.offerStatuses ?? LISTED_STATUSES, place.at('offerStatuses')),
  }))
}

/** An order recorded, checked. */
export interface OrderDraft {
  readonly reference: string
  readonly currency: string
  readonly lines: readonly CartLineDraft[]
  readonly shipping: Shipping | null
  readonly paidAt: Date
}

/** Checks an order paid elsewhere: at least one line, each with a price; paid now or before (five minutes of clock difference are forgiven). */
export function parseOrderRecord(input: OrderRecordInput, now: Date): Parsed<OrderDraft> {
  return parseAt([], (place) => {
    const paidAt = given(input.paidAt) ? readInstant(input.paidAt, place.at('paidAt')) : now
    if (paidAt.getTime() > now.getTime() + CLOCK_SLACK_MILLISECONDS)
      place.at('paidAt').refuse('INVALID', 'must not be in the future')
    if (input.lines.length === 0) place.at('lines').refuse('REQUIRED', 'must have at least one entry')
    return {
      reference: readReference(input.reference, place.at('reference')),
      currency: readCurrency(input.currency, place.at('currency')),
      ...readGoods(input, place, true),
      paidAt,
    }
  })
}

/** An order's reference: 1 to 128 characters, not blank. */
export function readReference(value: string, place: Place): string {
  return readName(value, place, MAXIMUM_REFERENCE)
}

/** Codes entered, in normal form, each once (law 36): at most 30. What can be no code of ours is kept: it is answered like an unknown one. */
export function readCodes(values: readonly string[], place: Place): string[] {
  const codes = readList(values, place, (value) => normaliseCode(value.slice(0, 200)), { max: MAXIMUM_CODES })
  return [...new Set(codes.filter((code) => code !== ''))]
}

/** Where the shopper is: both coordinates, or none. */
export function readLocation(input: { latitude?: number | null; longitude?: number | null }, place: Place): Location {
  const { latitude, longitude } = input
  if (given(latitude) !== given(longitude))
    place.at(given(latitude) ? 'longitude' : 'latitude').refuse('REQUIRED', 'latitude and longitude go together')
  return {
    latitude: given(latitude) ? readNumber(latitude, place.at('latitude'), { min: -90, max: 90 }) : null,
    longitude: given(longitude) ? readNumber(longitude, place.at('longitude'), { min: -180, max: 180 }) : null,
  }
}

type Goods = Pick<EvaluationDraft, 'lines' | 'shipping'>

function readGoods(input: EvaluateInput | OrderRecordInput, place: Place, mayPrice: boolean): Goods {
  const { currency } = input
  const rules = { currency, mayPrice, leastQuantity: 1 } as const
  return {
    lines: readCartLines(input.lines, place.at('lines'), rules),
    shipping: given(input.shipping) ? readShipping(input.shipping, place.at('shipping'), rules) : null,
  }
}
