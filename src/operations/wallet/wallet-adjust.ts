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
import { adjustPoints } from './adjust-points.ts'

/** What correcting a wallet answers. */
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
      find: (reference) => answer(session.db, reference as string),
      refuse: (rejection) => ({ customer: null, userErrors: [rejection] }),
    },
  )
  if (payload.customer !== null && !payload.replayed) announce(session, `customer:${payload.customer.id}`)
  return payload
}

async function answer(db: Db, customerId: string): Promise<WalletAdjustPayload> {
  return { customer: (await customersByIds(db, [customerId])).get(customerId)!, userErrors: [] }
}

async function work(session: Session, db: Db, input: WalletAdjustInput): Promise<Worked<WalletAdjustPayload>> {
  const parsed = parseAt([], (place) => {
    readOneOf(input, ['points'], place)
    return readName(input.reason, place.at('reason'))
  })
  if (!parsed.ok) return refused(...parsed.rejections)
  const adjusted = await adjustPoints(session, db, input.points!, parsed.value)
  if (!adjusted.ok) return refused(adjusted.rejection)
  return { value: await answer(db, adjusted.customerId), reference: adjusted.customerId }
}

function refused(...userErrors: readonly Rejection[]): Worked<WalletAdjustPayload> {
  return { value: { customer: null, userErrors }, reference: null }
}
