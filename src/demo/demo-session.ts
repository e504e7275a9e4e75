import type { Rejection } from '../domain/rejection.ts'
import { openSession, type Services, type Session } from '../operations/session.ts'

/** A session of the demo itself: an admin who may do what the shop's back end, its marketers and its support do. */
export function demoSession(services: Services, caller = 'demo'): Session {
  const viewer = { role: 'ADMIN', customerId: null, caller, expiresAt: null, keyId: null } as const
  return openSession(services, { viewer, locales: [], address: '127.0.0.1' })
}

/** The payload, where nothing was refused but for codes that are expected. Throws otherwise: the demo's own data are at fault. */
export function accepted<Payload extends { readonly userErrors: readonly Rejection[] }>(
  payload: Payload,
  step: string,
  expected: readonly Rejection['code'][] = [],
): Payload {
  const refusals = payload.userErrors.filter(({ code }) => !expected.includes(code))
  if (refusals.length === 0) return payload
  const told = refusals.map(({ code, path, detail, reasons }) =>
    [code, path.join('.'), detail, ...reasons.map((reason) => reason.code)].filter(Boolean).join(' '),
  )
  throw new Error(`The demo shop cannot be loaded (${step}): ${told.join('; ')}`)
}
