import { type Campaign, campaignStatus } from '../campaign.ts'
import { gapOf } from '../condition/verdict.ts'
import type { Facts } from '../facts.ts'
import type { Offer, OfferStatus } from '../offer.ts'
import type { OfferKind } from '../priced-cart.ts'
import { compareText, promotionCandidate } from './candidate.ts'
import { decide } from './decide.ts'
import { isIndexed } from './promotion-index.ts'
import { qualify } from './qualify.ts'
import { type Ranked, rankOffers } from './rank-offers.ts'
import { type RemoteOffer, type RemoteOffers, remoteOffers, sweepRemote } from './remote-offers.ts'
import { type RemoteTable, remoteTable } from './remote-table.ts'
import { explainCart, standingOf } from './standing.ts'
import { openCart } from './working-cart.ts'

/** Which offers are listed. */
export interface OffersWanted {
  readonly statuses: readonly OfferStatus[]
  /** Null: all. */
  readonly kinds: readonly OfferKind[] | null
  /** Shown at this place; null: wherever. */
  readonly placement: string | null
}

/** Offers, best first, as `qualify` ranks them; worked out where they are read. Campaigns that have not started, are paused or ended are not among them (law 30). */
export interface OfferList {
  readonly length: number
  slice(from: number, to: number): readonly Offer[]
}

/** Lists offers. Of thousands of promotions that are NEARLY only those that are read are explained, the others are counted and put in order. */
export function listOffers(facts: Facts, wanted: OffersWanted): OfferList {
  const { statuses } = wanted
  if (statuses.includes('INELIGIBLE')) return listOf(qualify(facts).ranked, facts, wanted)
  if (!statuses.includes('NEARLY'))
    return listOf(qualify(facts, { explainIneligible: false, usableOnly: true }).ranked, facts, wanted)
  const table = tableFor(facts)
  if (table === null) return listOf(qualify(facts, { explainIneligible: false }).ranked, facts, wanted)
  return withRemote(facts, table, wanted)
}

function listOf(ranked: readonly Ranked[], facts: Facts, wanted: OffersWanted): OfferList {
  const offers = chosen(ranked, facts, wanted).map(({ offer }) => offer)
  return { length: offers.length, slice: (from, to) => offers.slice(from, to) }
}

function chosen(ranked: readonly Ranked[], { now }: Facts, { statuses, kinds, placement }: OffersWanted): Ranked[] {
  return ranked.filter(
    ({ standing: { status, candidate } }) =>
      statuses.includes(status) &&
      (kinds === null || kinds.includes(candidate.kind)) &&
      isPlaced(candidate.campaign, placement) &&
      campaignStatus(candidate.campaign, now) === 'ACTIVE',
  )
}

function isPlaced({ display }: Campaign, placement: string | null): boolean {
  return placement === null || display.placements.includes(placement)
}

/** How far promotions are, by currency: made once for as long as the same ones are active. */
const tables = new WeakMap<readonly Campaign[], { readonly currency: string; readonly table: RemoteTable }>()

/** Null where promotions must be judged one by one: none are indexed, the cart is empty, or one that applies stands alone. */
function tableFor(facts: Facts): RemoteTable | null {
  const { cart, promotions, now } = facts
  if (cart === null || !isIndexed(promotions) || !cart.lines.some(({ quantity }) => quantity > 0)) return null
  if ([...decide(facts).stack.applied].some(({ campaign }) => campaign.stacking.mode === 'ALONE')) return null
  let known = tables.get(promotions)
  if (known?.currency !== cart.currency)
    tables.set(promotions, (known = { currency: cart.currency, table: remoteTable(promotions, cart.currency) }))
  const { activeFrom, activeUntil } = known.table
  return activeFrom <= now.getTime() && now.getTime() < activeUntil ? known.table : null
}

/** Those judged, and those that are NEARLY by the table, one list. */
function withRemote(facts: Facts, table: RemoteTable, wanted: OffersWanted): OfferList {
  const sweep = sweepRemote(table, facts)
  const { ranked, applied } = qualify(facts, { explainIneligible: false, promotions: sweep.toJudge })
  const judged = chosen(ranked, facts, wanted)
  const remote = remoteOffers(sweep, openCart(facts.cart!), applied, keeping(wanted))
  return {
    length: judged.length + remote.length,
    slice: (from, to) => explained(merged(judged, remote, to).slice(from, to), facts),
  }
}

/** Which promotions are wanted; null: all. */
function keeping({ kinds, placement }: OffersWanted): ((campaign: Campaign) => boolean) | null {
  if (kinds !== null && !kinds.includes('PROMOTION')) return () => false
  return placement === null ? null : (campaign) => isPlaced(campaign, placement)
}

/** The first `count` of both, NEARLY ones by the fewest, then the smallest steps, then by key (law 30). */
function merged(judged: readonly Ranked[], remote: RemoteOffers, count: number): (Ranked | RemoteOffer)[] {
  const places = judged.findIndex(({ standing }) => standing.status === 'NEARLY')
  const better = places < 0 ? judged : judged.slice(0, places)
  const left = Math.max(0, count - better.length)
  const [near, far] = [judged.slice(better.length, better.length + left), remote.first(left)]
  const list: (Ranked | RemoteOffer)[] = [...better]
  for (let [at, other] = [0, 0]; list.length < count && (at < near.length || other < far.length);) {
    const isNearer = other >= far.length || (at < near.length && compareSteps(near[at]!, far[other]!) < 0)
    list.push(isNearer ? near[at++]! : far[other++]!)
  }
  return list
}

function compareSteps({ offer, standing }: Ranked, far: RemoteOffer): number {
  const { candidate, findings } = standing
  return (
    offer.hints.length - far.hints || gapOf(findings) - far.gap || compareText(candidate.campaign.key, far.campaign.key)
  )
}

function explained(list: readonly (Ranked | RemoteOffer)[], facts: Facts): Offer[] {
  const asked = list.flatMap((each) => ('campaign' in each ? [promotionCandidate(each.campaign)] : []))
  if (asked.length === 0) return list.flatMap((each) => ('offer' in each ? [each.offer] : []))
  const { stage, stack } = decide(facts)
  const { trials } = explainCart(stage, stack, asked)
  const judged = trials.map((trial) => ({ standing: standingOf(stage, stack, trial), assessment: trial.assessment }))
  const offers = new Map(rankOffers(judged, []).map(({ offer }) => [offer.campaignId, offer]))
  return list.map((each) => ('campaign' in each ? offers.get(each.campaign.id)! : each.offer))
}
