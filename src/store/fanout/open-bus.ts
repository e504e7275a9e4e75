import type { Bus, BusListener } from './bus.ts'
import { openNatsBus } from './nats-bus.ts'
import { openPostgresBus } from './postgres-bus.ts'
import { openRedisBus } from './redis-bus.ts'

/** Where servers meet. */
export interface BusAddress {
  readonly databaseUrl: string
  /** `redis:`, `rediss:` or `nats:`; undefined: PostgreSQL. */
  readonly fanoutUrl: string | undefined
  /** Sets one shop's messages apart from another's on the same Redis or NATS. */
  readonly channel: string
}

/** Opens the bus that the configuration names. */
export function openBus({ databaseUrl, fanoutUrl, channel }: BusAddress, listener: BusListener): Promise<Bus> {
  if (fanoutUrl === undefined) return openPostgresBus(databaseUrl, listener)
  if (fanoutUrl.startsWith('nats:')) return openNatsBus(fanoutUrl, channel, listener)
  return openRedisBus(fanoutUrl, channel, listener)
}
