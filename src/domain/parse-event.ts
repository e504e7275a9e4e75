import { MAXIMUM_EVENT_NAME } from './condition/parse-histories.ts'
import type { CustomerEvent } from './customer-event.ts'
import type { EventTrackInput } from './input/customer-input.ts'
import { given, parseAt, type Parsed, type Place } from './input/place.ts'
import { readAttributes } from './input/read-attributes.ts'
import { readInstant, readName } from './input/values.ts'

const CLOCK_SLACK_MILLISECONDS = 5 * 60_000

/** An event, checked; whose it is is found by the operation. */
export type EventDraft = Pick<CustomerEvent, 'name' | 'properties' | 'occurredAt'>

/** Checks an event: a name of 1 to 100 characters, at most 32 KB of properties, now or before (five minutes of clock difference are forgiven, and read as now). */
export function parseEvent(input: EventTrackInput, now: Date): Parsed<EventDraft> {
  return parseAt([], (place) => ({
    name: readName(input.name, place.at('name'), MAXIMUM_EVENT_NAME),
    properties: readAttributes(input.properties, place.at('properties')),
    occurredAt: given(input.occurredAt) ? readPast(input.occurredAt, place.at('occurredAt'), now) : now,
  }))
}

function readPast(value: Date, place: Place, now: Date): Date {
  const instant = readInstant(value, place)
  if (instant.getTime() > now.getTime() + CLOCK_SLACK_MILLISECONDS) place.refuse('INVALID', 'must not be in the future')
  return instant > now ? now : instant
}
