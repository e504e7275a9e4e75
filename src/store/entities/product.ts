import { defineEntity, p } from '@mikro-orm/core'
import type { JsonObject } from '../../domain/json.ts'
import type { Money } from '../../domain/money.ts'
import type { Product } from '../../domain/product.ts'

const ProductSchema = defineEntity({
  name: 'ProductEntity',
  tableName: 'product',
  properties: {
    id: p.uuid().primary(),
    sku: p.text(),
    name: p.text(),
    prices: p.json<Money[]>(),
    listPrices: p.json<Money[]>(),
    floorPrices: p.json<Money[]>(),
    categories: p.array().$type<string[]>(),
    brand: p.text().strictNullable(),
    onSale: p.boolean(),
    attributes: p.json<JsonObject>(),
    imageUrl: p.text().strictNullable(),
  },
})

/** A row of `product`. */
export class ProductEntity extends ProductSchema.class implements Product {}
ProductSchema.setClass(ProductEntity)
