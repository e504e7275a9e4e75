import { defineEntity, p } from '@mikro-orm/core'
import type { Shipping, StoredCart, StoredCartLine } from '../../domain/cart.ts'
import type { JsonObject } from '../../domain/json.ts'
import type { AskedPoints } from '../../domain/tender.ts'

const CartSchema = defineEntity({
  name: 'CartEntity',
  tableName: 'cart',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    customerId: p.uuid().strictNullable(),
    currency: p.text(),
    storeKey: p.text().strictNullable(),
    lines: p.json<readonly StoredCartLine[]>(),
    shipping: p.json<Shipping>().strictNullable(),
    codes: p.array().$type<readonly string[]>(),
    points: p.json<AskedPoints>().strictNullable(),
    latitude: p.double().$type<number>().strictNullable(),
    longitude: p.double().$type<number>().strictNullable(),
    attributes: p.json<JsonObject>(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
})

/** A row of `cart`; its lines lie in it, since they are only ever read and written whole. */
export class CartEntity extends CartSchema.class implements StoredCart {}
CartSchema.setClass(CartEntity)
