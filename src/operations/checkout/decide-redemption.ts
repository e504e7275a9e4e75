import type { Campaign } from '../../domain/campaign.ts'
import { planRedemption, type RedemptionPlan } from '../../domain/decisions/plan-redemption.ts'
import type { Facts } from '../../domain/facts.ts'
import type { RedeemInput } from '../../domain/input/cart-input.ts'
import type { Redemption } from '../../domain/redemption.ts'
import { reject, type Rejection } from '../../domain/rejection.ts'
import { rulesGiving } from '../../domain/loyalty/rules-giving.ts'
import { giftCardTenders, pointsTenders } from '../../domain/tender.ts'
import type { Snapshot } from '../../store/catalogue.ts'
import { keyOf } from '../../store/idempotency.ts'
import { loadFacts } from '../../store/load-facts.ts'
import { readPurchaseState } from '../../store/read-purchase-state.ts'
import type { RecordItem } from '../../store/record-batch.ts'
import { callOf } from '../idempotency.ts'
import type { Session } from '../session.ts'
import { withCardsForCashBack } from '../loyalty/cards-for-cash-back.ts'
import { loyaltyWorld } from '../loyalty/loyalty-world.ts'
import { judgeElsewhere } from '../shopping/judge-carts.ts'
import type { PricedView } from '../views.ts'
import type { ReadPurchase } from './read-purchase.ts'
import type { Attempt } from './record-refusal.ts'
import { type RedemptionPayload, refused } from './redemption-payload.ts'
import { redemptionOf } from './redemption-of.ts'

/** A redemption to be recorded, with the referral code it comes with, or why there is none. */
export type Decided =
  | {
      readonly ok: true
      readonly item: RecordItem
      readonly contended: string | null
      readonly referralCodeId: string | null
    }
  | { readonly ok: false; readonly payload: RedemptionPayload }

/** Prices a purchase on the facts of now and plans what to take; nothing is locked meanwhile: recording refuses what has changed by then. */
export async function decideRedemption(
  session: Session,
  input: RedeemInput,
  purchase: ReadPurchase,
  attempt: Attempt,
): Promise<Decided> {
  const state = purchase.state ?? (await readPurchaseState(session.db, purchase, session.now))
  const snapshot = await session.load.snapshot()
  const no = (payload: RedemptionPayload): Decided => {
    attempt.isOfOneInstant = isOfOneInstant(session, purchase, snapshot)
    return { ok: false, payload }
  }
  if (state.isTaken) return no(refused(reject('TAKEN', ['orderReference'])))
  if (state.isHeld) return no(refused(reject('INVALID_STATE', ['cartId'], 'a hold keeps this cart')))
  const { customerId, cart, known } = purchase
  const [facts] = await loadFacts(
    session.db,
    snapshot,
    [{ customerId, cart, withAvailable: false }],
    session.now,
    known,
  )
  const plan = planRedemption(facts!, { expectedTotal: input.expectedTotal ?? null })
  attempt.codes = plan.priced.codes
  if (!plan.ok) {
    const evaluation = (): Promise<PricedView> => judgeElsewhere(session, customerId, cart)
    return no({ redemption: null, evaluation, userErrors: [inInput(plan.rejection, input)] })
  }
  const redemption = redemptionOf(session, plan.priced, purchase)
  const contended = contendedBy(plan, facts!)
  const earns = await withCardsForCashBack(await loyaltyWorld(session), session.db, plan.earns, facts!.customer)
  const giving = [
    ...earns.flatMap(({ cashBack }) => cashBack.map((back) => snapshot.campaigns.get(back.campaignId)!)),
    ...rulesGiving(facts!, earns),
  ]
  const basis = { redemption, facts: facts!, plan: { ...plan, earns }, purchase, giving, ...state }
  const item = itemOf(session, input, basis)
  return { ok: true, item, contended, referralCodeId: joinedBy(plan) }
}

/** Codes and points lie in the evaluation that was sent; those of a cart of ours were not sent at all. */
function inInput(rejection: Rejection, { evaluation }: RedeemInput): Rejection {
  return evaluation && (rejection.path[0] === 'codes' || rejection.path[0] === 'points')
    ? { ...rejection, path: ['evaluation', ...rejection.path] }
    : rejection
}

