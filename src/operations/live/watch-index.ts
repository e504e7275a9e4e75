import type { Trait } from '../../domain/decisions/audience-of.ts'
import type { Reach } from '../views.ts'

/** Who can be found: by what its last reading said of it. */
export interface Findable {
  /** Null: nothing is known, it may be concerned by anything. */
  readonly reach: Pick<Reach, 'up' | 'traits'> | null
}

/** Those who have a trait, by its value, and those of whom it is not known. */
interface Having<Item> {
  readonly byValue: Map<string, Set<Item>>
  readonly unknown: Set<Item>
}

/** So many traits are indexed; of more, those not asked for longest are indexed anew when they are asked for. */
const MOST_TRAITS = 50

/** From campaigns to those whom they may concern: by what is up for whom, and by the traits that campaigns have asked for so far. */
export class WatchIndex<Item extends Findable> {
  readonly #all = new Set<Item>()
  readonly #blank = new Set<Item>()
  readonly #byUp = new Map<string, Set<Item>>()
  readonly #byTrait = new Map<string, Having<Item>>()

  /** Everyone in it. */
  get all(): ReadonlySet<Item> {
    return this.#all
  }

  /** Takes one in, as its reach is now: it must be taken out before that changes. */
  put(item: Item): void {
    this.#all.add(item)
    const { reach } = item
    if (reach === null) return void this.#blank.add(item)
    for (const id of reach.up) addTo(this.#byUp, id, item)
    for (const [name, having] of this.#byTrait) file(having, name, item)
  }

  /** Takes one out. */
  take(item: Item): void {
    if (!this.#all.delete(item) || this.#blank.delete(item)) return
    const reach = item.reach!
    for (const id of reach.up) removeFrom(this.#byUp, id, item)
    for (const [name, having] of this.#byTrait) {
      if (having.unknown.delete(item)) continue
      for (const value of reach.traits(name) ?? []) removeFrom(having.byValue, value, item)
    }
  }

  /** Those whom a change of this campaign may concern: for whom it is up, and who may have one of the traits; null: anybody may. */
  concerned(campaignId: string, audience: readonly Trait[] | null): ReadonlySet<Item> {
    if (audience === null) return this.#all
    const found = new Set([...this.#blank, ...(this.#byUp.get(campaignId) ?? [])])
    for (const { name, value } of audience) {
      const { unknown, byValue } = this.#having(name)
      for (const item of unknown) found.add(item)
      for (const item of byValue.get(value) ?? []) found.add(item)
    }
    return found
  }

  #having(name: string): Having<Item> {
    const having = this.#byTrait.get(name) ?? this.#index(name)
    this.#byTrait.delete(name)
    this.#byTrait.set(name, having)
    if (this.#byTrait.size > MOST_TRAITS) this.#byTrait.delete(this.#byTrait.keys().next().value!)
    return having
  }

  #index(name: string): Having<Item> {
    const having: Having<Item> = { byValue: new Map(), unknown: new Set() }
    for (const item of this.#all) if (item.reach !== null) file(having, name, item)
    return having
  }
}

function file<Item extends Findable>({ byValue, unknown }: Having<Item>, name: string, item: Item): void {
  const values = item.reach!.traits(name)
  if (values === null) unknown.add(item)
  else for (const value of values) addTo(byValue, value, item)
}

function addTo<Item>(lists: Map<string, Set<Item>>, key: string, item: Item): void {
  const listed = lists.get(key)
  if (listed === undefined) lists.set(key, new Set([item]))
  else listed.add(item)
}

function removeFrom<Item>(lists: Map<string, Set<Item>>, key: string, item: Item): void {
  const listed = lists.get(key)
  listed?.delete(item)
  if (listed?.size === 0) lists.delete(key)
}
