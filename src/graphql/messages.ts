import type { Alert } from '../domain/alert.ts'
import type { LedgerEntry } from '../domain/ledger-entry.ts'
import type { Hint } from '../domain/offer.ts'
import type { Reason, Rejection } from '../domain/rejection.ts'
import { alertMessage as alertInWords } from '../domain/words/alert-message.ts'
import { say } from '../domain/words/say.ts'
import * as words from '../domain/words/messages.ts'
import { alertSubjectName } from '../operations/books/alerts.ts'
import type { Session } from '../operations/session.ts'
import { requestLocale } from './request-locale.ts'

/** Why an incentive does not apply, in the request's language. */
export async function reasonMessage(reason: Reason, session: Session): Promise<string> {
  return words.reasonMessage(reason, await requestLocale(session))
}

/** A refusal, in the request's language. */
export async function rejectionMessage(rejection: Rejection, session: Session): Promise<string> {
  return words.rejectionMessage(rejection, await requestLocale(session))
}

/** A step that the shopper can take now, in the request's language. */
export async function hintMessage(hint: Hint, session: Session): Promise<string> {
  return words.hintMessage(hint, await requestLocale(session))
}

/** What an alert says, in the request's language. */
export async function alertMessage(alert: Alert, session: Session): Promise<string> {
  return alertInWords(alert, await alertSubjectName(session, alert), await requestLocale(session))
}

/** What happened in a ledger: the reason of a correction as it was given, else what its kind says in the request's language. */
export async function ledgerWords({ kind, description }: LedgerEntry, session: Session): Promise<string> {
  return description === '' ? say(`ledger.${kind}`, await requestLocale(session)) : description
}
