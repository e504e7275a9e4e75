import { type Campaign, campaignStatus } from '../campaign.ts'
import type { Condition } from '../condition/condition.ts'
import { earlier } from '../condition/verdict.ts'
import type { Facts, HistoryWindow } from '../facts.ts'
import { oncePer } from '../once-per.ts'
import { assess } from './assess.ts'
import { isBeyondReach } from './beyond-reach.ts'
import { promotionCandidate } from './candidate.ts'

/** What a new or changed campaign may mean to one shopper, by what was known of her when she was judged last. */
export interface Bearing {
  /** False only where it cannot change any of her offers now: else she is judged anew. */
  readonly matters: boolean
  /** When the clock alone could make it matter. */
  readonly changesAt: Date | null
}

/** What of her facts a bearing is found from: all but the rules themselves and the cart. */
export type KnownFacts = Omit<Facts, 'now' | 'cart' | 'promotions' | 'entered' | 'available' | 'gifts' | 'sharing'>

const MATTERS: Bearing = { matters: true, changesAt: null }

/**
 * Whether a campaign, as it is now, could bring this shopper an offer that she has not. Cheap, and wrong on the safe side only: a code may be in
 * her wallet, an arm may be hers, a limit may have been given back, what her past spans held may have left them.
 */
export function bearingOf(campaign: Campaign, known: KnownFacts, now: Date): Bearing {
  if (campaign.kind !== 'PROMOTION' || campaign.variants.length > 0) return MATTERS
  const status = campaignStatus(campaign, now)
  if (status === 'SCHEDULED') return { matters: false, changesAt: campaign.startsAt }
  if (status !== 'ACTIVE') return { matters: false, changesAt: null }
  if (isOutdated(known, now)) return MATTERS
  const facts: Facts = { ...known, ...NO_RULES, now }
  const candidate = bareCandidate(campaign)
  if (!isBeyondReach(candidate, facts)) return MATTERS
  if (isTimeless(campaign)) return { matters: false, changesAt: null }
  const { changesAt } = assess(candidate, { facts, cart: null, usedHere: 0, explaining: true })
  return { matters: false, changesAt }
}

/** Without what may be given back, and without what only hides it: it may apply all the same. */
const bareCandidate = oncePer((campaign: Campaign) => promotionCandidate({ ...campaign, limits: [], shownTo: null }))

/** Whether no clock can make its conditions hold: asked for each of thousands of shoppers. */
const isTimeless = oncePer(({ conditions }: Campaign) => conditions !== null && isFreeOfTime(conditions))

function isFreeOfTime(node: Condition): boolean {
  switch (node.kind) {
    case 'not':
      return isFreeOfTime(node.of)
    case 'all':
    case 'any':
      return node.of.every(isFreeOfTime)
    default:
      return TIMELESS.has(node.kind)
  }
}

const TIMELESS: ReadonlySet<string> = new Set([
  'customer',
  'stores',
  'location',
  'cart',
  'cartSubtotal',
  'cartQuantity',
])

const NO_RULES = { cart: null, promotions: [], entered: new Map(), available: [], gifts: new Map() } as const

function isOutdated({ orders, events, redeemed }: KnownFacts, now: Date): boolean {
  return [orders, events, redeemed].some((windows) => {
    const end = endOf(windows)
    return end !== null && end <= now
  })
}

function endOf(windows: ReadonlyMap<string, HistoryWindow>): Date | null {
  let end: Date | null = null
  for (const { changesAt } of windows.values()) end = earlier(end, changesAt)
  return end
}
