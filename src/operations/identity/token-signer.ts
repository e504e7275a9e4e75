import { jwtVerify, SignJWT } from 'jose'
import { isTokenRefusal } from './token-refusal.ts'

/** What a token of ours says: for whom, in which role, until when. */
export interface TokenClaims {
  readonly customerId: string
  readonly role: 'VISITOR' | 'SHOPPER'
  readonly expiresAt: Date
}

/** Signs and checks the tokens of shoppers and visitors. All servers of a shop share one secret. */
export interface TokenSigner {
  sign(claims: TokenClaims, issuedAt: Date): Promise<string>
  /** Null for a token that is not ours, was altered, or has ended at `now`. */
  verify(token: string, now: Date): Promise<TokenClaims | null>
  /** What was verified of late and has not ended; null for all other tokens, which may be ours nevertheless. */
  known(token: string, now: Date): TokenClaims | null
}

const ISSUER = 'boon'
const ALGORITHM = 'HS256'

/** Tokens are JWTs signed with HS256. The secret has at least 32 characters. */
export function openTokenSigner(secret: string): TokenSigner {
  const key = new TextEncoder().encode(secret)
  const known = new Map<string, TokenClaims>()
  return {
    sign: ({ customerId, role, expiresAt }, issuedAt) =>
      new SignJWT({ role })
        .setProtectedHeader({ alg: ALGORITHM })
        .setIssuer(ISSUER)
        .setSubject(customerId)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(key),
    verify: async (token, now) => {
      const claims = await verify(token, key, now)
      if (claims !== null) remember(known, token, claims)
      return claims
    },
    known: (token, now) => {
      const claims = known.get(token)
      return claims !== undefined && claims.expiresAt > now ? claims : null
    },
  }
}

/** Tokens whose signatures are known to be right: a signature never goes bad, only its token ends. */
const REMEMBERED_TOKENS = 10_000

/** The one verified first is forgotten first. */
function remember(known: Map<string, TokenClaims>, token: string, claims: TokenClaims): void {
  known.set(token, claims)
  if (known.size > REMEMBERED_TOKENS) known.delete(known.keys().next().value!)
}

async function verify(token: string, key: Uint8Array, now: Date): Promise<TokenClaims | null> {
  try {
    const { payload } = await jwtVerify<{ role: unknown }>(token, key, {
      issuer: ISSUER,
      algorithms: [ALGORITHM],
      requiredClaims: ['sub', 'exp', 'role'],
      currentDate: now,
    })
    const { sub, exp, role } = payload
    if (sub === undefined || exp === undefined || (role !== 'VISITOR' && role !== 'SHOPPER')) return null
    return { customerId: sub, role, expiresAt: new Date(exp * 1000) }
  } catch (error) {
    if (isTokenRefusal(error)) return null
    throw error
  }
}
