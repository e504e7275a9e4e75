import type { Referral } from '../../domain/referral/referral.ts'
import type { Db } from '../../store/database.ts'
import {
  markTakenBack,
  milestoneRewards,
  type ReferralReward,
  rewardOfReferral,
  takeBackUnused,
} from '../../store/referral-rewards.ts'
import { lockGiftCard, setGiftCardState } from '../../store/write-gift-cards.ts'
import { addToJudge } from '../../store/write-orders.ts'
import { markReturnedReferral } from '../../store/write-referrals.ts'
import { changeCard } from '../loyalty/change-card.ts'
import { type Granted, giveFurther } from '../loyalty/give.ts'
import type { LoyaltyWorld } from '../loyalty/loyalty-world.ts'

/**
 * Undoes a conversion whose order came back whole, in the caller's transaction, the code's row locked: takes back what the referrer got for it,
 * as far as she has not used it, and milestones that are no longer reached. Where all came back the friend's next order may convert; else never.
 */
export async function undoConversion(world: LoyaltyWorld, db: Db, referral: Referral): Promise<void> {
  const { title } = world.snapshot.referralPrograms.get(referral.programId)!
  const reward = await rewardOfReferral<Granted>(db, referral.id, 'REFERRER')
  const isWhole = reward === null || (await takeBack(world, db, reward, title))
  const converted = await markReturnedReferral(db, referral, isWhole ? 'JOINED' : 'RETURNED')
  for (const milestone of await milestoneRewards<Granted>(db, referral.codeId, converted))
    await takeBack(world, db, milestone, title)
  await addToJudge(db, referral.referrerId)
}

/** Takes back what is unused of a reward; true where that was all of it, so that it may be earned again. */
async function takeBack(
  world: LoyaltyWorld,
  db: Db,
  { id, granted }: ReferralReward<Granted>,
  description: string,
): Promise<boolean> {
  let taken = 0
  for (const each of granted) if (await takeOne(world, db, each, description)) taken += 1
  if (taken < granted.length) return false
  await markTakenBack(db, id, world.now)
  return true
}

/** Codes and gift cards that were never used, perks that last, points as far as they are there; tickets of a giveaway stay, and so does what a charity got. */
async function takeOne(world: LoyaltyWorld, db: Db, granted: Granted, description: string): Promise<boolean> {
  const { kind, id, lot } = granted
  if (kind === 'voucher' || kind === 'perk') return (await takeBackUnused(db, kind, [id], world.now)) === 1
  if (kind === 'giftCard') return takeCard(db, id)
  if (kind !== 'loyaltyCard' || lot === undefined) return false
  const changed = await changeCard(world, db, id, ({ book }) => book.withdraw(lot.id, description))
  await giveFurther(world, db, changed!.gifts)
  return changed!.value === lot.points
}

async function takeCard(db: Db, id: string): Promise<boolean> {
  const card = (await lockGiftCard(db, id))!
  if (card.state === 'REVOKED' || card.held > 0 || card.balance !== card.initialBalance) return false
  await setGiftCardState(db, id, 'REVOKED')
  return true
}
