import { type Customer, isVisitor } from '../customer.ts'
import { type Reason, reason, reject, type Rejection } from '../rejection.ts'
import { remainingReferrals } from './referral-code.ts'
import type { ReferralTerms } from './referral-terms.ts'
import { isSamePerson } from './same-person.ts'

/** Why a customer may not join by a code. */
export type JoiningProblem =
  /** A visitor, or nobody known. */
  | 'SIGN_IN'
  /** She is the referrer. */
  | 'SELF'
  /** She has joined by another code, or her referral is over. */
  | 'REFERRED'
  /** She was a customer before: she has paid an order, or had the event. */
  | 'NOT_NEW'
  /** The referrer's limit is reached. */
  | 'FULL'

/** All that joining looks at. */
export interface Joining {
  /** Null: nobody is known. */
  readonly friend: Customer | null
  readonly referrer: Customer
  readonly codeId: string
  readonly joined: number
  /** The referrer's, as she stands now. */
  readonly terms: ReferralTerms
  /** By which code the friend has joined already, and whether she has converted; null where she has not joined. */
  readonly referral: { readonly codeId: string; readonly isConverted: boolean } | null
  /** The referrer has herself joined by a code of the friend. */
  readonly isMutual: boolean
  /** The friend has done before what the program asks of a new one. */
  readonly wasCustomer: boolean
}

/** Whether she may join by this code, and why not; null where she may, or has joined by it and is yet to convert. */
export function joiningProblem(joining: Joining): JoiningProblem | null {
  const { friend, referrer, referral, codeId } = joining
  if (friend === null || isVisitor(friend)) return 'SIGN_IN'
  if (isSamePerson(friend, referrer)) return 'SELF'
  if (referral !== null) return referral.codeId === codeId && !referral.isConverted ? null : 'REFERRED'
  if (joining.isMutual) return 'REFERRED'
  if (joining.wasCustomer) return 'NOT_NEW'
  return remainingReferrals(joining, joining.terms.maxReferrals) === 0 ? 'FULL' : null
}

/** What a shopper is told. */
export function joiningReason(problem: JoiningProblem): Reason {
  switch (problem) {
    case 'SIGN_IN':
      return reason('SIGN_IN_REQUIRED')
    case 'SELF':
    case 'NOT_NEW':
      return reason('AUDIENCE')
    case 'REFERRED':
    case 'FULL':
      return reason('LIMIT_REACHED')
    default:
      return problem satisfies never
  }
}

/** What a caller is told: SELF_REFERRAL, else CODE_NOT_APPLICABLE with the reason. */
export function joiningRejection(problem: JoiningProblem, path: readonly (string | number)[]): Rejection {
  const code = problem === 'SELF' ? 'SELF_REFERRAL' : 'CODE_NOT_APPLICABLE'
  return reject(code, path, null, [joiningReason(problem)])
}
