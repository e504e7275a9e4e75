import type { Campaign, Display } from '../domain/campaign.ts'
import type { Reward } from '../domain/loyalty/reward.ts'
import type { AppliedIncentive } from '../domain/priced-cart.ts'
import { type CodeHolding, holdingEndsAt } from '../domain/wallet-item.ts'
import { conditionsInWords } from '../domain/words/conditions-in-words.ts'
import { displayIn, type Displayed } from '../domain/words/display-in.ts'
import { spendableOnInWords } from '../domain/words/selector-in-words.ts'
import { setsInWords } from '../domain/words/sets-in-words.ts'
import type { Session } from '../operations/session.ts'
import type { OfferView } from '../operations/views.ts'
import { referralRules, referralSummary } from './referral-said.ts'
import { locateWords, requestLocale } from './request-locale.ts'
import { namesFor } from './rule-names.ts'

/** What says something to a shopper: a voucher, a gift card, an offer, or a reward. */
export type DisplayedSource = CodeHolding | OfferView | Reward

/** What of a campaign, or of what is like one, is said to shoppers. */
type Saying = Pick<Campaign, 'display' | 'conditions' | 'effects' | 'spendableOn' | 'startsAt' | 'endsAt'>

/** The campaign of a voucher or a gift card: they always have one. */
export async function campaignOfHolding({ campaignId }: CodeHolding, { load }: Session): Promise<Campaign> {
  const campaign = await load.campaign.load(campaignId)
  if (campaign === null) throw new Error(`Campaign ${campaignId} of a holding is missing.`)
  return campaign
}

/** What follows from the campaign of a voucher or a gift card; at once where the campaign is at hand. */
export function byItsCampaign<Answer>(
  holding: CodeHolding,
  session: Session,
  workOut: (campaign: Campaign) => Answer,
): Answer | Promise<Answer> {
  const atHand = session.load.campaignsAtHand.get(holding.campaignId)
  return atHand === undefined ? campaignOfHolding(holding, session).then(workOut) : workOut(atHand)
}

/** All that its campaign says. */
export async function displayOf(source: DisplayedSource, session: Session): Promise<Display> {
  return (await campaignOf(source, session)).display
}

/** What its campaign says in the request's language. */
export async function displayedIn(source: DisplayedSource, session: Session): Promise<Displayed> {
  return inRequestLocale(await displayOf(source, session), session)
}

/** A title frozen when an incentive took effect, in the request's language as long as its campaign still bears it. */
export async function appliedTitle({ campaignId, title }: AppliedIncentive, session: Session): Promise<string> {
  const display = (await session.load.snapshot()).campaigns.get(campaignId)?.display
  return display?.title === title ? (await inRequestLocale(display, session)).title : title
}

/** One thing that its campaign says, in the request's language; at once where the campaign is at hand and speaks one language only. */
export function saidIn<Key extends keyof Displayed>(
  source: DisplayedSource,
  session: Session,
  key: Key,
): Displayed[Key] | Promise<Displayed[Key]> {
  const display = displayAtHand(source, session)
  if (display?.translations.length === 0) return display[key]
  return displayedIn(source, session).then((displayed) => displayed[key])
}

function displayAtHand(source: DisplayedSource, { load }: Session): Display | null {
  if (isReward(source)) return source.display
  return 'offer' in source ? source.campaign.display : (load.campaignsAtHand.get(source.campaignId)?.display ?? null)
}

async function inRequestLocale(display: Display, session: Session): Promise<Displayed> {
  const translated = display.translations.map(({ locale }) => locale)
  const { locale, ownLocale } = await locateWords(session, translated)
  return displayIn(display, locale, ownLocale)
}

/** What it gives, in a sentence: of a referral program what friend and referrer get. */
export function summarySaid(source: DisplayedSource, session: Session): Promise<string | null> | string | null {
  if ('offer' in source && source.referral !== null) return referralSummary(source.referral, session)
  return saidIn(source, session, 'summary')
}

/** Its rules in plain words, what it asks to buy in sets, what a gift card pays for, and what a referral program asks of friends. */
export async function displayedRules(source: DisplayedSource, session: Session): Promise<string[]> {
  const { conditions, effects, spendableOn } = await campaignOf(source, session)
  const locale = await requestLocale(session)
  const goods = spendableOn === null ? [] : [spendableOnInWords(spendableOn, locale)]
  const friends = 'offer' in source && source.referral !== null ? await referralRules(source.referral, session) : []
  const sets = [...setsInWords('offer' in source ? source.offer.effects : effects, locale), ...goods, ...friends]
  if (conditions === null) return sets
  return [...conditionsInWords(conditions, locale, await namesFor(session, conditions)), ...sets]
}

/** From when to when it holds: a code or card may end before its campaign. */
export async function displayedSpan(source: DisplayedSource, session: Session) {
  const campaign = await campaignOf(source, session)
  if (isReward(source)) return source
  const code = 'offer' in source ? (source.voucher ?? source.giftCard) : source
  return { startsAt: campaign.startsAt, endsAt: code ? holdingEndsAt(code, campaign) : campaign.endsAt }
}

async function campaignOf(source: DisplayedSource, session: Session): Promise<Saying> {
  if (isReward(source)) return { ...source, conditions: source.availableTo, effects: [], spendableOn: null }
  return 'offer' in source ? source.campaign : campaignOfHolding(source, session)
}

/** Whether it is bought with points. */
function isReward(source: DisplayedSource): source is Reward {
  return 'price' in source
}
