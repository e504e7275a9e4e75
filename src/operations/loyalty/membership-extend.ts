import type { MembershipExtendInput } from '../../domain/input/loyalty-input.ts'
import { type Rejection, reject } from '../../domain/rejection.ts'
import type { Db } from '../../store/database.ts'
import type { Worked } from '../../store/idempotency.ts'
import { cardsByIds, lockCard, writeMembership } from '../../store/loyalty-cards.ts'
import { refreshCustomerSegments } from '../customers/refresh-members.ts'
import { withIdempotency } from '../idempotency.ts'
import { announce, type Session, within } from '../session.ts'
import type { WalletItemPayload } from '../wallet/wallet-code-claim.ts'
import { changeCard } from './change-card.ts'
import { giveFurther } from './give.ts'
import { loyaltyWorld } from './loyalty-world.ts'
import { ownCard } from './own-card.ts'

/**
 * Notes that a membership is paid until an instant: tiers that need one follow at once. It only grows (INVALID for an instant that has passed or
 * lies before what is paid already); a program without membership refuses (INVALID_STATE).
 */
export async function membershipExtend(
  session: Session,
  input: MembershipExtendInput,
): Promise<WalletItemPayload & { readonly replayed: boolean }> {
  const payload = await withIdempotency<WalletItemPayload>(
    session,
    { operation: 'membershipExtend', key: input.idempotencyKey, input },
    {
      work: (db) => work(within(session, db), db, input),
      find: (reference) => answer(session.db, reference as string),
      refuse: (rejection) => ({ item: null, wallet: null, userErrors: [rejection] }),
    },
  )
  if (payload.wallet !== null && !payload.replayed) announce(session, `customer:${payload.wallet.customerId}`)
  return payload
}

async function answer(db: Db, cardId: string): Promise<WalletItemPayload> {
  const item = (await cardsByIds(db, [cardId])).get(cardId)!
  return { item, wallet: { customerId: item.holderId }, userErrors: [] }
}

async function work(session: Session, db: Db, input: MembershipExtendInput): Promise<Worked<WalletItemPayload>> {
  const known = await ownCard(session, db, input.loyaltyCardId)
  if (known === null) return refused(reject('NOT_FOUND', ['loyaltyCardId']))
  const { card } = (await lockCard(db, known.id))!
  const world = await loyaltyWorld(session)
  if (world.snapshot.programs.get(card.programId)?.membership === null)
    return refused(reject('INVALID_STATE', ['loyaltyCardId'], 'the program has no membership'))
  if (input.until <= session.now) return refused(reject('INVALID', ['until'], 'must lie in the future'))
  if (card.membershipEndsAt !== null && input.until < card.membershipEndsAt)
    return refused(reject('INVALID', ['until'], 'the membership is paid for longer already'))
  await writeMembership(db, card.id, input.until, session.now)
  const changed = await changeCard(world, db, card.id, () => null)
  await giveFurther(world, db, changed!.gifts)
  await refreshCustomerSegments(db, session.services, card.holderId, session.now)
  return { value: await answer(db, card.id), reference: card.id }
}

function refused(...userErrors: Rejection[]): Worked<WalletItemPayload> {
  return { value: { item: null, wallet: null, userErrors }, reference: null }
}
