import { judge } from '../../domain/condition/judge.ts'
import { countsAt, type Referral } from '../../domain/referral/referral.ts'
import { isSamePerson } from '../../domain/referral/same-person.ts'
import type { ReferralProgram } from '../../domain/referral/referral-program.ts'
import type { Db } from '../../store/database.ts'
import { loadFacts } from '../../store/load-facts.ts'
import { lockCardsOf } from '../../store/loyalty-cards.ts'
import { customersByIds } from '../../store/read-customers.ts'
import { milestoneRewards, rewardOfReferral } from '../../store/referral-rewards.ts'
import { type ConvertedBy, markConverted } from '../../store/write-referrals.ts'
import type { LoyaltyWorld } from '../loyalty/loyalty-world.ts'
import { giveForReferral, giveOwed, type ReferralGift } from './give-for-referral.ts'

/** What a friend did, and when. */
export type Deed = ConvertedBy & { readonly at: Date }

/**
 * Converts a referral whose code is locked, in the caller's transaction, where what the friend did counts: within the program's span, where the
 * program's rule holds of her, and as far as is known by now she is not the referrer herself. Once: the referrer gets what she was promised when the
 * friend joined, and what the milestone gives that is so reached.
 */
export async function convert(world: LoyaltyWorld, db: Db, referral: Referral, deed: Deed): Promise<boolean> {
  const program = world.snapshot.referralPrograms.get(referral.programId)!
  const { timeZone } = world.snapshot.settings
  if (referral.state !== 'JOINED' || !countsAt(referral, program, deed.at, timeZone)) return false
  if (await isHerself(db, referral)) return false
  if (!(await isAsked(world, db, program, referral.friendId))) return false
  await lockCardsOf(db, [referral.friendId, referral.referrerId])
  const converted = await markConverted(db, referral, deed, world.now)
  if (converted === null) return false
  await reward(world, db, program, referral)
  await rewardMilestone(world, db, program, referral, converted)
  return true
}

/** An account may tell its address or number only after it has joined. */
async function isHerself(db: Db, { friendId, referrerId }: Referral): Promise<boolean> {
  const people = await customersByIds(db, [friendId, referrerId])
  return isSamePerson(people.get(friendId)!, people.get(referrerId)!)
}

async function isAsked(
  { snapshot, now }: LoyaltyWorld,
  db: Db,
  { convertsOn: { when } }: ReferralProgram,
  customerId: string,
): Promise<boolean> {
  if (when === null) return true
  const [facts] = await loadFacts(db, snapshot, [{ customerId, cart: null, withAvailable: false }], now)
  const view = { timeZone: snapshot.settings.timeZone, cart: null, explaining: false, root: 'when' }
  return judge(when, facts!, view).outcome === 'HOLDS'
}

/** What was given for her before and could not be taken back is not given again. */
async function reward(
  world: LoyaltyWorld,
  db: Db,
  { title }: ReferralProgram,
  { id, codeId, referrerId, referrerGrants }: Referral,
): Promise<void> {
  if ((await rewardOfReferral(db, id, 'REFERRER')) !== null) return
  const occasion = { codeId, referralId: id, kind: 'REFERRER' as const, friends: null }
  await giveForReferral(world, db, { customerId: referrerId, description: title }, occasion, referrerGrants)
}

/** Where it was reached before, and what it gave was used in part, she gets what was taken back of it. */
async function rewardMilestone(
  world: LoyaltyWorld,
  db: Db,
  { title, milestones }: ReferralProgram,
  { codeId, referrerId }: Referral,
  converted: number,
): Promise<void> {
  const reached = milestones.find(({ friends }) => friends === converted)
  if (reached === undefined) return
  const to = { customerId: referrerId, description: title }
  const rewards = await milestoneRewards<ReferralGift>(db, codeId, converted - 1)
  const given = rewards.find(({ friends }) => friends === converted)
  if (given !== undefined) return giveOwed(world, db, to, given)
  const occasion = { codeId, referralId: null, kind: 'MILESTONE' as const, friends: converted }
  await giveForReferral(world, db, to, occasion, reached.grants)
}
