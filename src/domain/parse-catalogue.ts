import type { ProductInput, StoreInput } from './input/catalogue-input.ts'
import { parseAt, type Parsed, type Path, type Place } from './input/place.ts'
import { readAttributes } from './input/read-attributes.ts'
import { readAmounts } from './input/read-money.ts'
import { readImageUrl } from './input/read-url.ts'
import type { MoneyInput } from './input/reference-input.ts'
import { readSent, sentFields } from './input/sent-fields.ts'
import { readCountry, readKey, readList, readName, readNames } from './input/values.ts'
import type { Money } from './money.ts'
import { MAXIMUM_SKU } from './parse-cart-lines.ts'
import { readLocation } from './parse-evaluation.ts'
import type { Product } from './product.ts'
import type { Store } from './store.ts'

const MAXIMUM_NAME = 200

/** What the shop knows of a good. */
export type ProductFields = Omit<Product, 'id'>

/** A good as sent, checked: absent fields keep what is there. */
export type ProductDraft = Pick<Product, 'sku' | 'name' | 'prices'> & Partial<ProductFields>

/** What the shop knows of a store. */
export type StoreFields = Omit<Store, 'id'>

/** A store as sent, checked: absent fields keep what is there. */
export type StoreDraft = Pick<Store, 'key' | 'name'> & Partial<StoreFields>

/** Checks goods: at most 500 a call, no sku twice. */
export function parseProducts(inputs: readonly ProductInput[], path: Path): Parsed<ProductDraft[]> {
  return parseAt(path, (place) => {
    refuseTwice(
      inputs.map((input) => input.sku),
      place,
      'sku',
    )
    return readList(inputs, place, readProduct)
  })
}

/** What is known of a good after a draft; `current` null for a new one. */
export function productWith(current: ProductFields | null, draft: ProductDraft): ProductFields {
  const blank = {
    listPrices: [],
    floorPrices: [],
    categories: [],
    brand: null,
    onSale: false,
    attributes: {},
    imageUrl: null,
  }
  return { ...(current ?? blank), ...draft }
}

/** Checks stores: at most 500 a call, no key twice; both coordinates or none; null clears. */
export function parseStores(inputs: readonly StoreInput[], path: Path): Parsed<StoreDraft[]> {
  return parseAt(path, (place) => {
    refuseTwice(
      inputs.map((input) => input.key),
      place,
      'key',
    )
    return readList(inputs, place, readStore)
  })
}

/** What is known of a store after a draft; `current` null for a new one. */
export function storeWith(current: StoreFields | null, draft: StoreDraft): StoreFields {
  return { ...(current ?? { latitude: null, longitude: null, country: null }), ...draft }
}

/** Sku of 1 to 128 characters, amounts of at least 0, at most one a currency; null clears. */
function readProduct(input: ProductInput, place: Place): ProductDraft {
  return sentFields({
    sku: readName(input.sku, place.at('sku'), MAXIMUM_SKU),
    name: readName(input.name, place.at('name'), MAXIMUM_NAME),
    prices: readPrices(input.prices, place.at('prices')),
    listPrices: orEmpty(readSent(input.listPrices, place.at('listPrices'), readPrices)),
    floorPrices: orEmpty(readSent(input.floorPrices, place.at('floorPrices'), readPrices)),
    categories: orEmpty(readSent(input.categories, place.at('categories'), (names, at) => readNames(names, at))),
    brand: readSent(input.brand, place.at('brand'), (name, at) => readName(name, at)),
    onSale: input.onSale === null ? false : input.onSale,
    attributes: input.attributes === undefined ? undefined : readAttributes(input.attributes, place.at('attributes')),
    imageUrl: input.imageUrl === undefined ? undefined : readImageUrl(input.imageUrl, place.at('imageUrl')),
  })
}

function readPrices(amounts: readonly MoneyInput[], place: Place): Money[] {
  return readAmounts(amounts, place, 0, 0)
}

function orEmpty<Item>(items: Item[] | null | undefined): Item[] | undefined {
  return items === null ? [] : items
}

function readStore(input: StoreInput, place: Place): StoreDraft {
  const isLocated = input.latitude !== undefined || input.longitude !== undefined
  return sentFields({
    key: readKey(input.key, place.at('key')),
    name: readName(input.name, place.at('name'), MAXIMUM_NAME),
    ...(isLocated ? readLocation(input, place) : {}),
    country: readSent(input.country, place.at('country'), readCountry),
  })
}

function refuseTwice(names: readonly string[], place: Place, field: string): void {
  const seen = new Set<string>()
  for (const [index, name] of names.entries()) {
    if (seen.has(name)) place.at(index, field).refuse('INVALID', 'is given twice')
    seen.add(name)
  }
}
