import type { Customer } from '../../domain/customer.ts'
import { type JoiningProblem, joiningProblem } from '../../domain/referral/joining.ts'
import type { Db } from '../../store/database.ts'
import { loadFacts } from '../../store/load-facts.ts'
import { lockCardsOf } from '../../store/loyalty-cards.ts'
import { readJoining } from '../../store/load-referrals.ts'
import { lockReferralCode, referralsOfFriends } from '../../store/read-referrals.ts'
import { rewardOfReferral } from '../../store/referral-rewards.ts'
import { insertReferral } from '../../store/write-referrals.ts'
import type { Granted } from '../loyalty/give.ts'
import type { LoyaltyWorld } from '../loyalty/loyalty-world.ts'
import { giveForReferral } from './give-for-referral.ts'

/** What came of joining: whose friend she is now and what she got, or why she did not join. */
export type Joined =
  | { readonly ok: true; readonly isNew: boolean; readonly referrerId: string; readonly granted: readonly Granted[] }
  | { readonly ok: false; readonly problem: JoiningProblem }

/** When she joins; with an order, that order is no past of hers. */
export interface JoinedWith {
  readonly at: Date
  readonly orderId: string | null
}

/**
 * Lets a friend join by a code, in the caller's transaction, and gives her what friends get. The code's row is locked: however many join at once,
 * no referrer's limit is overshot, and nobody joins twice. Who has joined by this code is answered again.
 */
export async function join(
  world: LoyaltyWorld,
  db: Db,
  friend: Customer,
  codeId: string,
  { at, orderId }: JoinedWith,
): Promise<Joined> {
  const code = (await lockReferralCode(db, codeId))!
  const { services, snapshot, now } = world
  const program = snapshot.referralPrograms.get(code.programId)!
  const factsOf = (ids: readonly string[]) =>
    loadFacts(
      db,
      snapshot,
      ids.map((customerId) => ({ customerId, cart: null, withAvailable: false })),
      now,
    )
  const joining = (await readJoining(db, snapshot.referralPrograms, [friend], [code], factsOf, orderId))(friend, code)
  const problem = joiningProblem(joining)
  if (problem !== null) return { ok: false, problem }
  if (joining.referral !== null) return again(db, friend.id)
  const { referrerGrants } = joining.terms
  const referral = {
    id: services.newId(),
    programId: program.id,
    codeId,
    referrerId: code.holderId,
    friendId: friend.id,
  }
  await lockCardsOf(db, [friend.id, code.holderId])
  const isNew = await insertReferral(db, { ...referral, referrerGrants, joinedAt: at })
  if (!isNew) return { ok: false, problem: 'REFERRED' }
  const occasion = { codeId, referralId: referral.id, kind: 'FRIEND' as const, friends: null }
  const to = { customerId: friend.id, description: program.title }
  const granted = await giveForReferral(world, db, to, occasion, program.friendGrants)
  return { ok: true, isNew: true, referrerId: code.holderId, granted }
}

async function again(db: Db, friendId: string): Promise<Joined> {
  const { id, referrerId } = (await referralsOfFriends(db, [friendId])).get(friendId)!
  const reward = await rewardOfReferral<Granted>(db, id, 'FRIEND')
  return { ok: true, isNew: false, referrerId, granted: reward?.granted ?? [] }
}
