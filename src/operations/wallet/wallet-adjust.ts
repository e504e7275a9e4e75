import type { Customer } from '../../domain/customer.ts'
import type { WalletAdjustInput } from '../../domain/input/wallet-input.ts'
import { readOneOf } from '../../domain/input/one-of.ts'
import { parseAt } from '../../domain/input/place.ts'
import { readName } from '../../domain/input/values.ts'
import type { Rejection } from '../../domain/rejection.ts'
import type { Db } from '../../store/database.ts'
import type { Worked } from '../../store/idempotency.ts'
import { customersByIds } from '../../store/read-customers.ts'
import { withIdempotency } from '../idempotency.ts'
import { announce, type Session, within } from '../session.ts'
import { adjustCard } from './adjust-gift-card.ts'
import { adjustPoints } from './adjust-points.ts'

/** What correcting a wallet answers: whose it is; null for a gift card that nobody holds. */
export interface WalletAdjustPayload {
  readonly customer: Customer | null
  readonly userErrors: readonly Rejection[]
}

/** Corrects a wallet by hand, with a reason, as a further entry of its ledger. */
export async function walletAdjust(
  session: Session,
  input: WalletAdjustInput,
): Promise<WalletAdjustPayload & { readonly replayed: boolean }> {
  const payload = await withIdempotency<WalletAdjustPayload>(
    session,
    { operation: 'walletAdjust', key: input.idempotencyKey, input },
    {
      work: (db) => work(within(session, db), db, input),
      find: (reference) => answer(session.db, reference as string | false),
      refuse: (rejection) => ({ customer: null, userErrors: [rejection] }),
    },
  )
  if (payload.customer !== null && !payload.replayed) announce(session, `customer:${payload.customer.id}`)
  return payload
}

/** False: of a gift card that nobody holds. */
async function answer(db: Db, customerId: string | false): Promise<WalletAdjustPayload> {
  if (customerId === false) return { customer: null, userErrors: [] }
  return { customer: (await customersByIds(db, [customerId])).get(customerId)!, userErrors: [] }
}

async function work(session: Session, db: Db, input: WalletAdjustInput): Promise<Worked<WalletAdjustPayload>> {
  const parsed = parseAt([], (place) => {
    readOneOf(input, ['points', 'giftCard'], place)
    return readName(input.reason, place.at('reason'))
  })
  if (!parsed.ok) return refused(...parsed.rejections)
  const adjusted = input.giftCard
    ? await adjustCard(session, input.giftCard, parsed.value.trim())
    : await adjustPoints(session, db, input.points!, parsed.value)
  if (!adjusted.ok) return refused(adjusted.rejection)
  const reference = adjusted.customerId ?? false
  return { value: await answer(db, reference), reference }
}

function refused(...userErrors: readonly Rejection[]): Worked<WalletAdjustPayload> {
  return { value: { customer: null, userErrors }, reference: null }
}
