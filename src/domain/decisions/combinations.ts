import type { Candidate } from './candidate.ts'
import { conflict } from './conflict.ts'

/**
 * Every admissible combination that leaves no place free: no two in conflict, at most `size`, and nobody could still join.
 * Null where there are more than `limit`. Members keep their order.
 */
export function combinations(candidates: readonly Candidate[], size: number, limit: number): Candidate[][] | null {
  const found = new Map<string, Candidate[]>()
  let sets = 0
  for (const peaceful of peacefulSets(candidates)) {
    const places = Math.min(size, peaceful.length)
    if (++sets > limit || choices(peaceful.length, places, limit) > limit) return null
    for (const chosen of subsets(peaceful, places)) {
      found.set(
        chosen.join(),
        chosen.map((index) => candidates[index]!),
      )
      if (found.size > limit) return null
    }
  }
  return [...found.values()]
}

/** Maximal sets without conflict (Bron and Kerbosch, with a pivot), as ascending places; those without any conflict are in all of them. */
function* peacefulSets(candidates: readonly Candidate[]): Generator<number[]> {
  const rivals = candidates.map((a) => new Set(candidates.flatMap((b, place) => (conflict(a, b) ? [place] : []))))
  const places = candidates.map((_, place) => place)
  const free = places.filter((place) => rivals[place]!.size === 0)
  const contested = places.filter((place) => rivals[place]!.size > 0)
  for (const set of expand([], contested, [], rivals)) yield [...free, ...set].toSorted((a, b) => a - b)
}

function* expand(
  chosen: readonly number[],
  open: readonly number[],
  done: readonly number[],
  rivals: readonly ReadonlySet<number>[],
): Generator<readonly number[]> {
  if (open.length === 0 && done.length === 0) yield chosen
  if (open.length === 0) return
  const pivot = bestPivot(open, done, rivals)
  const left = [...open]
  const tried = [...done]
  for (const place of open.filter((each) => each === pivot || rivals[pivot]!.has(each))) {
    const joins = (other: number): boolean => other !== place && !rivals[place]!.has(other)
    yield* expand([...chosen, place], left.filter(joins), tried.filter(joins), rivals)
    left.splice(left.indexOf(place), 1)
    tried.push(place)
  }
}

/** The one with the fewest rivals among the open: fewest branches to try. */
function bestPivot(open: readonly number[], done: readonly number[], rivals: readonly ReadonlySet<number>[]): number {
  const branches = (place: number): number => open.filter((each) => each === place || rivals[place]!.has(each)).length
  return [...open, ...done].reduce((best, place) => (branches(place) < branches(best) ? place : best))
}

/** How many choices there are of so many places, counted no further than just past `limit`. */
function choices(among: number, places: number, limit: number): number {
  let count = 1
  for (let place = 1; place <= Math.min(places, among - places) && count <= limit; place++)
    count = (count * (among - place + 1)) / place
  return count
}

/** Every choice of `size` out of ascending places. */
function* subsets(places: readonly number[], size: number): Generator<number[]> {
  if (size === 0) yield []
  if (size === 0) return
  for (let first = 0; first + size <= places.length; first++)
    for (const rest of subsets(places.slice(first + 1), size - 1)) yield [places[first]!, ...rest]
}
