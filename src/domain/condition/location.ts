import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { distance } from '@turf/distance'
import type { Point } from '../cart.ts'
import type { Circle, LocationTest, Polygon } from './condition.ts'
import { type Scene, fails, unknown } from './leaf.ts'
import { HOLDS, type Verdict } from './verdict.ts'

/** Judges where the shopper is: inside any circle or polygon, edges included. Where no location is sent neither the test nor its negation holds (law 29). */
export function judgeLocation(leaf: LocationTest, negated: boolean, scene: Scene): Verdict {
  const { location } = scene.facts
  const expected = `expected ${negated ? 'outside' : 'inside'} the area`
  if (location === null) return unknown(scene, () => ({ code: 'LOCATION', detail: `${expected}, got no location` }))
  if (isInside(leaf, location) !== negated) return HOLDS
  return fails(scene, () => ({
    code: 'LOCATION',
    detail: `${expected}, got ${location.latitude}, ${location.longitude}`,
  }))
}

function isInside({ circles, polygons }: LocationTest, spot: Point): boolean {
  return circles.some((circle) => inCircle(circle, spot)) || polygons.some((polygon) => inPolygon(polygon, spot))
}

/** By the great circle, on a sphere of the mean radius of the earth. */
function inCircle(circle: Circle, spot: Point): boolean {
  return distance(positionOf(circle), positionOf(spot), { units: 'meters' }) <= circle.radiusMeters
}

/** Sides are straight on a map of degrees. A polygon wider than half the earth is the one that crosses the date line. */
function inPolygon({ points }: Polygon, spot: Point): boolean {
  const longitudes = points.map(({ longitude }) => longitude)
  const crosses = Math.max(...longitudes) - Math.min(...longitudes) > 180
  const positions = points.map((point) => positionOf(point, crosses))
  const ring = [...positions, positions[0]!]
  return booleanPointInPolygon(positionOf(spot, crosses), { type: 'Polygon', coordinates: [ring] })
}

function positionOf({ latitude, longitude }: Point, crosses = false): [number, number] {
  return [crosses && longitude < 0 ? longitude + 360 : longitude, latitude]
}
