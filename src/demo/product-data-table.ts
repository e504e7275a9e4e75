import type { JsonObject } from '../domain/json.ts'
import type { ProductInput } from '../domain/input/catalogue-input.ts'
import { amounts, type ByCurrency } from './amounts.ts'

interface Thing {
  readonly sku: string
  readonly name: string
  readonly brand: string
  readonly price: ByCurrency
  readonly attributes: JsonObject
  readonly categories?: readonly string[]
}

function things(category: string, list: readonly Thing[]): ProductInput[] {
  return list.map(({ price, categories = [], ...thing }) => ({
    ...thing,
    categories: [category, ...categories],
    prices: amounts(price),
  }))
}

const cups = things('cups', [
  {
    sku: 'CUP-ESPRESSO-CLAY',
    name: 'Espresso cup, clay',
    brand: 'Lehm',
    price: { EUR: 850, USD: 950, JPY: 1300 },
    attributes: { colour: 'clay', millilitres: 70, margin: 55 },
    categories: ['espresso cups'],
  },
  {
    sku: 'CUP-ESPRESSO-INK',
    name: 'Espresso cup, ink',
    brand: 'Lehm',
    price: { EUR: 850, USD: 950, JPY: 1300 },
    attributes: { colour: 'ink', millilitres: 70, margin: 55 },
    categories: ['espresso cups'],
  },
  {
    sku: 'CUP-CAPPUCCINO',
    name: 'Cappuccino cup',
    brand: 'Lehm',
    price: { EUR: 1190, USD: 1290, JPY: 1800 },
    attributes: { colour: 'oat', millilitres: 180, margin: 54 },
  },
  {
    sku: 'CUP-LATTE',
    name: 'Latte bowl',
    brand: 'Lehm',
    price: { EUR: 1390, USD: 1490, JPY: 2100 },
    attributes: { colour: 'sage', millilitres: 320, margin: 52 },
  },
  {
    sku: 'CUP-GLASS',
    name: 'Double-wall glasses, pair',
    brand: 'Halden',
    price: { EUR: 2290, USD: 2490, JPY: 3500 },
    attributes: { colour: 'clear', millilitres: 200, margin: 48 },
  },
  {
    sku: 'CUP-TRAVEL',
    name: 'Travel mug',
    brand: 'Halden',
    price: { EUR: 2490, USD: 2690, JPY: 3800 },
    attributes: { colour: 'black', millilitres: 350, margin: 45 },
  },
])

const gifts = things('gifts', [
  {
    sku: 'GIFT-THREE-ORIGINS',
    name: 'Three origins box',
    brand: 'Goldfinch',
    price: { EUR: 3490, USD: 3790, JPY: 5300 },
    attributes: { contents: 'Yirgacheffe, Huila, Antigua', margin: 40 },
  },
  {
    sku: 'GIFT-LIGHT-TO-DARK',
    name: 'Light to dark tasting set',
    brand: 'Goldfinch',
    price: { EUR: 2490, USD: 2690, JPY: 3800 },
    attributes: { contents: 'six bags of 60 g', margin: 43 },
  },
  {
    sku: 'GIFT-POUR-OVER',
    name: 'Pour-over starter set',
    brand: 'Halden',
    price: { EUR: 4490, USD: 4790, JPY: 6800 },
    attributes: { contents: 'dripper, jug, 40 papers', margin: 38 },
  },
  {
    sku: 'GIFT-CHOCOLATE',
    name: 'Coffee-bean chocolate',
    brand: 'Goldfinch',
    price: { EUR: 690, USD: 750, JPY: 1050 },
    attributes: { contents: '90 g, 70% cocoa', margin: 50 },
  },
])

const subscriptions = things('subscriptions', [
  {
    sku: 'SUB-ONE',
    name: 'One bag a month',
    brand: 'Goldfinch',
    price: { EUR: 1090, USD: 1190 },
    attributes: { grams: 250, every: 'month', margin: 41 },
  },
  {
    sku: 'SUB-TWO',
    name: 'Two bags a month',
    brand: 'Goldfinch',
    price: { EUR: 2090, USD: 2290 },
    attributes: { grams: 500, every: 'month', margin: 40 },
  },
  {
    sku: 'SUB-KILO',
    name: 'A kilo a month',
    brand: 'Goldfinch',
    price: { EUR: 3790, USD: 4090 },
    attributes: { grams: 1000, every: 'month', margin: 37 },
  },
])

/** What goes on the table, under the tree or through the letter slot. */
export const tableware: readonly ProductInput[] = [...cups, ...gifts, ...subscriptions]
