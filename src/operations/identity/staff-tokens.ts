import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose'
import type { Role } from '../../domain/role.ts'
import { isTokenRefusal } from './token-refusal.ts'

/** What a token of the shop's own identity provider says. */
export interface StaffClaims {
  readonly subject: string
  readonly role: Role
  readonly expiresAt: Date
}

/** Checks the tokens of staff. */
export interface StaffTokenVerifier {
  /** Null for a token that is not the provider's, is for somebody else, has ended, or names no role of staff. Throws where the keys cannot be had. */
  verify(token: string, now: Date): Promise<StaffClaims | null>
}

/** Where the tokens of staff come from, and what they must say. */
export interface StaffProvider {
  readonly jwksUrl: string
  readonly issuer: string
  readonly audience: string
}

const ROLES: readonly unknown[] = ['SUPPORT', 'MARKETER', 'ADMIN'] satisfies Role[]

/** Checks against the provider's published keys (RS256 or ES256), fetched when first needed and when a new one appears. The claim `boon_role` names the role. */
export function openStaffTokens({ jwksUrl, issuer, audience }: StaffProvider): StaffTokenVerifier {
  const keys = createRemoteJWKSet(new URL(jwksUrl))
  return { verify: (token, now) => verify(token, keys, { issuer, audience }, now) }
}

async function verify(
  token: string,
  keys: JWTVerifyGetKey,
  expected: { readonly issuer: string; readonly audience: string },
  now: Date,
): Promise<StaffClaims | null> {
  try {
    const { payload } = await jwtVerify<{ boon_role: unknown }>(token, keys, {
      ...expected,
      algorithms: ['RS256', 'ES256'],
      requiredClaims: ['sub', 'exp'],
      currentDate: now,
    })
    const { sub, exp, boon_role: role } = payload
    if (sub === undefined || exp === undefined || !ROLES.includes(role)) return null
    return { subject: sub, role: role as Role, expiresAt: new Date(exp * 1000) }
  } catch (error) {
    if (isTokenRefusal(error)) return null
    throw error
  }
}
