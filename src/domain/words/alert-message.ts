import { type Alert, type BudgetAlert, guesserOf } from '../alert.ts'
import { countInWords, moneyInWords } from './format.ts'
import { say } from './say.ts'

/** What an alert says to staff. `subject`: the campaign's or rule's name, or what the guessing customer is called; null where it is gone. */
export function alertMessage(alert: Alert, subject: string | null, locale: string): string {
  switch (alert.kind) {
    case 'CODE_GUESSING': {
      const guesser = guesserOf(alert)
      return 'address' in guesser
        ? say('alert.guessingFrom', locale, { address: guesser.address })
        : say('alert.guessingBy', locale, { customer: subject ?? 'none' })
    }
    case 'BUDGET_NEAR':
      return say('alert.budgetNear', locale, { campaign: subject ?? '?', ...amountsOf(alert, locale) })
    case 'BUDGET_SPENT':
      return say('alert.budgetSpent', locale, { campaign: subject ?? '?', ...amountsOf(alert, locale) })
    default:
      return alert satisfies never
  }
}

/** Money as money, uses as plain numbers. */
function amountsOf({ used, most, currency }: BudgetAlert, locale: string) {
  const inWords = (amount: number): string =>
    currency === null ? countInWords(amount, locale) : moneyInWords({ amount, currency }, locale)
  return { used: inWords(used), most: inWords(most) }
}
