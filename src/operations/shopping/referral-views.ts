import { earlier } from '../../domain/condition/verdict.ts'
import type { Facts } from '../../domain/facts.ts'
import { campaignsPromised, promisesChangeAt, promisesOf } from '../../domain/referral/promises.ts'
import { referralAsOffered, type ReferralOffer, referralOffers } from '../../domain/referral/referral-offers.ts'
import type { Snapshot } from '../../store/catalogue.ts'
import type { OfferView, ReferralView } from '../views.ts'
import type { FurtherOffers } from './further-offers.ts'
import { furtherView } from './further-view.ts'

/** The referral programs by which a shopper is offered to bring friends, in the order of their keys. */
export function referralViews(facts: Facts, snapshot: Snapshot, cartId: string | null): FurtherOffers {
  const judged = referralOffers(facts)
  return {
    offers: judged.map((each) => viewOf(each, facts, snapshot, cartId)),
    get changesAt() {
      return judged.map((each) => changesAt(each, facts, snapshot)).reduce(earlier, null)
    },
  }
}

function viewOf(judged: ReferralOffer, facts: Facts, snapshot: Snapshot, cartId: string | null): OfferView {
  const { program, offer } = judged
  const campaign = referralAsOffered(program, facts.settings.timeZone)
  return furtherView(
    { source: program.id, offer, campaign, referral: referralView(judged, facts, snapshot) },
    facts,
    cartId,
  )
}

function referralView({ program, terms }: ReferralOffer, { now }: Facts, { campaigns }: Snapshot): ReferralView {
  return {
    program,
    maxReferrals: terms.maxReferrals,
    promises: promisesOf(program, terms, campaigns, now),
    givesFrom: campaignsPromised(program, terms).map((id) => [id, campaigns.get(id)?.version ?? null]),
  }
}

function changesAt({ program, terms, changesAt: at }: ReferralOffer, { now }: Facts, { campaigns }: Snapshot) {
  return earlier(at, promisesChangeAt(campaignsPromised(program, terms), campaigns, now))
}
