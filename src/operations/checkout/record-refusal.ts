import { normaliseCode } from '../../domain/codes.ts'
import type { RedeemInput } from '../../domain/input/cart-input.ts'
import type { CodeOutcome } from '../../domain/priced-cart.ts'
import { type FailureReason, isWorthKeeping } from '../../domain/redemption-failure.ts'
import type { Rejection } from '../../domain/rejection.ts'
import type { Session } from '../session.ts'

/** How far a `redeem` has come: filled in by and by, so that an early refusal tells what was known by then. */
export interface Attempt {
  customerId: string | null
  /** What became of the codes entered, where the cart was priced. */
  codes: readonly CodeOutcome[]
  /** Refused for what one statement read, the key with it: as of that instant nobody had honoured the key, and the refusal was right. */
  isOfOneInstant: boolean
  /** Whether segments follow what customers buy. */
  isFollowed: boolean
}

/** An attempt of which nothing is known yet. */
export function startAttempt(): Attempt {
  return { customerId: null, codes: [], isOfOneInstant: false, isFollowed: false }
}

/** Longest text kept of what a caller sent. */
const LONGEST = 200

/**
 * Keeps a refused `redeem` with its reasons (one record, by its first rejection), beside whatever is undone. Malformed input and a reused
 * key are no failures of a redemption. The caller waits for nothing.
 */
export function recordRefusal(
  session: Session,
  input: RedeemInput,
  { customerId, codes }: Attempt,
  userErrors: readonly Rejection[],
): void {
  const [rejection] = userErrors
  if (rejection === undefined || !userErrors.every(({ code }) => isWorthKeeping(code))) return
  const refused = codesConcerned(input, codes, rejection)
  session.services.failures.keep({
    id: session.services.newId(),
    campaignIds: [...new Set(refused.flatMap(({ campaignId }) => campaignId ?? []))].toSorted(),
    code: textOf(refused.length === 1 ? refused[0]!.code : codeNamed(input, rejection)),
    customerId,
    orderReference: textOf(input.orderReference),
    errorCode: rejection.code,
    reasons: reasonsOf(refused, rejection),
    at: session.now,
  })
}

/** The code that the refusal names, or all that no longer apply where the price is another one. */
function codesConcerned(input: RedeemInput, codes: readonly CodeOutcome[], rejection: Rejection): CodeOutcome[] {
  const named = codeNamed(input, rejection) ?? rejection.detail
  const isNamed = rejection.path.includes('codes')
  if (isNamed) return codes.filter(({ code, applied }) => !applied && code === named)
  return rejection.code === 'PRICE_CHANGED' ? codes.filter(({ applied }) => !applied) : []
}

/** A refusal of a code has the path `codes`, then its place; of a kept cart the caller has not named its codes. */
function codeNamed({ evaluation }: RedeemInput, { path }: Rejection): string | null {
  const at = path.indexOf('codes')
  const code = at < 0 ? undefined : evaluation?.codes?.[Number(path[at + 1])]
  return code === undefined ? null : normaliseCode(code)
}

function reasonsOf(refused: readonly CodeOutcome[], { reasons }: Rejection): FailureReason[] {
  if (refused.length === 0) return reasons.map((reason) => ({ ...reason, campaignId: null }))
  return refused.flatMap(({ campaignId, reasons: ofCode }) => ofCode.map((reason) => ({ ...reason, campaignId })))
}

function textOf(text: string | null | undefined): string | null {
  return text ? text.replaceAll('\0', '').slice(0, LONGEST) : null
}
