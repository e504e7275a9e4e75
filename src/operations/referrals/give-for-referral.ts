import type { Grant } from '../../domain/grant.ts'
import type { Db } from '../../store/database.ts'
import { insertReferralReward, type ReferralReward, writeReferralReward } from '../../store/referral-rewards.ts'
import { addToJudge } from '../../store/write-orders.ts'
import { give, type Granted } from '../loyalty/give.ts'
import type { LoyaltyWorld } from '../loyalty/loyalty-world.ts'

/** Something given for referrals, and by which grant: what is taken back of it may be given again. */
export type ReferralGift = Granted & { readonly grant: Grant }

/** To whom something is given, and what the entries say of it. */
export interface Receiver {
  readonly customerId: string
  readonly description: string
}

/** For what something is given. */
export type Occasion = Omit<ReferralReward, 'id' | 'granted' | 'owed'>

/** Gives what a program promised, in the caller's transaction, and keeps what came of it. */
export async function giveForReferral(
  world: LoyaltyWorld,
  db: Db,
  to: Receiver,
  occasion: Occasion,
  grants: readonly Grant[],
): Promise<readonly Granted[]> {
  if (grants.length === 0) return []
  const granted = await giveEach(world, db, to, grants)
  await insertReferralReward(db, { ...occasion, id: world.services.newId(), granted }, world.now)
  return granted
}

/** Gives again what was taken back of a reward of which a part was used, in the caller's transaction: so she has all of it once. */
export async function giveOwed(
  world: LoyaltyWorld,
  db: Db,
  to: Receiver,
  reward: ReferralReward<ReferralGift>,
): Promise<void> {
  if (reward.owed.length === 0) return
  const granted = [...reward.granted, ...(await giveEach(world, db, to, reward.owed))]
  await writeReferralReward(db, { ...reward, granted, owed: [] })
}

/** What cannot be given (its campaign is over, no code is left) is left out: it never undoes a friend's joining or a conversion. */
async function giveEach(
  world: LoyaltyWorld,
  db: Db,
  { customerId, description }: Receiver,
  grants: readonly Grant[],
): Promise<ReferralGift[]> {
  const granted: ReferralGift[] = []
  for (const grant of grants) {
    const given = await give(world, db, [{ customerId, grants: [grant], description }])
    if (given.ok) granted.push(...given.granted.map((each) => ({ ...each, grant })))
  }
  await addToJudge(db, customerId)
  return granted
}
