import type { Campaign } from '../campaign.ts'
import { gapOf } from '../condition/verdict.ts'
import type { Facts } from '../facts.ts'
import { amountIn } from '../money.ts'
import { DEFAULT_SETTINGS } from '../settings.ts'
import { promotionCandidate } from './candidate.ts'
import { type RemoteRules, remoteRulesOf } from './remote-rules.ts'
import { runCart } from './run-cart.ts'
import { standingByItself } from './standing.ts'
import { hintsOf } from './tidy.ts'

/** How far a promotion is from a cart that has none of its goods, for an audience that holds. Amounts in minor units of one currency. */
export interface Remoteness {
  readonly rules: RemoteRules
  /** What the goods must cost: after discounts, or before them where `rules.spend` says so. -Infinity: nothing is asked. */
  readonly threshold: number
  /** Where they cost that much. `mayApply`: it then needs nothing more, perhaps. */
  readonly met: Steps | 'mayApply' | null
  /** Where they cost less: `gap` is as if they cost nothing. */
  readonly unmet: Steps | null
}

/** What NEARLY offers are ranked by (law 30); null in its stead: no step leads there. */
export interface Steps {
  readonly hints: number
  readonly gap: number
}

/** How far a promotion is, found by judging it on carts of one good that nobody names; null where that does not tell of other carts. */
export function remotenessOf(campaign: Campaign, currency: string): Remoteness | null {
  const rules = remoteRulesOf(campaign)
  if (rules === null || rules.goods.includes(`sku ${NOBODYS_SKU}`)) return null
  const threshold = rules.spend === null ? null : amountIn(currency, rules.spend.min!)
  const met = stepsOn(Math.max(0, threshold ?? 0), campaign, rules, currency)
  if (threshold === null || threshold <= 0) return { rules, threshold: Number.NEGATIVE_INFINITY, met, unmet: null }
  const unmet = stepsOn(0, campaign, rules, currency)
  return unmet === 'mayApply' ? null : { rules, threshold, met, unmet }
}

function stepsOn(
  unitPrice: number,
  campaign: Campaign,
  { conditions, needsNoGoods }: RemoteRules,
  currency: string,
): Steps | 'mayApply' | null {
  const { facts, cart } = cartOfNobody(unitPrice, currency)
  const asked: Campaign = { ...campaign, conditions, state: 'ACTIVE', startsAt: null, endsAt: null }
  const cast = { candidates: [promotionCandidate(asked)], members: new Set<never>(), explaining: true }
  const [trial] = runCart(facts, cart, cast).trials
  if (trial!.assessment.admitted && needsNoGoods) return 'mayApply'
  const { status, findings } = standingByItself(trial!)
  return status === 'NEARLY' ? { hints: hintsOf(findings).length, gap: gapOf(findings) } : null
}

const NOBODYS_SKU = ''

/** One unit of a good that no rule names. */
function cartOfNobody(unitPrice: number, currency: string) {
  const line = { id: '', sku: NOBODYS_SKU, quantity: 1, unitPrice, listPrice: null, floorPrice: 0, onSale: false }
  const lines = [{ ...line, brand: null, categories: [], attributes: {} }]
  const cart = { currency, lines, shipping: null, codes: [], storeKey: null, location: null, attributes: {} }
  return { cart, facts: { ...NOBODY, cart } }
}

const NOBODY: Facts = {
  now: new Date(0),
  settings: DEFAULT_SETTINGS,
  customer: null,
  segments: new Map(),
  memberships: [],
  rewards: [],
  staticSegmentIds: new Set(),
  orders: new Map(),
  events: new Map(),
  redeemed: new Map(),
  storeKey: null,
  location: null,
  arms: new Map(),
  counters: new Map(),
  cart: null,
  gifts: new Map(),
  promotions: [],
  entered: new Map(),
  available: [],
  giftCards: new Map(),
  availableCards: [],
}
