import type { ProductInput } from '../domain/input/catalogue-input.ts'
import { amounts, type ByCurrency } from './amounts.ts'

interface Bean {
  readonly sku: string
  readonly name: string
  readonly origin: string
  readonly roast: 'light' | 'medium' | 'dark'
  readonly notes: string
  /** Percent of the price. */
  readonly margin: number
  readonly price: ByCurrency
  /** Before the sale, where it is on sale. */
  readonly listPrice?: ByCurrency
  readonly clearance?: true
}

function bags(category: string, brand: string, list: readonly Bean[]): ProductInput[] {
  return list.map((bean) => ({
    sku: bean.sku,
    name: bean.name,
    brand,
    categories: ['beans', category, ...(bean.clearance ? ['clearance'] : [])],
    prices: amounts(bean.price),
    listPrices: amounts(bean.listPrice ?? {}),
    onSale: bean.listPrice !== undefined,
    attributes: { origin: bean.origin, roast: bean.roast, notes: bean.notes, grams: 250, margin: bean.margin },
  }))
}

const arabica = bags('arabica', 'Goldfinch', [
  {
    sku: 'YIRGACHEFFE-250',
    name: 'Yirgacheffe Kochere',
    origin: 'Ethiopia',
    roast: 'light',
    notes: 'jasmine, bergamot, peach',
    margin: 38,
    price: { EUR: 1390, USD: 1490, JPY: 2100 },
  },
  {
    sku: 'HUILA-250',
    name: 'Huila Supremo',
    origin: 'Colombia',
    roast: 'medium',
    notes: 'red apple, caramel, cocoa',
    margin: 42,
    price: { EUR: 1190, USD: 1290, JPY: 1800 },
  },
  {
    sku: 'ANTIGUA-250',
    name: 'Antigua La Flor',
    origin: 'Guatemala',
    roast: 'medium',
    notes: 'orange, almond, dark chocolate',
    margin: 41,
    price: { EUR: 1250, USD: 1350, JPY: 1900 },
  },
  {
    sku: 'NYERI-250',
    name: 'Nyeri AA',
    origin: 'Kenya',
    roast: 'light',
    notes: 'blackcurrant, grapefruit, honey',
    margin: 35,
    price: { EUR: 1550, USD: 1690, JPY: 2400 },
  },
  {
    sku: 'TARRAZU-250',
    name: 'Tarrazú Honey',
    origin: 'Costa Rica',
    roast: 'medium',
    notes: 'plum, brown sugar, cedar',
    margin: 40,
    price: { EUR: 1290, USD: 1390, JPY: 1950 },
  },
  {
    sku: 'CERRADO-250',
    name: 'Cerrado Natural',
    origin: 'Brazil',
    roast: 'dark',
    notes: 'hazelnut, milk chocolate',
    margin: 46,
    price: { EUR: 990, USD: 1090, JPY: 1500 },
    listPrice: { EUR: 1190, USD: 1290, JPY: 1800 },
  },
  {
    sku: 'GESHA-250',
    name: 'Gesha Esmeralda',
    origin: 'Panama',
    roast: 'light',
    notes: 'rose, mango, lemongrass',
    margin: 28,
    price: { EUR: 2900, USD: 3100, JPY: 4600 },
  },
  {
    sku: 'MANDHELING-250',
    name: 'Mandheling Batak',
    origin: 'Sumatra',
    roast: 'dark',
    notes: 'cedar, liquorice, molasses',
    margin: 43,
    price: { EUR: 1190, USD: 1290, JPY: 1800 },
  },
])

const robusta = bags('robusta', 'Nachtschicht', [
  {
    sku: 'KAAPI-ROYALE-250',
    name: 'Kaapi Royale',
    origin: 'India',
    roast: 'dark',
    notes: 'malt, pepper, dark cocoa',
    margin: 48,
    price: { EUR: 1090, USD: 1190, JPY: 1650 },
  },
  {
    sku: 'DRUGAR-250',
    name: 'Drugar Rwenzori',
    origin: 'Uganda',
    roast: 'medium',
    notes: 'raisin, walnut',
    margin: 47,
    price: { EUR: 990, USD: 1090, JPY: 1500 },
  },
  {
    sku: 'DA-LAT-250',
    name: 'Da Lat Fine Robusta',
    origin: 'Vietnam',
    roast: 'dark',
    notes: 'toffee, rye bread',
    margin: 50,
    price: { EUR: 890, USD: 990, JPY: 1350 },
    listPrice: { EUR: 1090, USD: 1190, JPY: 1650 },
  },
  {
    sku: 'BUKOBA-250',
    name: 'Bukoba Lakeside',
    origin: 'Tanzania',
    roast: 'medium',
    notes: 'peanut, cane sugar',
    margin: 49,
    price: { EUR: 950, USD: 1050, JPY: 1450 },
  },
])

const blends = bags('blends', 'Goldfinch', [
  {
    sku: 'HOUSE-BLEND-250',
    name: 'Goldfinch House',
    origin: 'Brazil, Ethiopia',
    roast: 'medium',
    notes: 'cocoa, cherry, biscuit',
    margin: 45,
    price: { EUR: 1090, USD: 1190, JPY: 1650 },
  },
  {
    sku: 'NOTTE-250',
    name: 'Espresso Notte',
    origin: 'Brazil, India',
    roast: 'dark',
    notes: 'bitter chocolate, clove',
    margin: 47,
    price: { EUR: 1150, USD: 1250, JPY: 1750 },
  },
  {
    sku: 'FIRST-LIGHT-250',
    name: 'First Light',
    origin: 'Colombia, Kenya',
    roast: 'light',
    notes: 'honey, apricot',
    margin: 44,
    price: { EUR: 990, USD: 1090, JPY: 1500 },
  },
  {
    sku: 'COLD-BREW-250',
    name: 'Long Cold',
    origin: 'Colombia, Sumatra',
    roast: 'medium',
    notes: 'plum, cola, cacao nib',
    margin: 46,
    price: { EUR: 1050, USD: 1150, JPY: 1600 },
  },
  {
    sku: 'HEARTH-250',
    name: 'Hearth, last winter’s blend',
    origin: 'Guatemala, Sumatra',
    roast: 'dark',
    notes: 'cinnamon, orange peel',
    margin: 44,
    price: { EUR: 1290, USD: 1390, JPY: 1950 },
    clearance: true,
  },
])

const decaf = bags('decaf', 'Stillwater', [
  {
    sku: 'DECAF-SIDAMO-250',
    name: 'Sidamo Decaf',
    origin: 'Ethiopia',
    roast: 'light',
    notes: 'lemon, black tea',
    margin: 36,
    price: { EUR: 1290, USD: 1390, JPY: 1950 },
  },
  {
    sku: 'DECAF-HUILA-250',
    name: 'Huila Decaf',
    origin: 'Colombia',
    roast: 'medium',
    notes: 'caramel, apple',
    margin: 39,
    price: { EUR: 1190, USD: 1290, JPY: 1800 },
  },
  {
    sku: 'DECAF-HOUSE-250',
    name: 'House Decaf',
    origin: 'Brazil',
    roast: 'dark',
    notes: 'cocoa, toasted nuts',
    margin: 42,
    price: { EUR: 1090, USD: 1190, JPY: 1650 },
  },
])

/** Bags of 250 g. */
export const beans: readonly ProductInput[] = [...arabica, ...robusta, ...blends, ...decaf]
