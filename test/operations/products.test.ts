import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { ProductInput, StoreInput } from '../../src/domain/input/catalogue-input.ts'
import { productsUpsert } from '../../src/operations/catalogue/products-upsert.ts'
import { products } from '../../src/operations/catalogue/products.ts'
import { storesUpsert } from '../../src/operations/catalogue/stores-upsert.ts'
import { stores } from '../../src/operations/catalogue/stores.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { eur } from '../support/shop.ts'

let shop: TestApp

beforeAll(async () => {
  shop = await openTestApp()
})
afterAll(() => shop.close())

const upsert = (...inputs: ProductInput[]) => productsUpsert(shop.as('SERVICE'), { products: inputs })
const upsertStores = (...inputs: StoreInput[]) => storesUpsert(shop.as('SERVICE'), { stores: inputs })
const product = (sku: string) => shop.as('SERVICE').load.product.load(sku)

test('a product keeps what is absent and loses what is null', async () => {
  const beans: ProductInput = { sku: 'beans', name: 'Beans', prices: [eur(1250), { amount: 1400, currency: 'USD' }] }
  expect(
    await upsert({
      ...beans,
      listPrices: [eur(1500)],
      categories: ['coffee', 'coffee'],
      brand: 'Own',
      onSale: true,
      attributes: { roast: 3 },
    }),
  ).toEqual({
    upserted: 1,
    userErrors: [],
  })
  const first = await product('beans')
  expect(first).toMatchObject({
    categories: ['coffee'],
    brand: 'Own',
    onSale: true,
    floorPrices: [],
    imageUrl: null,
    attributes: { roast: 3 },
  })
  await upsert({ sku: 'beans', name: 'Best beans', prices: [eur(1300)], brand: null, listPrices: null })
  expect(await product('beans')).toEqual({
    ...first,
    name: 'Best beans',
    prices: [eur(1300)],
    brand: null,
    listPrices: [],
  })
})

test('500 are written in one call; where one is bad none is, and each problem has its path', async () => {
  const many = Array.from({ length: 500 }, (_, at) => ({ sku: `many-${at}`, name: `Many ${at}`, prices: [eur(at)] }))
  expect(await upsert(...many)).toMatchObject({ upserted: 500 })
  expect(await upsert(...many)).toMatchObject({ upserted: 500 })
  const refused = await upsert(
    { ...many[0]!, name: 'Changed' },
    { sku: ' ', name: 'x', prices: [eur(-1)] },
    { ...many[0]! },
  )
  expect(refused.upserted).toBe(0)
  expect(refused.userErrors.map(({ code, path }) => [code, ...path])).toEqual(
    expect.arrayContaining([
      ['REQUIRED', 'products', '1', 'sku'],
      ['INVALID', 'products', '1', 'prices', '0', 'amount'],
      ['INVALID', 'products', '2', 'sku'],
    ]),
  )
  expect((await product('many-0'))?.name).toBe('Many 0')
  expect((await upsert(...many, { sku: 'one-more', name: 'x', prices: [] })).userErrors).toMatchObject([
    { code: 'TOO_MANY', path: ['products'] },
  ])
})

test('50 calls for the same skus at once, in any order, all come through', async () => {
  const both = [
    { sku: 'left', name: 'Left', prices: [] },
    { sku: 'right', name: 'Right', prices: [] },
  ]
  const done = await Promise.all(
    Array.from({ length: 50 }, (_, at) => upsert(...(at % 2 === 0 ? both : both.toReversed()))),
  )
  expect(done.every(({ upserted }) => upserted === 2)).toBe(true)
})

test('products are listed newest first and found by name or sku', async () => {
  await upsert({ sku: 'tea-1', name: 'Green tea', prices: [] })
  await upsert({ sku: 'tea-2', name: 'Black tea', prices: [] })
  const found = await products(shop.as('SUPPORT'), { search: 'TEA', page: { first: 1, after: null } })
  expect(found).toMatchObject({ hasNextPage: true, items: [{ sku: 'tea-2' }] })
  expect(await found.totalCount()).toBe(2)
  const next = await products(shop.as('SUPPORT'), { search: 'TEA', page: { first: 1, after: found.positions[0]! } })
  expect(next).toMatchObject({ hasNextPage: false, items: [{ sku: 'tea-1' }] })
})

test('stores are made and changed by key, answered in the order sent, listed by key', async () => {
  const made = await upsertStores(
    { key: 'vienna', name: 'Vienna', latitude: 48.2, longitude: 16.37, country: 'at' },
    { key: 'graz', name: 'Graz' },
  )
  expect(made.stores).toMatchObject([
    { key: 'vienna', country: 'AT' },
    { key: 'graz', latitude: null },
  ])
  const changed = await upsertStores({ key: 'vienna', name: 'Wien', country: null })
  expect(changed.stores).toMatchObject([{ id: made.stores[0]!.id, name: 'Wien', latitude: 48.2, country: null }])
  expect((await stores(shop.as('SUPPORT'))).map(({ key }) => key)).toEqual(['graz', 'vienna'])
  const refused = await upsertStores({ key: 'x y', name: '' }, { key: 'ok', name: 'Ok', latitude: 91, longitude: 0 })
  expect(refused.stores).toEqual([])
  expect(refused.userErrors.map(({ path }) => path.join('.'))).toEqual([
    'stores.0.key',
    'stores.0.name',
    'stores.1.latitude',
  ])
})
