import type { CodeOutcome } from '../../domain/priced-cart.ts'
import { reject, type Rejection } from '../../domain/rejection.ts'
import { raiseGuessingAlerts } from '../../store/alerts.ts'
import { hasGuessedTooOften, recordWrongCodes } from '../../store/wrong-codes.ts'
import { isStaff, type Session } from '../session.ts'

/** Who is counted as guessing: the viewer and her address; for a service and support, the customer for whom they try (law 36). */
export function guessers(session: Session, customerId: string | null): string[] {
  if (isStaff(session)) return customerId === null ? [] : [`customer:${customerId}`]
  return [...(customerId === null ? [] : [`customer:${customerId}`]), `address:${session.address}`]
}

/** RATE_LIMITED once too many wrong codes were named of late; right codes too. */
export async function guessingProblem(
  session: Session,
  customerId: string | null,
  path: readonly (string | number)[],
): Promise<Rejection | null> {
  const subjects = guessers(session, customerId)
  return (await hasGuessedTooOften(session.db, subjects, session.now)) ? reject('RATE_LIMITED', path) : null
}

/** As `guessingProblem`, for the codes of a cart kept elsewhere: where it names none, or nobody is known, nobody guesses. */
export async function elsewhereGuessingProblem(
  session: Session,
  customerId: string | null,
  codes: readonly string[],
  path: readonly string[],
): Promise<Rejection | null> {
  return codes.length === 0 || guessers(session, customerId).length === 0
    ? null
    : guessingProblem(session, customerId, path)
}

/** Counts what was not accepted of the codes of a cart kept elsewhere. */
export async function countWrongCodes(
  session: Session,
  customerId: string | null,
  outcomes: readonly CodeOutcome[],
): Promise<void> {
  const wrong = outcomes.filter(({ reasons }) => reasons.some(({ code }) => code === 'NOT_ACCEPTED'))
  if (wrong.length > 0) await countWrongCode(session, customerId, wrong.length)
}

/** Counts a wrong code, in its own right: no transaction that is undone takes it back. The last one that is allowed raises an alert. */
export async function countWrongCode(session: Session, customerId: string | null, count = 1): Promise<void> {
  const subjects = guessers(session, customerId)
  if (subjects.length === 0) return
  const db = session.services.database.open()
  await recordWrongCodes(db, subjects, count, session.now)
  await raiseGuessingAlerts(db, subjects, session.now)
}
