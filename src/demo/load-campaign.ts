import type { Campaign } from '../domain/campaign.ts'
import { campaign } from '../operations/campaigns/campaign.ts'
import { campaignCreate } from '../operations/campaigns/campaign-create.ts'
import { campaignTransition } from '../operations/campaigns/campaign-transition.ts'
import { voucherPublish } from '../operations/campaigns/voucher-publish.ts'
import { redeem } from '../operations/checkout/redeem.ts'
import { giftCardIssue } from '../operations/gift-cards/gift-card-issue.ts'
import type { Services } from '../operations/session.ts'
import type { DemoCampaign } from './demo-campaign.ts'
import { accepted, demoSession } from './demo-session.ts'

/** Makes a campaign, publishes it, gives its codes out, spends one and ends it, as it says. Each step is left out where it was done. */
export async function loadCampaign(services: Services, each: DemoCampaign): Promise<void> {
  const { key } = each.input
  const found = await campaign(demoSession(services), { by: { key } })
  const made = found ?? accepted(await campaignCreate(demoSession(services), each.input), key).campaign!
  const published = made.state === 'DRAFT' ? await move(services, made, 'PUBLISH') : made
  for (const externalId of each.givenTo ?? []) await give(services, key, externalId)
  for (const card of each.cards ?? []) await issue(services, key, card)
  if (each.usedBy) await spend(services, key, each.usedBy)
  if (each.ended && published.state === 'ACTIVE') await move(services, published, 'END')
}

async function move(services: Services, { id, key, version }: Campaign, to: 'PUBLISH' | 'END'): Promise<Campaign> {
  const input = { id, to, expectedVersion: version }
  return accepted(await campaignTransition(demoSession(services), input), `${key} ${to}`).campaign!
}

async function give(services: Services, key: string, externalId: string): Promise<string> {
  const input = { campaign: { key }, customer: { externalId } }
  const { voucher } = accepted(await voucherPublish(demoSession(services), input), `${key} for ${externalId}`)
  return voucher!.code
}

async function issue(
  services: Services,
  key: string,
  { externalId, balance }: NonNullable<DemoCampaign['cards']>[number],
): Promise<void> {
  const idempotencyKey = `demo-card-${key}-${externalId}`
  const input = { campaign: { key }, balance, customer: { externalId }, idempotencyKey }
  accepted(await giftCardIssue(demoSession(services), input), `${key} for ${externalId}`)
}

/** A purchase with the code: the same customer and campaign get the same code again, so it need not be remembered. */
async function spend(services: Services, key: string, externalId: string): Promise<void> {
  const purchase = {
    orderReference: `GF-${externalId.toUpperCase()}-${key.toUpperCase()}`,
    idempotencyKey: `demo-purchase-${key}-${externalId}`,
    evaluation: {
      customer: { externalId },
      currency: 'EUR',
      lines: [{ sku: 'HOUSE-BLEND-250', quantity: 2 }],
      codes: [await give(services, key, externalId)],
    },
  }
  accepted(await redeem(demoSession(services), purchase), purchase.orderReference, ['TAKEN'])
}
