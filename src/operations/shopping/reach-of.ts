import { CODES, traitsOf } from '../../domain/decisions/audience-of.ts'
import { type Bearing, bearingOf, type KnownFacts } from '../../domain/decisions/bearing.ts'
import type { Facts } from '../../domain/facts.ts'
import type { Snapshot } from '../../store/catalogue.ts'
import type { OfferView, Reach } from '../views.ts'

const MATTERS: Bearing = { matters: true, changesAt: null }

/**
 * What a change of the rules would mean to offers judged by these facts: whatever is up is judged anew when its campaign changes. `codesOf`: the
 * campaigns of the codes at hand, whether they may be used or not; null: not all are known.
 */
export function reachOf(
  facts: Facts,
  { version }: Snapshot,
  offers: readonly OfferView[],
  codesOf: readonly string[] | null,
): Reach {
  return keep(version, knownOf(facts), { up: upOf(offers), limited: limitedOf(offers), codesOf })
}

interface AtStake {
  readonly up: ReadonlySet<string>
  readonly limited: readonly string[]
  readonly codesOf: readonly string[] | null
}

/** Apart from the above, so that it keeps neither the rules nor the offers alive. */
function keep(version: number, known: KnownFacts, { up, limited, codesOf }: AtStake): Reach {
  return {
    version,
    limited,
    up,
    traits: (name) => (name === CODES ? codesOf : traitsOf(known, name)),
    bearing: (campaign, now) => (up.has(campaign.id) ? MATTERS : bearingOf(campaign, known, now)),
  }
}

function upOf(offers: readonly OfferView[]): ReadonlySet<string> {
  return new Set(offers.filter(({ offer }) => offer.status !== 'INELIGIBLE').flatMap(campaignsOf))
}

/** A referral program speaks of the campaigns from which it gives. */
function campaignsOf({ campaign, referral }: OfferView): string[] {
  return [campaign.id, ...(referral?.givesFrom ?? []).map(([id]) => id)]
}

/** Limited ones that are up, and those that a limit stands against: what is refused for anything else alone stays so when a limit is given back. */
function limitedOf(offers: readonly OfferView[]): readonly string[] {
  const limited = offers.filter(({ campaign, voucher }) => campaign.limits.length > 0 || voucher?.isPublic === true)
  return [...new Set(limited.filter(isAtStake).map(({ campaign }) => campaign.id))]
}

function isAtStake({ offer }: OfferView): boolean {
  if (offer.status !== 'INELIGIBLE') return true
  return offer.reasons.some(({ code }) => code === 'LIMIT_REACHED' || code === 'BUDGET_SPENT')
}

function knownOf(facts: Facts): KnownFacts {
  const { now: _now, cart: _cart, promotions: _promotions, entered: _entered, available: _available, ...rest } = facts
  const { gifts: _gifts, sharing: _sharing, ...known } = rest
  return known
}
