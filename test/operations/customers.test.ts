import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { customerUpsert } from '../../src/operations/customers/customer-upsert.ts'
import { customer } from '../../src/operations/customers/customer.ts'
import { customers } from '../../src/operations/customers/customers.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { shopper } from '../support/shop.ts'

let shop: TestApp

beforeAll(async () => {
  shop = await openTestApp()
})
afterAll(() => shop.close())

const upsert = (input: Parameters<typeof customerUpsert>[1]) => customerUpsert(shop.as('SERVICE'), input)

test('a customer keeps what is absent, loses what is null, and merges attributes key by key', async () => {
  const first = await shopper(shop, 'ann', {
    displayName: 'Ann',
    birthday: '1990-02-28',
    country: 'at',
    attributes: { vip: true, size: 'M' },
  })
  expect(first).toMatchObject({
    externalId: 'ann',
    displayName: 'Ann',
    birthday: '1990-02-28',
    country: 'AT',
    version: 1,
  })
  const second = await shopper(shop, 'ann', {
    displayName: null,
    city: 'Graz',
    attributes: { size: null, pets: ['dog'] },
  })
  expect(second).toMatchObject({ id: first.id, displayName: null, city: 'Graz', birthday: '1990-02-28', version: 2 })
  expect(second.attributes).toEqual({ vip: true, pets: ['dog'] })
  expect((await shopper(shop, 'ann', { attributes: null })).attributes).toEqual({})
  expect(await customer(shop.as('SUPPORT'), { by: { externalId: 'ann' } })).toMatchObject({ id: first.id, version: 3 })
})

test('the version grows only where something has changed', async () => {
  const input = { displayName: 'Bea', attributes: { b: 1, a: { y: 1, x: [1] } }, consents: ['SMS', 'EMAIL'] as const }
  await shopper(shop, 'bea', input)
  expect((await shopper(shop, 'bea', { ...input, attributes: { a: { x: [1], y: 1 }, b: 1, c: null } })).version).toBe(1)
  expect((await shopper(shop, 'bea', { consents: [] })).version).toBe(2)
})

test('50 that make the same customer at once make one, and lose nothing', async () => {
  const made = await Promise.all(
    Array.from({ length: 50 }, (_, at) => upsert({ externalId: 'crowd', attributes: { [`key${at}`]: at } })),
  )
  expect(new Set(made.map((payload) => payload.customer!.id)).size).toBe(1)
  const crowd = await customer(shop.as('SUPPORT'), { by: { externalId: 'crowd' } })
  expect(Object.keys(crowd!.attributes)).toHaveLength(50)
  expect(crowd!.version).toBe(50)
})

test('what cannot be kept is refused by path, and nothing is', async () => {
  const refused = await upsert({
    externalId: 'dora',
    email: 'nobody',
    birthday: '2030-01-01',
    timeZone: 'Mars/Olympus',
  })
  expect(refused.customer).toBeNull()
  expect(refused.userErrors.map(({ code, path }) => [code, ...path])).toEqual([
    ['INVALID', 'email'],
    ['INVALID', 'birthday'],
    ['INVALID', 'timeZone'],
  ])
  expect(await customer(shop.as('SUPPORT'), { by: { externalId: 'dora' } })).toBeNull()
})

test('attributes merged over many calls stay within 32 KB', async () => {
  await shopper(shop, 'eve', { attributes: { a: 'x'.repeat(20_000) } })
  const refused = await upsert({ externalId: 'eve', attributes: { b: 'x'.repeat(20_000) } })
  expect(refused.userErrors).toMatchObject([{ code: 'TOO_MANY', path: ['attributes'] }])
})

test('a customer is found by id, external id, and address without letter case; else not', async () => {
  const flo = await shopper(shop, 'flo', { email: 'Flo@shop.example' })
  for (const by of [{ id: flo.id }, { externalId: 'flo' }, { email: 'FLO@SHOP.example' }])
    expect(await customer(shop.as('SUPPORT'), { by })).toEqual(flo)
  for (const by of [
    { externalId: 'fl\0o' },
    { id: shop.services.newId() },
    { id: null },
    { externalId: 'nobody' },
    { email: 'o@shop.example' },
    {},
  ])
    expect(await customer(shop.as('SUPPORT'), { by })).toBeNull()
})

test('customers are listed newest first, page by page, and found by any part of what names them', async () => {
  const names = ['gus-1', 'gus-2', 'gus-3', 'gus-4', 'gus-5']
  for (const name of names) await shopper(shop, name, { displayName: `100%_${name}` })
  const search = 'S-'
  const first = await customers(shop.as('SUPPORT'), { search, page: { first: 2, after: null } })
  expect(first).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
  const rest = await customers(shop.as('SUPPORT'), { search, page: { first: 3, after: first.positions[1]! } })
  expect(rest).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
  expect([await first.totalCount(), await rest.totalCount()]).toEqual([5, 5])
  expect([...first.items, ...rest.items].map(({ externalId }) => externalId)).toEqual(names.toReversed())
  expect(
    await (await customers(shop.as('SUPPORT'), { search: '100%_GUS-3', page: { first: 9, after: null } })).totalCount(),
  ).toBe(1)
  expect(
    await (await customers(shop.as('SUPPORT'), { search: '100__', page: { first: 9, after: null } })).totalCount(),
  ).toBe(0)
})
