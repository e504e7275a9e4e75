import { defineEntity, p } from '@mikro-orm/core'
import type { Store } from '../../domain/store.ts'

const StoreSchema = defineEntity({
  name: 'StoreEntity',
  tableName: 'store',
  properties: {
    id: p.uuid().primary(),
    key: p.text(),
    name: p.text(),
    latitude: p.double().$type<number>().strictNullable(),
    longitude: p.double().$type<number>().strictNullable(),
    country: p.text().strictNullable(),
  },
})

/** A row of `store`. */
export class StoreEntity extends StoreSchema.class implements Store {}
StoreSchema.setClass(StoreEntity)
