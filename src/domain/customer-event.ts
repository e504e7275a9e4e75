import type { JsonObject } from './json.ts'

/** Something that a customer did, as the shop told: it counts for conditions by its name and its instant. */
export interface CustomerEvent {
  readonly id: string
  readonly customerId: string
  readonly name: string
  readonly properties: JsonObject
  readonly occurredAt: Date
  readonly receivedAt: Date
}
