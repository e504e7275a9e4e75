import { type Campaign, campaignStatus } from '../domain/campaign.ts'
import { findBy, indexPromotions } from '../domain/decisions/promotion-index.ts'

/** Finds the promotions that are active at an instant. */
export type ActiveAt = (now: Date) => readonly Campaign[]

/** Indexes the promotions. Who is active changes only where one starts or ends: between two such edges the same list serves every request. */
export function openActivePromotions(promotions: readonly Campaign[]): ActiveAt {
  const edges = instants([...promotions.map(({ startsAt }) => startsAt), ...promotions.map(({ endsAt }) => endsAt)])
  const index = indexPromotions(promotions)
  const activeAt = (now: Date) => promotions.filter((campaign) => campaignStatus(campaign, now) === 'ACTIVE')
  let held: { from: number; until: number; active: readonly Campaign[] } | null = null
  return (now) => {
    const at = now.getTime()
    if (held === null || at < held.from || at >= held.until)
      held = { ...spanAround(edges, at), active: findBy(index, activeAt(now)) }
    return held.active
  }
}

/** Milliseconds since 1970, each once, in order. */
export function instants(dates: readonly (Date | null)[]): Float64Array {
  const found = new Set<number>()
  for (const date of dates) if (date !== null) found.add(date.getTime())
  return Float64Array.from(found).toSorted()
}

/** From the last edge up to `at`, before the first one after it. */
function spanAround(edges: Float64Array, at: number): { readonly from: number; readonly until: number } {
  const next = firstAfter(edges, at)
  return { from: edges[next - 1] ?? Number.NEGATIVE_INFINITY, until: edges[next] ?? Number.POSITIVE_INFINITY }
}

/** The place of the first number after `at`, in ascending numbers; their length where there is none. */
export function firstAfter(numbers: ArrayLike<number>, at: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numbers[middle]! > at) high = middle
    else low = middle + 1
  }
  return low
}
