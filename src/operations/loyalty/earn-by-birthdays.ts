import { DateTime } from 'luxon'
import { birthdayCards, type BirthdayDay, type BirthdayCard } from '../../store/due-cards.ts'
import { inTransaction } from '../../store/transaction.ts'
import { refreshCustomerSegments } from '../customers/refresh-members.ts'
import type { Services } from '../session.ts'
import { changeCard } from './change-card.ts'
import { earnOn } from './earn-on.ts'
import { giveFurther } from './give.ts'
import { isDone } from './is-done.ts'

/** Days on which a server may have been down, and birthdays are made up for. */
const DAYS_BACK = 7
/** Cards asked for at once. */
const BATCH = 100

/**
 * Gains what birthdays earn, once a card, rule and year; of the last week, so that none is lost while no server ran, and a rule made within it
 * finds those before it. A card that fails hinders no other.
 */
export async function earnByBirthdays(services: Services): Promise<void> {
  const db = services.database.open()
  const { earningRules, settings } = await services.catalogue.current(db)
  const rules = earningRules.filter(({ trigger }) => trigger === 'BIRTHDAY')
  if (rules.length === 0) return
  const days = lastDays(services.now(), settings.timeZone)
  let after: string | null = null
  do {
    const cards: BirthdayCard[] = await birthdayCards(db, days, rules, after, BATCH)
    for (const card of cards) await isDone(services, card.cardId, () => earn(services, card))
    after = cards.length < BATCH ? null : cards.at(-1)!.cardId
  } while (after !== null)
}

/** Today and the days before, in the shop's time zone; who was born on 29 February has her day on the 28th in other years (law 28). */
function lastDays(now: Date, timeZone: string): BirthdayDay[] {
  const today = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day')
  return Array.from({ length: DAYS_BACK + 1 }, (_, back) => today.minus({ days: back })).flatMap((day) => {
    const of = { year: day.year, endsAt: day.plus({ days: 1 }).toJSDate() }
    const own = { ...of, day: day.month * 100 + day.day }
    return own.day === 228 && !day.isInLeapYear ? [own, { ...of, day: 229 }] : [own]
  })
}

async function earn(services: Services, { cardId, year, ruleIds }: BirthdayCard): Promise<void> {
  const now = services.now()
  const holderId = await inTransaction(services.database.open(), async (db) => {
    const world = { services, snapshot: await services.catalogue.current(db), now }
    const changed = await changeCard(world, db, cardId, async (open) => {
      const birthday = { trigger: 'BIRTHDAY', name: String(year), eventName: null, ruleIds } as const
      const earned = await earnOn(world, db, open, birthday)
      return earned > 0 ? open.card.holderId : null
    })
    await giveFurther(world, db, changed?.gifts ?? [])
    if (changed?.value) await refreshCustomerSegments(db, services, changed.value, now)
    return changed?.value ?? null
  })
  if (holderId !== null) services.feed.send([`customer:${holderId}`])
}
