import type { Campaign } from '../campaign.ts'
import type { Cart } from '../cart.ts'
import { customerValue } from '../condition/customer.ts'
import { judge } from '../condition/judge.ts'
import type { Facts } from '../facts.ts'
import { sum } from '../money.ts'
import { oncePer } from '../once-per.ts'
import { type RequiredKey, requiredKeys } from './required-keys.ts'

/** Promotions by what they cannot do without. Immutable; made once for a set of promotions. */
export interface PromotionIndex {
  /** Those that nothing is known to be needed for. */
  readonly always: readonly Campaign[]
  readonly bySku: Lists
  readonly byBrand: Lists
  readonly byCategory: Lists
  readonly bySegment: Lists
  readonly byStore: Lists
  /** By the customer's field or attribute, then by its value. */
  readonly byCustomer: ReadonlyMap<string, ReadonlyMap<string, readonly Campaign[]>>
  /** By currency, the lowest sum first. */
  readonly bySpend: ReadonlyMap<string, readonly Threshold[]>
}

type Lists = ReadonlyMap<string, readonly Campaign[]>

interface Threshold {
  readonly amount: number
  readonly campaign: Campaign
}

/** When one of ten thousand changes, the others are not looked through again. */
const requiredOf = oncePer(requiredKeys)

/** Sorts promotions by their most selective keys. One with an `any` stands under the key of every branch, or under "always look". */
export function indexPromotions(campaigns: readonly Campaign[]): PromotionIndex {
  const always: Campaign[] = []
  const byKind = { sku: listsOf(), brand: listsOf(), category: listsOf(), segment: listsOf(), store: listsOf() }
  const byCustomer = new Map<string, Map<string, Campaign[]>>()
  const bySpend = new Map<string, Threshold[]>()
  const file = (key: RequiredKey, campaign: Campaign): void => {
    if (key.kind === 'spend') push(bySpend, key.min.currency, { amount: key.min.amount, campaign })
    else if (key.kind === 'customer') push(mapAt(byCustomer, key.name), key.value, campaign)
    else push(byKind[key.kind], key.value, campaign)
  }
  for (const campaign of campaigns) {
    const required = requiredOf(campaign)
    if (required === null) always.push(campaign)
    else for (const key of required) file(key, campaign)
  }
  for (const thresholds of bySpend.values()) thresholds.sort((a, b) => a.amount - b.amount)
  return {
    always,
    bySku: byKind.sku,
    byBrand: byKind.brand,
    byCategory: byKind.category,
    bySegment: byKind.segment,
    byStore: byKind.store,
    byCustomer,
    bySpend,
  }
}

function listsOf(): Map<string, Campaign[]> {
  return new Map()
}

const indexes = new WeakMap<readonly Campaign[], PromotionIndex>()

/** From now on these very promotions, a part of those indexed, are found by the index. Any other list is looked at whole. */
export function findBy(index: PromotionIndex, promotions: readonly Campaign[]): readonly Campaign[] {
  indexes.set(promotions, index)
  return promotions
}

/** Whether these promotions were given to `findBy`. */
export function isIndexed(promotions: readonly Campaign[]): boolean {
  return indexes.has(promotions)
}

/** The promotions of these facts that may apply to their cart; where they are indexed, possibly with some whose time is not now. */
export function promotionsInReach(facts: Facts): readonly Campaign[] {
  const index = indexes.get(facts.promotions)
  return index === undefined ? facts.promotions : candidates(index, facts)
}

/** Those that may apply to the cart of these facts, each once, in no order. None that applies is missing; facts without a cart are a bug of the caller. */
export function candidates(index: PromotionIndex, facts: Facts): Campaign[] {
  const found = new Set(index.always)
  const add = (campaigns: readonly Campaign[] | undefined): void => campaigns?.forEach((each) => found.add(each))
  addByGoods(index, facts.cart!, add)
  addBySegments(index, facts, add)
  if (facts.storeKey !== null) add(index.byStore.get(facts.storeKey))
  addByCustomer(index, facts, add)
  addBySpend(index, facts.cart!, (campaign) => found.add(campaign))
  return [...found]
}

type Add = (campaigns: readonly Campaign[] | undefined) => void

function addByGoods({ bySku, byBrand, byCategory }: PromotionIndex, { lines }: Cart, add: Add): void {
  for (const { sku, brand, categories } of lines) {
    add(bySku.get(sku))
    if (brand !== null) add(byBrand.get(brand))
    for (const category of categories) add(byCategory.get(category))
  }
}

/** Of static segments only those that list her are looked at; all others are judged. */
function addBySegments(index: PromotionIndex, facts: Facts, add: Add): void {
  if (index.bySegment.size === 0) return
  for (const segmentId of facts.staticSegmentIds)
    if (facts.segments.get(segmentId)?.condition === null) add(index.bySegment.get(segmentId))
  for (const segmentId of dynamicSegments(index, facts.segments))
    if (isIn(segmentId, facts)) add(index.bySegment.get(segmentId))
}

const dynamic = new WeakMap<PromotionIndex, { readonly segments: Facts['segments']; readonly ids: readonly string[] }>()

/** Those segments named by promotions that have a condition. */
function dynamicSegments(index: PromotionIndex, segments: Facts['segments']): readonly string[] {
  const known = dynamic.get(index)
  if (known?.segments === segments) return known.ids
  const ids = [...index.bySegment.keys()].filter((id) => (segments.get(id)?.condition ?? null) !== null)
  dynamic.set(index, { segments, ids })
  return ids
}

function isIn(segmentId: string, facts: Facts): boolean {
  const view = { timeZone: facts.settings.timeZone, cart: null, explaining: false, root: '' }
  return judge({ kind: 'segment', segmentId }, facts, view).outcome === 'HOLDS'
}

/** Text is equal to its own value alone; values of other types may equal several. */
function addByCustomer({ byCustomer }: PromotionIndex, { customer }: Facts, add: Add): void {
  if (customer === null) return
  for (const [name, byValue] of byCustomer) {
    const value = customerValue(customer, name)
    if (typeof value === 'string') add(byValue.get(value))
    else if (value !== null) for (const campaigns of byValue.values()) add(campaigns)
  }
}

function addBySpend({ bySpend }: PromotionIndex, { currency, lines }: Cart, add: (campaign: Campaign) => void): void {
  const thresholds = bySpend.get(currency)
  if (thresholds === undefined) return
  const subtotal = sum(lines.map(({ unitPrice, quantity }) => unitPrice * quantity))
  for (const { amount, campaign } of thresholds) {
    if (amount > subtotal) return
    add(campaign)
  }
}

function push<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else if (list.at(-1) !== item) list.push(item)
}

function mapAt<Item>(maps: Map<string, Map<string, Item>>, key: string): Map<string, Item> {
  const known = maps.get(key)
  if (known !== undefined) return known
  const made = new Map<string, Item>()
  maps.set(key, made)
  return made
}
