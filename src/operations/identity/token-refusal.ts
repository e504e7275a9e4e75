import { errors } from 'jose'

const REFUSALS: readonly (new (...args: never[]) => Error)[] = [
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSMultipleMatchingKeys,
  errors.JWKSNoMatchingKey,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JWTClaimValidationFailed,
  errors.JWTExpired,
  errors.JWTInvalid,
]

/** Whether a token was refused for what it is, rather than for want of the keys to check it with. */
export function isTokenRefusal(error: unknown): boolean {
  return REFUSALS.some((kind) => error instanceof kind)
}
