import type { Snapshot } from '../../store/catalogue.ts'
import type { Services, Session } from '../session.ts'

/** What moving points needs to know, besides the transaction in which it happens. */
export interface LoyaltyWorld {
  readonly services: Pick<Services, 'newId' | 'randomBytes'>
  readonly snapshot: Snapshot
  readonly now: Date
}

/** The world of one request. */
export async function loyaltyWorld({ services, load, now }: Session): Promise<LoyaltyWorld> {
  return { services, snapshot: await load.snapshot(), now }
}
