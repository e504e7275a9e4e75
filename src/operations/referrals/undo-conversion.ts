import type { Referral } from '../../domain/referral/referral.ts'
import type { Db } from '../../store/database.ts'
import {
  markTakenBack,
  milestoneRewards,
  type ReferralReward,
  rewardOfReferral,
  takeBackUnused,
  writeReferralReward,
} from '../../store/referral-rewards.ts'
import { lockGiftCard, setGiftCardState } from '../../store/write-gift-cards.ts'
import { addToJudge } from '../../store/write-orders.ts'
import { markReturnedReferral } from '../../store/write-referrals.ts'
import { changeCard } from '../loyalty/change-card.ts'
import { type Granted, giveFurther } from '../loyalty/give.ts'
import type { LoyaltyWorld } from '../loyalty/loyalty-world.ts'
import type { ReferralGift } from './give-for-referral.ts'

/**
 * Undoes a conversion whose order came back whole, in the caller's transaction, the code's row locked: takes back what the referrer got for it,
 * as far as she has not used it, and milestones that are no longer reached. Where all came back the friend's next order may convert; else never.
 */
export async function undoConversion(world: LoyaltyWorld, db: Db, referral: Referral): Promise<void> {
  const { title } = world.snapshot.referralPrograms.get(referral.programId)!
  const reward = await rewardOfReferral<ReferralGift>(db, referral.id, 'REFERRER')
  const isWhole = reward === null || (await takeBack(world, db, reward, title))
  const converted = await markReturnedReferral(db, referral, isWhole ? 'JOINED' : 'RETURNED')
  for (const milestone of await milestoneRewards<ReferralGift>(db, referral.codeId, converted))
    await takeBack(world, db, milestone, title)
  await addToJudge(db, referral.referrerId)
}

/**
 * Takes back what is unused of a reward; true where that was all that was left of it, so that it may be earned again. Of one that was used in part the
 * rest is owed: a milestone gives it where its number is reached again.
 */
async function takeBack(
  world: LoyaltyWorld,
  db: Db,
  reward: ReferralReward<ReferralGift>,
  description: string,
): Promise<boolean> {
  const granted: ReferralGift[] = []
  const owed = [...reward.owed]
  for (const gift of reward.granted) {
    const taken = await takeOne(world, db, gift, description)
    if (taken < sizeOf(gift)) granted.push(less(gift, taken))
    if (taken > 0) owed.push(gift.grant.kind === 'points' ? { ...gift.grant, points: taken } : gift.grant)
  }
  if (granted.length === 0) await markTakenBack(db, reward.id, world.now)
  else await writeReferralReward(db, { id: reward.id, granted, owed })
  return granted.length === 0
}

/** How much there is to take back: points can be taken in part, all else whole or not at all. */
function sizeOf({ lot }: Granted): number {
  return lot?.points ?? 1
}

function less(gift: ReferralGift, taken: number): ReferralGift {
  return gift.lot === undefined ? gift : { ...gift, lot: { ...gift.lot, points: gift.lot.points - taken } }
}

/**
 * How much came back: codes and gift cards that were never used, perks that last, points as far as they are there; tickets of a giveaway stay, and so
 * does what a charity got.
 */
async function takeOne(world: LoyaltyWorld, db: Db, granted: Granted, description: string): Promise<number> {
  const { kind, id, lot } = granted
  if (kind === 'voucher' || kind === 'perk') return takeBackUnused(db, kind, [id], world.now)
  if (kind === 'giftCard') return takeCard(db, id)
  if (kind !== 'loyaltyCard' || lot === undefined) return 0
  const changed = await changeCard(world, db, id, ({ book }) => book.withdraw(lot.id, description))
  await giveFurther(world, db, changed!.gifts)
  return changed!.value
}

async function takeCard(db: Db, id: string): Promise<number> {
  const card = (await lockGiftCard(db, id))!
  if (card.state === 'REVOKED' || card.held > 0 || card.balance !== card.initialBalance) return 0
  await setGiftCardState(db, id, 'REVOKED')
  return 1
}
