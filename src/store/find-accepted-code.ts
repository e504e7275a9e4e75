import type { Campaign } from '../domain/campaign.ts'
import type { Voucher } from '../domain/voucher.ts'
import { isAccepted } from '../domain/voucher.ts'
import { type Db, rows } from './database.ts'
import { CampaignEntity } from './entities/campaign.ts'
import { VOUCHER_COLUMNS } from './find-vouchers.ts'

/** A code with its campaign, where this customer may name it: else null, for unknown, foreign and withdrawn alike (law 36). */
export async function findAcceptedCode(
  db: Db,
  code: string,
  customerId: string | null,
): Promise<{ voucher: Voucher; campaign: Campaign } | null> {
  const [voucher] = await rows<Voucher>(db, `select ${VOUCHER_COLUMNS} from voucher where code = $1`, [code])
  // The same work for a code that is unknown: one more read by key.
  const campaign = await db.findOne(
    CampaignEntity,
    { id: voucher?.campaignId ?? NO_CAMPAIGN },
    { disableIdentityMap: true },
  )
  if (voucher === undefined || campaign === null || !isAccepted(voucher, campaign, customerId)) return null
  return { voucher, campaign }
}

const NO_CAMPAIGN = '00000000-0000-0000-0000-000000000000'
