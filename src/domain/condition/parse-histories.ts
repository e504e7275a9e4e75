import type { HistoryInput } from '../input/condition-input.ts'
import { given, type Place } from '../input/place.ts'
import { readDuration, readInteger, readName } from '../input/values.ts'
import { EVENT_SPAN } from '../kept.ts'
import { isLonger } from '../window.ts'
import type { EventsTest, HistoryBounds, OrdersTest, RedeemedTest } from './condition.ts'
import type { Lookup } from './lookup.ts'
import { readBound, refuseCrossed } from './parse-bounds.ts'

/** Longest name of an event, in characters. */
export const MAXIMUM_EVENT_NAME = 100

const MAXIMUM_COUNT = 1_000_000

/** Bounds on past paid orders: at least one; totals above zero (`maxTotal` from zero). */
export function readOrders(input: HistoryInput, place: Place): OrdersTest {
  refuseForeign(input, ['name', 'campaign'], 'orders', place)
  return { kind: 'orders', ...readBounds(input, place) }
}

/** Bounds on how often an event happened: its name, and at least one count; for ever, or within at most five years. */
export function readEvents(input: HistoryInput, place: Place): EventsTest {
  refuseForeign(input, ['campaign', 'minTotal', 'maxTotal'], 'events', place)
  const name = readName(input.name ?? '', place.at('name'), MAXIMUM_EVENT_NAME)
  if (given(input.within) && isLonger(input.within, EVENT_SPAN))
    place.at('within').refuse('INVALID', 'must be at most five years: events are counted so far back, or for ever')
  const bounds = readBounds({ ...input, minTotal: null, maxTotal: null }, place)
  return { kind: 'events', name, ...bounds, minTotal: null, maxTotal: null }
}

/** Bounds on past redemptions of a campaign that exists (else NOT_FOUND): at least one; totals are what it took off. */
export function readRedeemed(input: HistoryInput, place: Place, lookup: Lookup): RedeemedTest {
  refuseForeign(input, ['name'], 'redemptions', place)
  const campaignId = given(input.campaign) ? lookup.campaignId(input.campaign) : null
  if (!given(input.campaign)) place.at('campaign').refuse('REQUIRED', 'says whose redemptions are counted')
  else if (campaignId === null) place.at('campaign').refuse('NOT_FOUND', 'there is no such campaign')
  return { kind: 'redeemed', campaignId: campaignId ?? '', ...readBounds(input, place) }
}

function refuseForeign(input: HistoryInput, fields: readonly (keyof HistoryInput)[], of: string, place: Place): void {
  for (const field of fields) if (given(input[field])) place.at(field).refuse('INVALID', `is not for ${of}`)
}

function readBounds(input: HistoryInput, place: Place): HistoryBounds {
  const counts = readCounts(input, place)
  const minTotal = readBound(input.minTotal, place.at('minTotal'), 1)
  const maxTotal = readBound(input.maxTotal, place.at('maxTotal'), 0)
  refuseCrossed(minTotal, maxTotal, place.at('maxTotal'), { least: 0, text: 'must not be below minTotal' })
  if (counts.minCount === null && counts.maxCount === null && minTotal === null && maxTotal === null)
    place.refuse('REQUIRED', 'one of minCount, maxCount, minTotal, maxTotal must be set')
  const within = given(input.within) ? readDuration(input.within, place.at('within')) : null
  return { within, ...counts, minTotal, maxTotal }
}

function readCounts(input: HistoryInput, place: Place): Pick<HistoryBounds, 'minCount' | 'maxCount'> {
  const { minCount: least, maxCount: most } = input
  const minCount = given(least) ? readInteger(least, place.at('minCount'), { min: 1, max: MAXIMUM_COUNT }) : null
  const maxCount = given(most) ? readInteger(most, place.at('maxCount'), { min: 0, max: MAXIMUM_COUNT }) : null
  if (minCount !== null && maxCount !== null && maxCount < minCount)
    place.at('maxCount').refuse('INVALID', 'must not be below minCount')
  return { minCount, maxCount }
}
