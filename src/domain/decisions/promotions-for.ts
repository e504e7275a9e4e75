import type { Campaign } from '../campaign.ts'
import type { Facts } from '../facts.ts'
import { audienceOf, type Trait, traitsOf } from './audience-of.ts'

/** Places of promotions in their list: of those that anybody may be shown, and by the trait without which nothing is shown. */
interface Audiences {
  readonly segments: Facts['segments']
  readonly anybody: readonly number[]
  readonly byTrait: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>
}

const indexes = new WeakMap<readonly Campaign[], Audiences>()

/**
 * Those of the promotions in whose audience the shopper may be, in their order: of all others she is shown nothing, whatever the clock says and
 * whatever is in her cart. One index serves all whose facts have the same list.
 */
export function promotionsFor(facts: Facts): readonly Campaign[] {
  const { promotions, segments } = facts
  const known = indexes.get(promotions)
  const index = known?.segments === segments ? known : indexed(promotions, segments)
  const places = new Set(index.anybody)
  for (const [name, byValue] of index.byTrait) {
    const values = traitsOf(facts, name)
    for (const value of values ?? byValue.keys()) for (const place of byValue.get(value) ?? []) places.add(place)
  }
  return places.size === promotions.length ? promotions : inOrder(places).map((place) => promotions[place]!)
}

function inOrder(places: ReadonlySet<number>): number[] {
  return [...places].toSorted((a, b) => a - b)
}

function indexed(promotions: readonly Campaign[], segments: Facts['segments']): Audiences {
  const anybody: number[] = []
  const byTrait = new Map<string, Map<string, number[]>>()
  for (const [place, campaign] of promotions.entries()) {
    const audience = audienceIn(segments, campaign)
    if (audience === null) anybody.push(place)
    else for (const { name, value } of audience) listAt(mapAt(byTrait, name), value).push(place)
  }
  const index = { segments, anybody, byTrait }
  indexes.set(promotions, index)
  return index
}

const audiences = new WeakMap<
  Campaign,
  { readonly segments: Facts['segments']; readonly of: readonly Trait[] | null }
>()

/** When one of ten thousand changes, the others are not looked through again. */
function audienceIn(segments: Facts['segments'], campaign: Campaign): readonly Trait[] | null {
  const known = audiences.get(campaign)
  if (known?.segments === segments) return known.of
  const of = audienceOf(campaign, segments, false)
  audiences.set(campaign, { segments, of })
  return of
}

function mapAt(maps: Map<string, Map<string, number[]>>, key: string): Map<string, number[]> {
  const known = maps.get(key)
  if (known !== undefined) return known
  const made = new Map<string, number[]>()
  maps.set(key, made)
  return made
}

function listAt(lists: Map<string, number[]>, key: string): number[] {
  const known = lists.get(key)
  if (known !== undefined) return known
  const made: number[] = []
  lists.set(key, made)
  return made
}
