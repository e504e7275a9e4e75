import { DateTime } from 'luxon'
import { spanEnd } from '../window.ts'
import type { ExpiryRounding, LoyaltyProgram } from './loyalty-program.ts'

const UNITS = { DAY: 'day', MONTH: 'month', QUARTER: 'quarter', YEAR: 'year' } as const satisfies Record<
  ExpiryRounding,
  string
>

/** When points gained at `at` become spendable, and when they end (null: never), in the shop's time zone. */
export function lotSpan(
  { pendingFor, expiry }: Pick<LoyaltyProgram, 'pendingFor' | 'expiry'>,
  at: Date,
  timeZone: string,
): { readonly availableAt: Date; readonly endsAt: Date | null } {
  const availableAt = pendingFor === null ? at : spanEnd(at, pendingFor, timeZone)
  if (expiry === null) return { availableAt, endsAt: null }
  return { availableAt, endsAt: endOf(expiry.roundedTo, spanEnd(at, expiry.after, timeZone), timeZone) }
}

/** The first instant after the day, month, quarter or year in which an instant falls (law 24). */
export function endOf(rounding: ExpiryRounding, at: Date, timeZone: string): Date {
  const unit = UNITS[rounding]
  const start = DateTime.fromJSDate(at, { zone: timeZone }).startOf(unit)
  return start
    .plus({ [`${unit}s`]: 1 })
    .startOf(unit)
    .toJSDate()
}
