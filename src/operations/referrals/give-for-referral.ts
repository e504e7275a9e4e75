import type { Grant } from '../../domain/grant.ts'
import type { Db } from '../../store/database.ts'
import { insertReferralReward, type ReferralReward } from '../../store/referral-rewards.ts'
import { addToJudge } from '../../store/write-orders.ts'
import { give, type Granted } from '../loyalty/give.ts'
import type { LoyaltyWorld } from '../loyalty/loyalty-world.ts'

/** For what something is given, and to whom. */
export type Occasion = Omit<ReferralReward, 'id' | 'granted'> & {
  readonly customerId: string
  readonly description: string
}

/**
 * Gives what a program promised, in the caller's transaction, and keeps what came of it. What cannot be given (its campaign is over, no code is
 * left) is left out: it never undoes a friend's joining or a conversion.
 */
export async function giveForReferral(
  world: LoyaltyWorld,
  db: Db,
  { customerId, description, ...occasion }: Occasion,
  grants: readonly Grant[],
): Promise<readonly Granted[]> {
  const granted: Granted[] = []
  for (const grant of grants) {
    const given = await give(world, db, [{ customerId, grants: [grant], description }])
    if (given.ok) granted.push(...given.granted)
  }
  if (grants.length === 0) return granted
  await insertReferralReward(db, { ...occasion, id: world.services.newId(), granted }, world.now)
  await addToJudge(db, customerId)
  return granted
}
