import type { Grant } from '../../domain/grant.ts'
import { lotSpan } from '../../domain/loyalty/lot-span.ts'
import { type Rejection, reject } from '../../domain/rejection.ts'
import { spanEnd } from '../../domain/window.ts'
import type { Db } from '../../store/database.ts'
import { insertDonation, insertPerk } from '../../store/perks.ts'
import { findCampaign } from '../../store/read-campaigns.ts'
import { customersByIds } from '../../store/read-customers.ts'
import { giveCode, givingProblem } from '../campaigns/give-code.ts'
import { issuingProblem, makeGiftCard } from '../gift-cards/make-gift-card.ts'
import { giveEntries } from '../giveaways/give-entries.ts'
import { changeCard, type Gift } from './change-card.ts'
import { enroll } from './enroll.ts'
import type { LoyaltyWorld } from './loyalty-world.ts'

/** Something that a grant put into a wallet, or gave to a charity in the customer's name. */
export interface Granted {
  readonly kind: 'voucher' | 'giftCard' | 'loyaltyCard' | 'giveawayEntry' | 'perk' | 'donation'
  readonly id: string
  /** Of points: their lot, and how many. */
  readonly lot?: { readonly id: string; readonly points: number }
}

/** What was given, or why nothing was. */
export type Given =
  { readonly ok: true; readonly granted: readonly Granted[] } | { readonly ok: false; readonly rejection: Rejection }

/** Gifts that lead to further gifts end here: points lead to tiers, and tiers give points. */
const MOST_GIFTS = 100

/**
 * Gives all of these gifts, and what entering tiers by them gives in turn, in the caller's transaction: whatever grants, grants by this. The answer
 * names what came of the first `gifts` alone. A grant that cannot be given (its campaign is over, no code is left, an arm that gets nothing) refuses:
 * the caller undoes, or leaves it out.
 */
export async function give(world: LoyaltyWorld, db: Db, gifts: readonly Gift[]): Promise<Given> {
  const granted: Granted[] = []
  const further: Gift[] = []
  for (const gift of gifts) {
    const given = await giveOne(world, db, gift, further)
    if (!given.ok) return given
    granted.push(...given.granted)
  }
  await giveFurther(world, db, further)
  return { ok: true, granted }
}

/** Gives what tiers give: what cannot be given is left out, and never undoes what led to it. */
export async function giveFurther(world: LoyaltyWorld, db: Db, gifts: readonly Gift[]): Promise<void> {
  const waiting = [...gifts]
  for (let count = 0; waiting.length > 0 && count < MOST_GIFTS; count++) {
    const gift = waiting.shift()!
    for (const grant of gift.grants) await giveOne(world, db, { ...gift, grants: [grant] }, waiting)
  }
}

async function giveOne(world: LoyaltyWorld, db: Db, gift: Gift, further: Gift[]): Promise<Given> {
  const granted: Granted[] = []
  for (const [index, grant] of gift.grants.entries()) {
    const given = await giveGrant(world, db, gift, grant, further)
    if (!given.ok) return { ok: false, rejection: { ...given.rejection, path: ['grants', String(index)] } }
    granted.push(...given.granted)
  }
  return { ok: true, granted }
}

function giveGrant(world: LoyaltyWorld, db: Db, gift: Gift, grant: Grant, further: Gift[]): Promise<Given> {
  switch (grant.kind) {
    case 'voucherFrom':
      return giveVoucher(world, db, gift.customerId, grant.campaignId)
    case 'giftCard':
      return giveCard(world, db, gift.customerId, grant)
    case 'points':
      return givePoints(world, db, gift, grant, further)
    case 'giveawayEntries':
      return giveEntries(world, db, gift.customerId, grant)
    case 'perk':
      return givePerk(world, db, gift.customerId, grant)
    case 'donation':
      return donate(world, db, gift.customerId, grant)
    default:
      return grant satisfies never
  }
}

async function giveVoucher(world: LoyaltyWorld, db: Db, customerId: string, campaignId: string): Promise<Given> {
  const campaign = (await findCampaign(db, { id: campaignId }))!
  const customer = (await customersByIds(db, [customerId])).get(customerId)!
  const problem = givingProblem(world.snapshot, campaign, customerId, world.now)
  if (problem !== null) return { ok: false, rejection: problem }
  const voucher = await giveCode(world, db, campaign, customer)
  if (voucher !== null) return { ok: true, granted: [{ kind: 'voucher', id: voucher.id }] }
  return { ok: false, rejection: reject('INVALID_STATE', [], 'no codes are left') }
}

async function giveCard(
  world: LoyaltyWorld,
  db: Db,
  customerId: string,
  { campaignId, amounts }: Extract<Grant, { kind: 'giftCard' }>,
): Promise<Given> {
  const campaign = (await findCampaign(db, { id: campaignId }))!
  const customer = (await customersByIds(db, [customerId])).get(customerId)!
  const problem = issuingProblem(campaign, world.now)
  if (problem !== null) return { ok: false, rejection: problem }
  const { currency } = world.snapshot.settings
  const balance = amounts.find((amount) => amount.currency === currency) ?? amounts[0]!
  const card = await makeGiftCard(world, db, campaign, customer, balance)
  if (card !== null) return { ok: true, granted: [{ kind: 'giftCard', id: card.id }] }
  return { ok: false, rejection: reject('INVALID_STATE', [], 'no codes are left') }
}

async function givePoints(
  world: LoyaltyWorld,
  db: Db,
  { customerId, description }: Gift,
  { programId, points }: Extract<Grant, { kind: 'points' }>,
  further: Gift[],
): Promise<Given> {
  const { cardId, gifts } = await enroll(world, db, { id: programId }, customerId)
  const { now, snapshot } = world
  const changed = await changeCard(world, db, cardId, ({ book, program }) => {
    const { endsAt } = lotSpan(program, now, snapshot.settings.timeZone)
    return book.gain({ kind: 'ISSUE', points, availableAt: now, endsAt, description })
  })
  further.push(...gifts, ...changed!.gifts)
  return { ok: true, granted: [{ kind: 'loyaltyCard', id: cardId, lot: { id: changed!.value, points } }] }
}

async function givePerk(
  { services, now, snapshot }: LoyaltyWorld,
  db: Db,
  holderId: string,
  { title, description, validFor }: Extract<Grant, { kind: 'perk' }>,
): Promise<Given> {
  const endsAt = validFor === null ? null : spanEnd(now, validFor, snapshot.settings.timeZone)
  const id = services.newId()
  await insertPerk(db, { id, holderId, title, description, grantedAt: now, endsAt })
  return { ok: true, granted: [{ kind: 'perk', id }] }
}

async function donate(
  { services, now }: LoyaltyWorld,
  db: Db,
  customerId: string,
  { charity, amounts }: Extract<Grant, { kind: 'donation' }>,
): Promise<Given> {
  const id = services.newId()
  await insertDonation(db, { id, customerId, charity, amounts, at: now })
  return { ok: true, granted: [{ kind: 'donation', id }] }
}
