import { campaign } from '../operations/campaigns/campaign.ts'
import { campaigns } from '../operations/campaigns/campaigns.ts'
import { products as listProducts } from '../operations/catalogue/products.ts'
import { productsUpsert } from '../operations/catalogue/products-upsert.ts'
import { stores as listStores } from '../operations/catalogue/stores.ts'
import { storesUpsert } from '../operations/catalogue/stores-upsert.ts'
import { customers } from '../operations/customers/customers.ts'
import { segmentUpsert } from '../operations/customers/segment-upsert.ts'
import type { Services, Session } from '../operations/session.ts'
import { demoCampaigns } from './campaign-data.ts'
import { demoCustomers } from './customer-data.ts'
import { holdsDemo } from './demo-mark.ts'
import { accepted, demoSession } from './demo-session.ts'
import { loadCampaign } from './load-campaign.ts'
import { loadCustomer } from './load-customer.ts'
import { loadGiveaway } from './load-giveaway.ts'
import { loadLoyalty } from './load-loyalty.ts'
import { loadReferrals } from './load-referrals.ts'
import { products } from './product-data.ts'
import { segments } from './segment-data.ts'
import { stores } from './store-data.ts'

/**
 * Loads the demo shop into an empty database, through the operations that a shop would use. Does nothing where the database holds
 * anything else, or the whole demo; goes on where a start that was killed had come to.
 */
export async function loadDemo(services: Services): Promise<void> {
  const session = demoSession(services)
  if (!(await isWanted(session))) return
  services.log.info({}, 'loading the demo shop')
  // Stores come first: they mark a demo that was begun.
  accepted(await storesUpsert(session, { stores }), 'stores')
  accepted(await productsUpsert(session, { products }), 'products')
  for (const segment of segments) accepted(await segmentUpsert(demoSession(services), segment), segment.key)
  await loadLoyalty(services)
  for (const customer of demoCustomers(session.now)) await loadCustomer(services, customer, session.now)
  await loadGiveaway(services, session.now)
  await loadReferrals(services)
  for (const each of demoCampaigns(session.now)) await loadCampaign(services, each)
}

async function isWanted(session: Session): Promise<boolean> {
  return (await holdsDemo(session)) ? !(await isWhole(session)) : isEmpty(session)
}

async function isEmpty(session: Session): Promise<boolean> {
  const page = { first: 1, after: null }
  const lists = [
    await listProducts(session, { page }),
    await customers(session, { page }),
    await campaigns(session, { page }),
  ]
  return (await listStores(session)).length === 0 && lists.every(({ items }) => items.length === 0)
}

/** The last campaign is ended as the last step of all. */
async function isWhole(session: Session): Promise<boolean> {
  const last = demoCampaigns(session.now).at(-1)!
  const found = await campaign(session, { by: { key: last.input.key } })
  return found !== null && found.state !== 'DRAFT' && found.state !== 'ACTIVE'
}
