import { giveawayEnter } from '../operations/giveaways/giveaway-enter.ts'
import { giveawayUpsert } from '../operations/giveaways/giveaway-upsert.ts'
import type { Services } from '../operations/session.ts'
import { accepted, demoSession } from './demo-session.ts'
import { demoEntrants, demoGiveaway } from './giveaway-data.ts'

/** Makes the giveaway and enters those who are in it, once the customers are there. */
export async function loadGiveaway(services: Services, now: Date): Promise<void> {
  const input = demoGiveaway(now)
  accepted(await giveawayUpsert(demoSession(services), input), input.key)
  for (const externalId of demoEntrants) {
    const entry = { giveawayKey: input.key, customer: { externalId }, idempotencyKey: `demo-entry-${externalId}` }
    accepted(await giveawayEnter(demoSession(services), entry), entry.idempotencyKey)
  }
}
