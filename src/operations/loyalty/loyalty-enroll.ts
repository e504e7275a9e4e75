import { isVisitor } from '../../domain/customer.ts'
import type { LoyaltyEnrollInput } from '../../domain/input/loyalty-input.ts'
import { reason, type Rejection, reject } from '../../domain/rejection.ts'
import type { Db } from '../../store/database.ts'
import { findCustomer } from '../../store/read-customers.ts'
import { cardsByIds } from '../../store/loyalty-cards.ts'
import { findProgram } from '../../store/read-loyalty.ts'
import { inTransaction } from '../../store/transaction.ts'
import { refreshCustomerSegments } from '../customers/refresh-members.ts'
import { announce, isStaff, type Session, within } from '../session.ts'
import type { WalletItemPayload } from '../wallet/wallet-code-claim.ts'
import { enroll } from './enroll.ts'
import { giveFurther } from './give.ts'
import { loyaltyWorld } from './loyalty-world.ts'

/** Makes a shopper a member: the viewer, or whom staff name. Who is one already gets the same card again. A visitor must sign in first (INVALID_STATE). */
export async function loyaltyEnroll(
  session: Session,
  input: LoyaltyEnrollInput,
): Promise<WalletItemPayload & { readonly replayed: boolean }> {
  const payload = await inTransaction(session.db, (db) => work(within(session, db), db, input))
  if (payload.wallet !== null && !payload.replayed) announce(session, `customer:${payload.wallet.customerId}`)
  return payload
}

async function work(session: Session, db: Db, input: LoyaltyEnrollInput) {
  const program = await findProgram(db, { key: input.programKey })
  if (program === null) return refused(reject('NOT_FOUND', ['programKey']))
  const customer = await findCustomer(db, customerRef(session, input))
  if (customer === null) return refused(reject('NOT_FOUND', ['customer']))
  if (isVisitor(customer)) return refused(reject('INVALID_STATE', [], null, [reason('SIGN_IN_REQUIRED')]))
  const world = await loyaltyWorld(session)
  const { cardId, isNew, gifts } = await enroll(world, db, program, customer.id)
  await giveFurther(world, db, gifts)
  if (isNew) await refreshCustomerSegments(db, session.services, customer.id, session.now)
  const card = (await cardsByIds(db, [cardId])).get(cardId)!
  return { item: card, wallet: { customerId: customer.id }, userErrors: [], replayed: !isNew }
}

function customerRef(session: Session, { customer }: LoyaltyEnrollInput) {
  return customer && isStaff(session) ? customer : { id: session.viewer?.customerId ?? null }
}

function refused(...userErrors: Rejection[]) {
  return { item: null, wallet: null, userErrors, replayed: false }
}
