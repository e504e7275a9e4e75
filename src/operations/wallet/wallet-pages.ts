import type { Page } from '../../domain/page.ts'
import type { WalletItem } from '../../domain/wallet-item.ts'
import { findWalletItems, readWalletItems, type WalletPlaces } from '../../store/read-wallet.ts'
import { runOutHolds } from '../checkout/run-out-holds.ts'
import type { WalletPage } from '../loaders.ts'
import type { World } from '../session.ts'

/** A page of what each customer holds, with the campaigns behind it as the rules of the same instant have them. */
export async function walletPages(
  world: World,
  customerIds: readonly string[],
  asked: Omit<WalletPage, 'ownerId'>,
): Promise<Map<string, Page<WalletItem>>> {
  const { db, load } = world
  const places = await findSettled(world, customerIds, asked)
  const { campaigns } = await load.snapshotAt(places.version)
  const pages = await readWalletItems(db, places, asked.page)
  for (const { items } of pages.values())
    for (const item of items) {
      const campaign = 'campaignId' in item ? campaigns.get(item.campaignId) : undefined
      if (campaign === undefined) continue
      load.campaign.prime(campaign.id, campaign)
      load.campaignsAtHand.set(campaign.id, campaign)
    }
  return pages
}

/** Where a hold has come to its end, what it took is given back first, and all is found again. */
async function findSettled(
  { db, now, services }: World,
  customerIds: readonly string[],
  { page, ...filter }: Omit<WalletPage, 'ownerId'>,
): Promise<WalletPlaces> {
  const found = await findWalletItems(db, customerIds, filter, page, now)
  if (!found.isHoldDue || db.isInTransaction()) return found
  await runOutHolds(services, now)
  return findWalletItems(db, customerIds, filter, page, now)
}
