import { isVisitor } from '../../domain/customer.ts'
import { enteringProblem } from '../../domain/giveaway/giveaway.ts'
import type { GiveawayEnterInput } from '../../domain/input/giveaway-input.ts'
import { reason, type Rejection, reject } from '../../domain/rejection.ts'
import type { Db } from '../../store/database.ts'
import type { Worked } from '../../store/idempotency.ts'
import { findCustomer } from '../../store/read-customers.ts'
import { entriesByIds, entryOf, findGiveaway } from '../../store/read-giveaways.ts'
import { addTickets, lockEntering } from '../../store/write-giveaways.ts'
import { withIdempotency } from '../idempotency.ts'
import { audienceProblem } from '../loyalty/audience-problem.ts'
import { loyaltyWorld } from '../loyalty/loyalty-world.ts'
import { announce, isStaff, type Session, within } from '../session.ts'
import type { WalletItemPayload } from '../wallet/wallet-code-claim.ts'

/**
 * Enters a shopper into a giveaway: the viewer, or whom a service or support names. Once for each: who has entered gets the same entry again. Refuses
 * INVALID_STATE with its reasons before it starts, once it has ended, for visitors (SIGN_IN_REQUIRED), and for whom it is not open.
 */
export async function giveawayEnter(
  session: Session,
  input: GiveawayEnterInput,
): Promise<WalletItemPayload & { readonly replayed: boolean }> {
  const { isNew, ...payload } = await withIdempotency<Entered>(
    session,
    { operation: 'giveawayEnter', key: input.idempotencyKey, input },
    {
      work: (db) => work(within(session, db), db, input),
      find: (reference) => answer(session.db, reference as string, false),
      refuse: (rejection) => refusal(rejection),
    },
  )
  if (isNew) announce(session, `customer:${payload.wallet!.customerId}`)
  return { ...payload, replayed: payload.item !== null && !isNew }
}

type Entered = WalletItemPayload & { readonly isNew: boolean }

async function answer(db: Db, entryId: string, isNew: boolean): Promise<Entered> {
  const item = (await entriesByIds(db, [entryId])).get(entryId)!
  return { item, wallet: { customerId: item.holderId }, userErrors: [], isNew }
}

async function work(session: Session, db: Db, input: GiveawayEnterInput): Promise<Worked<Entered>> {
  const known = await findGiveaway(db, { key: input.giveawayKey })
  if (known === null) return refused(reject('NOT_FOUND', ['giveawayKey']))
  const customer = await findCustomer(db, customerRef(session, input))
  if (customer === null) return refused(reject('NOT_FOUND', ['customer']))
  if (isVisitor(customer)) return refused(reject('INVALID_STATE', [], null, [reason('SIGN_IN_REQUIRED')]))
  await lockEntering(db, known.id)
  return enter(session, db, known.id, customer.id)
}

async function enter(session: Session, db: Db, giveawayId: string, customerId: string): Promise<Worked<Entered>> {
  const giveaway = (await findGiveaway(db, { id: giveawayId }))!
  const world = await loyaltyWorld(session)
  const audience = { condition: giveaway.openTo, field: 'openTo' }
  const problem =
    enteringProblem(giveaway, session.now) ?? (await audienceProblem(world, db, audience, customerId, ['giveawayKey']))
  if (problem !== null) return refused(problem)
  const tickets = { id: session.services.newId(), giveawayId, customerId, kind: 'ENTER' as const, count: 1 }
  const added = await addTickets(db, { ...tickets, at: session.now })
  const id = added ?? (await entryOf(db, giveawayId, customerId))!.id
  return { value: await answer(db, id, added !== null), reference: id }
}

function customerRef(session: Session, { customer }: GiveawayEnterInput) {
  return customer && isStaff(session) ? customer : { id: session.viewer?.customerId ?? null }
}

function refusal(...userErrors: Rejection[]): Entered {
  return { item: null, wallet: null, userErrors, isNew: false }
}

function refused(...userErrors: Rejection[]): Worked<Entered> {
  return { value: refusal(...userErrors), reference: null }
}
