import type { ProductInput } from '../domain/input/catalogue-input.ts'
import { amounts } from './amounts.ts'

const machines: readonly ProductInput[] = [
  {
    sku: 'MACHINE-PICCOLA',
    name: 'Piccola espresso machine',
    brand: 'Sforza',
    prices: amounts({ EUR: 34900, USD: 37900 }),
    floorPrices: amounts({ EUR: 31500, USD: 34000 }),
    attributes: { colour: 'cream', boiler: 'single', margin: 24 },
  },
  {
    sku: 'MACHINE-LINA',
    name: 'Lina lever machine',
    brand: 'Sforza',
    prices: amounts({ EUR: 64900, USD: 69900 }),
    floorPrices: amounts({ EUR: 56000, USD: 60000 }),
    attributes: { colour: 'brass', boiler: 'lever', margin: 27 },
  },
  {
    sku: 'MACHINE-DUO',
    name: 'Duo dual-boiler machine',
    brand: 'Sforza',
    prices: amounts({ EUR: 119000, USD: 129000 }),
    floorPrices: amounts({ EUR: 105000, USD: 115000 }),
    attributes: { colour: 'steel', boiler: 'dual', margin: 22 },
  },
  {
    sku: 'MACHINE-DRIP',
    name: 'Morning drip brewer',
    brand: 'Halden',
    prices: amounts({ EUR: 15900, USD: 16900 }),
    listPrices: amounts({ EUR: 18900, USD: 19900 }),
    floorPrices: amounts({ EUR: 14000, USD: 15000 }),
    onSale: true,
    attributes: { colour: 'oat', boiler: 'drip', margin: 26 },
  },
  {
    sku: 'MOKA-POT',
    name: 'Moka pot for four',
    brand: 'Halden',
    prices: amounts({ EUR: 3900, USD: 4200 }),
    floorPrices: amounts({ EUR: 3100, USD: 3400 }),
    attributes: { colour: 'steel', boiler: 'stovetop', margin: 33 },
  },
]

const grinders: readonly ProductInput[] = [
  {
    sku: 'GRINDER-HAND',
    name: 'Trailhead hand grinder',
    brand: 'Halden',
    prices: amounts({ EUR: 6900, USD: 7500 }),
    floorPrices: amounts({ EUR: 5500, USD: 6000 }),
    attributes: { colour: 'walnut', burrs: 'steel, 38 mm', margin: 34 },
  },
  {
    sku: 'GRINDER-BURR',
    name: 'Sage burr grinder',
    brand: 'Halden',
    prices: amounts({ EUR: 18900, USD: 19900 }),
    floorPrices: amounts({ EUR: 16000, USD: 17000 }),
    attributes: { colour: 'sage', burrs: 'steel, 50 mm', margin: 29 },
  },
  {
    sku: 'GRINDER-SINGLE-DOSE',
    name: 'Uno single-dose grinder',
    brand: 'Sforza',
    prices: amounts({ EUR: 39900, USD: 42900 }),
    floorPrices: amounts({ EUR: 35000, USD: 38000 }),
    attributes: { colour: 'black', burrs: 'steel, 64 mm', margin: 25 },
  },
  {
    sku: 'GRINDER-RED',
    name: 'Poppy grinder, last colour',
    brand: 'Halden',
    categories: ['clearance'],
    prices: amounts({ EUR: 5900, USD: 6400 }),
    attributes: { colour: 'red', burrs: 'ceramic', margin: 31 },
  },
]

function inCategory(category: string, list: readonly ProductInput[]): ProductInput[] {
  return list.map((product) => ({ ...product, categories: ['equipment', category, ...(product.categories ?? [])] }))
}

/** Machines and grinders, most with a price that no discount may pass. */
export const equipment: readonly ProductInput[] = [
  ...inCategory('machines', machines),
  ...inCategory('grinders', grinders),
]
