import { decodeProtectedHeader } from 'jose'
import { workingApiKey } from '../../store/read-api-keys.ts'
import { touchApiKey } from '../../store/write-api-keys.ts'
import { Unauthenticated } from '../errors.ts'
import type { Services, Viewer } from '../session.ts'
import { hashSecret, KEY_PREFIX } from './secret.ts'
import type { TokenClaims } from './token-signer.ts'

/** Longest credentials that are looked at. */
const MAXIMUM_LENGTH = 8192
const TOUCH_MILLISECONDS = 60_000

/**
 * Who asks, by an `Authorization` header: an API key of ours, a token of ours, or one of the shop's identity provider. Null without a
 * header. Throws `Unauthenticated` for what is unknown, altered, ended or revoked.
 */
export async function authenticate(services: Services, authorization: string | undefined): Promise<Viewer | null> {
  if (authorization === undefined || authorization.trim() === '') return null
  const credentials = /^Bearer +(\S+)$/i.exec(authorization.slice(0, MAXIMUM_LENGTH + 1).trim())?.[1]
  if (credentials === undefined || authorization.length > MAXIMUM_LENGTH) throw new Unauthenticated()
  const viewer = credentials.startsWith(KEY_PREFIX)
    ? await byKey(services, credentials)
    : await byToken(services, credentials)
  if (viewer === null) throw new Unauthenticated()
  return viewer
}

async function byKey(services: Services, secret: string): Promise<Viewer | null> {
  const key = await workingApiKey(services.database, hashSecret(secret))
  if (key === null) return null
  const now = services.now()
  if (key.lastUsedAt === null || now.getTime() - key.lastUsedAt.getTime() > TOUCH_MILLISECONDS)
    touch(services, key.id, now)
  return { role: key.role, customerId: null, caller: `key:${key.id}`, expiresAt: null, keyId: key.id }
}

/** Nobody waits for it, and a request does not fail over it. */
function touch({ database, log }: Services, keyId: string, now: Date): void {
  touchApiKey(database.open(), keyId, now).catch((error: unknown) => {
    log.warn({ error, keyId }, 'the use of an API key was not noted')
  })
}

/** Tokens of ours are signed with a shared secret, those of a provider with a key pair: neither is ever checked as the other. */
async function byToken(services: Services, token: string): Promise<Viewer | null> {
  const { tokens, now } = services
  const known = tokens.known(token, now())
  if (known !== null) return viewerOf(known)
  if (algorithmOf(token) !== 'HS256') return byStaffToken(services, token)
  const claims = await tokens.verify(token, now())
  return claims && viewerOf(claims)
}

function viewerOf(claims: TokenClaims): Viewer {
  return { ...claims, caller: `customer:${claims.customerId}`, keyId: null }
}

async function byStaffToken({ staffTokens, now }: Services, token: string): Promise<Viewer | null> {
  const claims = (await staffTokens?.verify(token, now())) ?? null
  if (claims === null) return null
  return {
    role: claims.role,
    customerId: null,
    caller: `staff:${claims.subject}`,
    expiresAt: claims.expiresAt,
    keyId: null,
  }
}

function algorithmOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).alg
  } catch {
    throw new Unauthenticated()
  }
}
