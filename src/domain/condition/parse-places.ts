import type { Point } from '../cart.ts'
import type { AreaInput, CircleInput, PointInput, PolygonInput } from '../input/condition-input.ts'
import type { Place } from '../input/place.ts'
import { readList, readName, readNumber } from '../input/values.ts'
import type { Circle, LocationTest, Polygon, StoresTest } from './condition.ts'
import type { Lookup } from './lookup.ts'

const MAXIMUM_CIRCLES = 100
const MAXIMUM_POLYGONS = 50
const MAXIMUM_CORNERS = 500
const MAXIMUM_RADIUS_METERS = 1_000_000

/** Stores that exist (else NOT_FOUND, each at its place): 1 to 500, each once. */
export function readStores(keys: readonly string[], place: Place, lookup: Lookup): StoresTest {
  const storeKeys = readList(keys, place, (key, at) => readStore(key, at, lookup), { min: 1 })
  return { kind: 'stores', storeKeys: [...new Set(storeKeys)] }
}

function readStore(key: string, place: Place, lookup: Lookup): string {
  const before = place.refusals
  const name = readName(key, place)
  if (place.refusals === before && !lookup.hasStore(name)) place.refuse('NOT_FOUND', `there is no store ${name}`)
  return name
}

/** At least one circle, of at most 1,000 km, or polygon, of 3 to 500 corners. */
export function readArea({ circles, polygons }: AreaInput, place: Place): LocationTest {
  const area: LocationTest = {
    kind: 'location',
    circles: readList(circles ?? [], place.at('circles'), readCircle, { max: MAXIMUM_CIRCLES }),
    polygons: readList(polygons ?? [], place.at('polygons'), readPolygon, { max: MAXIMUM_POLYGONS }),
  }
  if ((circles ?? []).length + (polygons ?? []).length === 0)
    place.refuse('REQUIRED', 'circles or polygons must have an entry')
  return area
}

function readCircle(input: CircleInput, place: Place): Circle {
  const { radiusMeters } = input
  if (radiusMeters > 0) readNumber(radiusMeters, place.at('radiusMeters'), { min: 0, max: MAXIMUM_RADIUS_METERS })
  else place.at('radiusMeters').refuse('INVALID', `must be above 0, not ${radiusMeters}`)
  return { ...readPoint(input, place), radiusMeters }
}

function readPolygon({ points }: PolygonInput, place: Place): Polygon {
  const at = place.at('points')
  const corners = readList(points, at, readPoint, { min: 3, max: MAXIMUM_CORNERS })
  const distinct = new Set(corners.map(({ latitude, longitude }) => `${latitude} ${longitude}`))
  if (corners.length >= 3 && distinct.size < 3) at.refuse('INVALID', 'must have at least 3 different points')
  return { points: corners }
}

function readPoint({ latitude, longitude }: PointInput, place: Place): Point {
  return {
    latitude: readNumber(latitude, place.at('latitude'), { min: -90, max: 90 }),
    longitude: readNumber(longitude, place.at('longitude'), { min: -180, max: 180 }),
  }
}
