import type { Amount } from './demo-api.ts'

/** An amount as the language writes it. */
export function formatAmount({ amount, currency }: Amount, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

/** The amount of this currency, if there is one. */
export function inCurrency(amounts: readonly Amount[], currency: string): Amount | undefined {
  return amounts.find((amount) => amount.currency === currency)
}

/** Day and month; the hour where it is within a day and a half, the year where it is more than half a year away. */
export function formatMoment(instant: string, locale: string): string {
  const moment = new Date(instant)
  const isNear = moment.getTime() - Date.now() < 36 * 3_600_000
  const isToday = moment.toDateString() === new Date().toDateString()
  const hour: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' }
  const isFar = Math.abs(moment.getTime() - Date.now()) > 183 * 24 * 3_600_000
  const day: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', ...(isFar && { year: 'numeric' }) }
  const options: Intl.DateTimeFormatOptions = isNear ? hour : day
  return new Intl.DateTimeFormat(locale, isNear && !isToday ? { weekday: 'short', ...hour } : options).format(moment)
}

/** So many points under the name that their program has for them. */
export function formatPoints(
  points: number,
  { pointName, pointsName }: { readonly pointName: string; readonly pointsName: string },
  locale: string,
): string {
  return `${points.toLocaleString(locale)} ${points === 1 ? pointName : pointsName}`
}
