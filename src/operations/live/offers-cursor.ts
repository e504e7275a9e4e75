import { campaignStatus } from '../../domain/campaign.ts'
import type { Voucher } from '../../domain/voucher.ts'
import { voucherStatus } from '../../domain/voucher.ts'
import type { Whereabouts } from '../../store/load-facts.ts'
import type { Session } from '../session.ts'
import type { OfferView, OfferViews } from '../views.ts'
import { type CursorBinding, TOLD_LIMIT } from './cursor.ts'
import { stateOf, type Told } from './told.ts'
import { cursorOf } from './trail.ts'

/** Which offers a stream follows. */
export interface OffersScope {
  readonly cartId: string | null
  readonly placement: string | null
}

/** What `offers` lists unasked, whatever its kind. */
export const UP = { statuses: ['APPLIED', 'ELIGIBLE', 'NEARLY'], kinds: null } as const

/** Where `offersChanged` goes on from an answer of `offers`; `place`: where the viewer said that she is, for an answer without a cart. `up`: all that is `UP` in this scope. */
export function offersCursor(
  session: Session,
  scope: OffersScope,
  up: OfferViews,
  place: Whereabouts | null = null,
): string {
  const told = up.length > TOLD_LIMIT ? null : toldOffers(session, up.slice(0, up.length))
  return cursorOf(session, offersBinding(session, scope), told, { place })
}

/** Whose cursor it is. */
export function offersBinding({ viewer }: Pick<Session, 'viewer'>, { cartId, placement }: OffersScope): CursorBinding {
  return ['offersChanged', viewer?.caller ?? null, cartId, placement]
}

/** Whether `offers` lists it unasked. */
export function isUp({ offer }: OfferView): boolean {
  return offer.status !== 'INELIGIBLE'
}

/** What a client is told by a list of offers, best first. */
export function toldOffers({ now }: Pick<Session, 'now'>, offers: readonly OfferView[]): Told {
  return new Map(offers.map((view) => [view.id, stateOf(seenOf(view, now))]))
}

/** All that a client sees of an offer. A public code's count of uses is left out: it is everybody's. */
function seenOf({ offer, campaign, voucher, referral, currency }: OfferView, now: Date): unknown[] {
  const { kind, status, code, savings, effects, hints, reasons } = offer
  const why = reasons.map((reason) => [reason.code, reason.facts])
  const from = [campaign.id, campaign.version, campaignStatus(campaign, now)]
  const held = voucher && [...heldOf(voucher), voucherStatus(voucher, campaign, now)]
  const promised = referral === null ? [] : [referral.maxReferrals, referral.promises, referral.givesFrom]
  return [kind, status, code, savings, currency, effects, hints, why, from, held, ...promised]
}

function heldOf({ version, isPublic, redeemed, redeemable, endsAt }: Voucher): unknown[] {
  return [version, isPublic ? null : redeemed, redeemable, endsAt]
}
