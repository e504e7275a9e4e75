import { spokenLocale } from '../domain/words/say.ts'
import { pickLocale } from '../domain/words/pick-locale.ts'
import type { Session } from '../operations/session.ts'

const known = new WeakMap<Session, Promise<readonly string[]>>()

/** Languages wanted, best first: Accept-Language, or where that is silent the viewer's own; then the shop's. */
export function requestLocales(session: Session): Promise<readonly string[]> {
  const locales = known.get(session) ?? findLocales(session)
  known.set(session, locales)
  return locales
}

/** The best language wanted in which Boon itself can speak: for its own messages, and for numbers. */
export async function requestLocale(session: Session): Promise<string> {
  return spokenLocale(await requestLocales(session))
}

/** The best language wanted among those that a campaign speaks; its own where none suits. */
export async function locateWords(session: Session, translated: readonly string[]) {
  const locales = await requestLocales(session)
  const ownLocale = locales.at(-1)!
  return { locale: pickLocale(locales, [ownLocale, ...translated]) ?? ownLocale, ownLocale }
}

async function findLocales(session: Session): Promise<readonly string[]> {
  const { settings } = await session.load.snapshot()
  const wanted = session.locales.length > 0 ? session.locales : await viewersLocale(session)
  return [...wanted, settings.locale]
}

async function viewersLocale({ viewer, load }: Session): Promise<string[]> {
  const customer = viewer?.customerId ? await load.customer.load(viewer.customerId) : null
  return customer?.locale ? [customer.locale] : []
}
