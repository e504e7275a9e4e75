import { defineEntity, p } from '@mikro-orm/core'
import type { Channel, Customer } from '../../domain/customer.ts'
import type { JsonObject } from '../../domain/json.ts'

const CustomerSchema = defineEntity({
  name: 'CustomerEntity',
  tableName: 'customer',
  properties: {
    id: p.uuid().primary(),
    externalId: p.text().strictNullable(),
    displayName: p.text().strictNullable(),
    email: p.text().strictNullable(),
    phone: p.text().strictNullable(),
    birthday: p.date().strictNullable(),
    locale: p.text().strictNullable(),
    timeZone: p.text().strictNullable(),
    country: p.text().strictNullable(),
    city: p.text().strictNullable(),
    attributes: p.json<JsonObject>(),
    consents: p.array().$type<Channel[]>(),
    createdAt: p.datetime(),
    version: p.integer(),
  },
})

/** A row of `customer`. */
export class CustomerEntity extends CustomerSchema.class implements Customer {}
CustomerSchema.setClass(CustomerEntity)