/** Whether all that was decided on was read by the statement that read the key, and by the rules of then. */
function isOfOneInstant({ db }: Session, { known, state, instant }: ReadPurchase, { version }: Snapshot): boolean {
  return known !== null && state !== null && version === instant.version && db.statements === instant.statements
}

/** The referral code by which the customer joins once this is paid: the first that she may join by. */
function joinedBy({ priced }: Planned): string | null {
  return priced.codes.find(({ applied, referral }) => applied && referral !== undefined)?.referral?.codeId ?? null
}

type Planned = Extract<RedemptionPlan, { ok: true }>

interface Basis {
  readonly redemption: Redemption
  readonly facts: Facts
  readonly plan: Planned
  readonly purchase: ReadPurchase
  /** Rules by which it earns, and campaigns on whose cards money comes back. */
  readonly giving: readonly Pick<Campaign, 'id' | 'version'>[]
  readonly activity: number
}

function itemOf(session: Session, input: RedeemInput, basis: Basis): RecordItem {
  const { redemption, facts, plan, purchase, giving, activity } = basis
  const { newId } = session.services
  return {
    key: keyOf(callOf(session, { operation: 'redeem', key: input.idempotencyKey, input })),
    redemption,
    orderId: newId(),
    activity: redemption.customerId === null ? null : activity,
    cartVersion: purchase.cartVersion,
    campaigns: campaignsUsed(redemption, facts, giving),
    vouchers: vouchersUsed(redemption, facts),
    entryIds: giftCardTenders(redemption.tenders).map(() => newId()),
    counts: plan.counts,
    earns: plan.earns,
    ...programUsed(redemption, facts),
  }
}

/** The campaigns that took effect, those whose cards pay, and what gives, at the versions decided on. */
function campaignsUsed(
  { applied, tenders }: Redemption,
  facts: Facts,
  giving: Basis['giving'],
): RecordItem['campaigns'] {
  const known = new Map<string, Campaign>()
  const see = (campaign: Campaign): void => void known.set(campaign.id, campaign)
  for (const campaign of facts.promotions) see(campaign)
  for (const { campaign } of facts.entered.values()) see(campaign)
  const cards = new Map([...facts.giftCards.values()].map(({ card, campaign }) => [card.id, campaign]))
  const paying = giftCardTenders(tenders).map(({ giftCardId }) => cards.get(giftCardId)!)
  const used = new Map(
    [...applied.map(({ campaignId }) => known.get(campaignId)!), ...paying, ...giving].map((each) => [each.id, each]),
  )
  return [...used.values()].map(({ id, version }) => ({ id, version }))
}

/** The program whose points pay, at the version decided on: it says what they are worth. */
function programUsed({ tenders }: Redemption, { memberships }: Facts): Pick<RecordItem, 'programVersion'> {
  const [paying] = pointsTenders(tenders)
  const member = memberships.find(({ cardId }) => cardId === paying?.loyaltyCardId)
  return member === undefined ? {} : { programVersion: member.program.version }
}

function vouchersUsed({ applied }: Redemption, facts: Facts): RecordItem['vouchers'] {
  const versions = new Map([...facts.entered.values()].map(({ voucher }) => [voucher.id, voucher.version]))
  const used = Map.groupBy(
    applied.flatMap(({ voucherId }) => voucherId ?? []),
    (id) => id,
  )
  return [...used].map(([id, uses]) => ({ id, version: versions.get(id)!, count: uses.length }))
}

/** The first campaign or rule of which all redemptions want one row: a counter of the whole of it, or its public code. */
function contendedBy({ counts, priced }: Planned, facts: Facts): string | null {
  const counted = counts.find(({ key }) => key.includes('/CAMPAIGN/'))
  if (counted !== undefined) return counted.limitedId
  const open = new Set(
    [...facts.entered.values()].filter(({ voucher }) => voucher.isPublic).map(({ voucher }) => voucher.id),
  )
  return priced.applied.find(({ voucherId }) => voucherId !== null && open.has(voucherId))?.campaignId ?? null
}
