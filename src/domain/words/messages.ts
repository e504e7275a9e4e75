import { programNames } from '../loyalty/program-names.ts'
import type { Hint } from '../offer.ts'
import type { Reason, Rejection } from '../rejection.ts'
import type { ItemSelector } from '../selector.ts'
import { moneyInWords } from './format.ts'
import { soonInWords } from './moment.ts'
import { say } from './say.ts'
import { countedInWords, isAnything, selectorInWords } from './selector-in-words.ts'

/** Why an incentive does not apply, in a sentence for the shopper. Staff read `detail` besides. */
export function reasonMessage({ code, facts }: Reason, locale: string): string {
  const { missing, threshold, currency, winner } = facts
  const money = (amount: number | undefined): string =>
    amount === undefined || currency === undefined ? 'none' : moneyInWords({ amount, currency }, locale)
  return say(`reason.${code}`, locale, {
    missing: money(missing),
    threshold: money(threshold),
    currency: currency ?? 'none',
    units: currency === undefined ? (missing ?? 0) : 0,
    most: currency === undefined ? (threshold ?? -1) : -1,
    winner: winner ?? 'none',
  })
}

/** A step that the shopper can take now, in a sentence. */
export function hintMessage(hint: Hint, locale: string): string {
  switch (hint.kind) {
    case 'spendMore': {
      const missing = moneyInWords({ amount: hint.missing, currency: hint.currency }, locale)
      return say('hint.spendMore', locale, { missing, what: whatOf(hint.on, locale) })
    }
    case 'addItems':
      return say('hint.addItems', locale, {
        what: countedInWords({ count: hint.quantity, more: true }, hint.of, locale),
      })
    case 'signIn':
      return say('hint.signIn', locale)
    case 'waitUntil':
      return say('hint.waitUntil', locale, { at: soonInWords(hint.at, locale, hint.timeZone) })
    case 'removeConflict':
      return say('hint.removeConflict', locale, { conflictsWith: hint.conflictsWith })
    case 'earnPoints': {
      const { pointName, pointsName } = programNames(hint.program, locale, null)
      return say('hint.earnPoints', locale, { points: hint.points, name: hint.points === 1 ? pointName : pointsName })
    }
    default:
      return hint satisfies never
  }
}

function whatOf(items: ItemSelector | null, locale: string): string {
  return items === null || isAnything(items) ? 'all' : selectorInWords(items, locale)
}

/** A refusal in a sentence: what its code means, and, in English, what was wrong with the value. */
export function rejectionMessage({ code, detail }: Rejection, locale: string): string {
  const message = say(`error.${code}`, locale)
  if (detail === null) return say('error.plain', locale, { message })
  return say('error.detailed', locale, { message, detail: detail.replace(/\.$/, '') })
}
