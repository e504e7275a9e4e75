import type { BulkOperation } from '../../domain/bulk-operation.ts'
import { type Campaign, campaignStatus } from '../../domain/campaign.ts'
import { randomBitsOf, SAFE_RANDOM_BITS } from '../../domain/code-pattern.ts'
import type { VouchersGenerateInput } from '../../domain/input/voucher-input.ts'
import { parseVouchersGenerate, type VouchersDraft } from '../../domain/parse-vouchers.ts'
import { type Rejection, reject } from '../../domain/rejection.ts'
import type { Db } from '../../store/database.ts'
import type { Worked } from '../../store/idempotency.ts'
import { bulkOperationsByIds } from '../../store/read-bulk-operations.ts'
import { findCampaign } from '../../store/read-campaigns.ts'
import { countGiftCards } from '../../store/read-gift-cards.ts'
import { countVouchers } from '../../store/read-vouchers.ts'
import { insertBulkOperation } from '../../store/write-bulk-operations.ts'
import { withIdempotency } from '../idempotency.ts'
import type { Session } from '../session.ts'
import { planToGenerate } from './generate-vouchers-run.ts'

/** What starting or stopping long work answers. */
export interface BulkOperationPayload {
  readonly bulkOperation: BulkOperation | null
  readonly userErrors: readonly Rejection[]
}

/** Makes 1 to 10,000,000 unique codes of a coupon, or as many gift cards, in the background; a campaign that has ended gets none (INVALID_STATE). */
export function vouchersGenerate(
  session: Session,
  input: VouchersGenerateInput,
): Promise<BulkOperationPayload & { readonly replayed: boolean }> {
  return withIdempotency<BulkOperationPayload>(
    session,
    { operation: 'vouchersGenerate', key: input.idempotencyKey, input },
    {
      work: (db) => work(session, db, input),
      find: async (reference) => {
        const id = reference as string
        return { bulkOperation: (await bulkOperationsByIds(session.db, [id])).get(id) ?? null, userErrors: [] }
      },
      refuse: (rejection) => ({ bulkOperation: null, userErrors: [rejection] }),
    },
  )
}

async function work(session: Session, db: Db, input: VouchersGenerateInput): Promise<Worked<BulkOperationPayload>> {
  const campaign = await findCampaign(db, { id: input.campaignId })
  if (campaign === null) return refused(reject('NOT_FOUND', ['campaignId']))
  const status = campaignStatus(campaign, session.now)
  if (status === 'ENDED' || status === 'ARCHIVED')
    return refused(reject('INVALID_STATE', ['campaignId'], `the campaign is ${status}`))
  const unsafe = parseVouchersGenerate(input, campaign)
  if (!unsafe.ok) return refused(...unsafe.rejections)
  const parsed = parseVouchersGenerate(input, campaign, await codesThatCount(db, campaign, unsafe.value))
  return parsed.ok ? begin(session, db, campaign.id, parsed.value) : refused(...parsed.rejections)
}

/** Codes made before count only where the pattern is short (law 35): a long one is safe in any number. */
function codesThatCount(db: Db, { id, kind }: Campaign, { pattern }: VouchersDraft): Promise<number> | number {
  if (randomBitsOf(pattern) >= SAFE_RANDOM_BITS) return 0
  return kind === 'GIFT_CARD' ? countGiftCards(db, id) : countVouchers(db, id)
}

async function begin(
  { services, now }: Session,
  db: Db,
  campaignId: string,
  draft: VouchersDraft,
): Promise<Worked<BulkOperationPayload>> {
  const { count, patternText: pattern, redeemable, balance } = draft
  const id = services.newId()
  const bulkOperation = await insertBulkOperation(db, {
    id,
    kind: 'VOUCHERS_GENERATE',
    total: count,
    input: { campaignId, pattern, redeemable, balance: balance && { ...balance } },
    createdAt: now,
  })
  await planToGenerate(services, db, id)
  return { value: { bulkOperation, userErrors: [] }, reference: id }
}

function refused(...userErrors: readonly Rejection[]): Worked<BulkOperationPayload> {
  return { value: { bulkOperation: null, userErrors }, reference: null }
}
