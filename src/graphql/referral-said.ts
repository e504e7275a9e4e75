import type { Grant } from '../domain/grant.ts'
import { programNames } from '../domain/loyalty/program-names.ts'
import type { GrantNames } from '../domain/words/grants-in-words.ts'
import { conversionInWords, milestonesInWords, promisesInWords } from '../domain/words/referral-in-words.ts'
import { displayIn } from '../domain/words/display-in.ts'
import type { Session } from '../operations/session.ts'
import type { ReferralView } from '../operations/views.ts'
import { locateWords, requestLocale } from './request-locale.ts'
import { namesFor } from './rule-names.ts'

/** What friend and referrer get, in the request's language. */
export async function referralSummary({ promises }: ReferralView, session: Session): Promise<string | null> {
  const names = await grantNames([...promises.friend, ...promises.referrer], session)
  return promisesInWords(promises, await requestLocale(session), names)
}

/** What a friend must do, how many may join, and what many of them give, in the request's language. */
export async function referralRules(
  { program: { convertsOn }, promises, maxReferrals }: ReferralView,
  session: Session,
): Promise<string[]> {
  const locale = await requestLocale(session)
  const rules = convertsOn.when === null ? NOTHING_NAMED : await namesFor(session, convertsOn.when)
  const names = await grantNames(
    promises.milestones.flatMap(({ grants }) => grants),
    session,
  )
  return [...conversionInWords(convertsOn, locale, rules), ...milestonesInWords(promises, maxReferrals, locale, names)]
}

const NOTHING_NAMED = { segment: () => null, campaign: () => null, tier: () => null, store: () => null }

/** What these grants point at: campaigns and programs are in memory, giveaways are read together. */
async function grantNames(grants: readonly Grant[], session: Session): Promise<GrantNames> {
  const { campaigns, programs, settings } = await session.load.snapshot()
  const titles = new Map(await Promise.all(campaignsIn(grants).map((id) => titled(id))))
  const giveaways = new Map(await Promise.all(giveawaysIn(grants).map((id) => givenAway(id, session))))
  const locale = await requestLocale(session)
  return {
    currency: settings.currency,
    campaign: (id) => titles.get(id) ?? null,
    points: (id, points) => pointsName(id, points),
    giveaway: (id) => giveaways.get(id) ?? null,
  }

  async function titled(id: string): Promise<[string, string | null]> {
    const display = campaigns.get(id)?.display
    if (display === undefined) return [id, null]
    const words = await locateWords(
      session,
      display.translations.map((translation) => translation.locale),
    )
    return [id, displayIn(display, words.locale, words.ownLocale).title]
  }

  function pointsName(id: string, points: number): string | null {
    const program = programs.get(id)
    if (program === undefined) return null
    const names = programNames(program, locale, settings.locale)
    return points === 1 ? names.pointName : names.pointsName
  }
}

function campaignsIn(grants: readonly Grant[]): string[] {
  return grants.flatMap((grant) => (grant.kind === 'voucherFrom' ? grant.campaignId : []))
}

function giveawaysIn(grants: readonly Grant[]): string[] {
  return grants.flatMap((grant) => (grant.kind === 'giveawayEntries' ? grant.giveawayId : []))
}

/** One that has ended takes no entries any more. */
async function givenAway(id: string, { load, now }: Session): Promise<[string, string | null]> {
  const giveaway = await load.giveaway.load(id)
  return [id, giveaway !== null && giveaway.endsAt > now ? giveaway.title : null]
}
