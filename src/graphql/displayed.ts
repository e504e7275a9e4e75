import type { Campaign, Display } from '../domain/campaign.ts'
import { type Voucher, voucherEndsAt } from '../domain/voucher.ts'
import { conditionsInWords, type Names } from '../domain/words/conditions-in-words.ts'
import { displayIn, type Displayed } from '../domain/words/display-in.ts'
import { isStaff, type Session } from '../operations/session.ts'
import type { OfferView } from '../operations/views.ts'
import { locateWords, requestLocale } from './request-locale.ts'

/** What says something to a shopper: a voucher, or an offer. */
export type DisplayedSource = Voucher | OfferView

/** The campaign of a voucher: it always has one. */
export async function campaignOfVoucher({ campaignId }: Voucher, { load }: Session): Promise<Campaign> {
  const campaign = await load.campaign.load(campaignId)
  if (campaign === null) throw new Error(`Campaign ${campaignId} of a voucher is missing.`)
  return campaign
}

/** All that its campaign says. */
export async function displayOf(source: DisplayedSource, session: Session): Promise<Display> {
  return (await campaignOf(source, session)).display
}

/** What its campaign says in the request's language. */
export async function displayedIn(source: DisplayedSource, session: Session): Promise<Displayed> {
  const display = await displayOf(source, session)
  const translated = display.translations.map(({ locale }) => locale)
  const { locale, ownLocale } = await locateWords(session, translated)
  return displayIn(display, locale, ownLocale)
}

/** Its rules in plain words. */
export async function displayedRules(source: DisplayedSource, session: Session): Promise<string[]> {
  const { conditions } = await campaignOf(source, session)
  return conditions === null ? [] : conditionsInWords(conditions, await requestLocale(session), await namesFor(session))
}

/** From when to when it holds: a voucher may end before its campaign. */
export async function displayedSpan(source: DisplayedSource, session: Session) {
  const campaign = await campaignOf(source, session)
  const voucher = 'offer' in source ? source.voucher : source
  return { startsAt: campaign.startsAt, endsAt: voucher ? voucherEndsAt(voucher, campaign) : campaign.endsAt }
}

async function campaignOf(source: DisplayedSource, session: Session): Promise<Campaign> {
  return 'offer' in source ? source.campaign : campaignOfVoucher(source, session)
}

/** Segments are named to staff only. */
async function namesFor(session: Session): Promise<Names> {
  if (!isStaff(session)) return { segment: () => null }
  const { segments } = await session.load.snapshot()
  return { segment: (id) => segments.get(id)?.name ?? null }
}
