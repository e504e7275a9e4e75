import type { Campaign } from '../../domain/campaign.ts'
import { giftsIn } from '../../domain/effect/gifts-in.ts'
import { type Rejection, reject } from '../../domain/rejection.ts'
import type { Db } from '../../store/database.ts'
import { hasProducts, productsBySkus } from '../../store/read-products.ts'

/** NOT_FOUND for each gift that the catalogue does not know: it could never be given (law 13). A shop without a catalogue may bring it later. */
export async function unknownGifts(db: Db, campaign: Pick<Campaign, 'effects' | 'variants'>): Promise<Rejection[]> {
  const gifts = giftsIn(campaign)
  if (gifts.length === 0) return []
  const known = await productsBySkus(db, [...new Set(gifts.map(({ sku }) => sku))])
  const unknown = gifts.filter(({ sku }) => !known.has(sku))
  if (unknown.length === 0 || !(await hasProducts(db))) return []
  return unknown.map(({ sku, path }) => reject('NOT_FOUND', path, `the catalogue has no ${sku}`))
}
