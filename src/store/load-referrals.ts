import type { Customer } from '../domain/customer.ts'
import type { Facts, ReferralCandidate } from '../domain/facts.ts'
import { type Joining, joiningProblem } from '../domain/referral/joining.ts'
import type { Referral } from '../domain/referral/referral.ts'
import type { ReferralCode } from '../domain/referral/referral-code.ts'
import type { ReferralProgram } from '../domain/referral/referral-program.ts'
import { referralTerms } from '../domain/referral/referral-terms.ts'
import type { Snapshot } from './catalogue.ts'
import type { Db } from './database.ts'
import { acceptedReferralCodes, type Past, pastsOf, referralsOfFriends } from './read-referrals.ts'

/** Loads the facts of customers without a cart, in their order. */
type FactsOf = (customerIds: readonly string[]) => Promise<readonly Facts[]>

type Candidates = ReadonlyMap<string, ReferralCandidate>

const NONE: Candidates = new Map()

/**
 * The referral codes among those entered on each cart. Codes that are anything else accepted are not asked for, and all others are looked up
 * alike (law 36): one query where none of them is a referral code, a constant number where some are.
 */
export async function loadReferrals(
  db: Db,
  { referralPrograms }: Pick<Snapshot, 'referralPrograms'>,
  facts: readonly Facts[],
  factsOf: FactsOf,
): Promise<readonly Candidates[]> {
  const codes = referralPrograms.size === 0 ? [] : [...new Set(facts.flatMap(unknownCodes))]
  const known = codes.length === 0 ? new Map<string, ReferralCode>() : await acceptedReferralCodes(db, codes)
  if (known.size === 0) return facts.map(() => NONE)
  const friends = facts.flatMap(({ customer }) => customer ?? [])
  const joining = await readJoining(db, referralPrograms, friends, [...known.values()], factsOf)
  return facts.map((each) => {
    const own = unknownCodes(each).flatMap((code) => known.get(code) ?? [])
    return new Map(own.map((code) => [code.code, candidate(joining(each.customer, code))]))
  })
}

function candidate(joining: Joining): ReferralCandidate {
  return { codeId: joining.codeId, problem: joiningProblem(joining) }
}

function unknownCodes({ cart, entered, giftCards }: Facts): string[] {
  return (cart?.codes ?? []).filter((code) => !entered.has(code) && !giftCards.has(code))
}

/**
 * Reads what joining by these codes looks at, for these customers: three queries, and the facts of the referrers. `exceptOrderId`: an order that
 * is no past, since she joins with it.
 */
export async function readJoining(
  db: Db,
  programs: ReadonlyMap<string, ReferralProgram>,
  friends: readonly Customer[],
  codes: readonly ReferralCode[],
  factsOf: FactsOf,
  exceptOrderId: string | null = null,
): Promise<(friend: Customer | null, code: ReferralCode) => Joining> {
  const referrerIds = [...new Set(codes.map(({ holderId }) => holderId))]
  const friendIds = [...new Set(friends.map(({ id }) => id))]
  const referrers = new Map((await factsOf(referrerIds)).map((facts) => [facts.customer!.id, facts]))
  const referrals = await referralsOfFriends(db, [...friendIds, ...referrerIds])
  const names = [...programs.values()].flatMap(({ convertsOn }) => convertsOn.eventName ?? [])
  const pasts = await pastsOf(db, friendIds, [...new Set(names)])
  return (friend, code) => {
    const facts = referrers.get(code.holderId)!
    const program = programs.get(code.programId)!
    const own = friend === null ? undefined : referrals.get(friend.id)
    const past = friend === null ? undefined : pasts.get(friend.id)
    return {
      friend,
      referrer: facts.customer!,
      codeId: code.id,
      joined: code.joined,
      terms: referralTerms(program, facts),
      referral: standingOf(own),
      isMutual: friend !== null && referrals.get(code.holderId)?.referrerId === friend.id,
      wasCustomer: past !== undefined && wasCustomer(program, past, exceptOrderId),
    }
  }
}

function standingOf(referral: Referral | undefined): Joining['referral'] {
  return referral === undefined ? null : { codeId: referral.codeId, isConverted: referral.state !== 'JOINED' }
}

/** Who has paid an order, or had the event, is no new friend of a program that asks for it. */
function wasCustomer(
  { convertsOn }: ReferralProgram,
  { firstOrderId, eventNames }: Past,
  exceptOrderId: string | null,
) {
  const hasPaid = convertsOn.orderPaid && firstOrderId !== null && firstOrderId !== exceptOrderId
  return hasPaid || (convertsOn.eventName !== null && eventNames.includes(convertsOn.eventName))
}
