import { reject, type Rejection } from '../../domain/rejection.ts'
import { raiseGuessingAlerts } from '../../store/alerts.ts'
import { hasGuessedTooOften, recordWrongCode } from '../../store/wrong-codes.ts'
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

/** Counts a wrong code, in its own right: no transaction that is undone takes it back. The last one that is allowed raises an alert. */
export async function countWrongCode(session: Session, customerId: string | null): Promise<void> {
  const db = session.services.database.open()
  const subjects = guessers(session, customerId)
  await recordWrongCode(db, subjects, session.now)
  await raiseGuessingAlerts(db, subjects, session.now)
}
