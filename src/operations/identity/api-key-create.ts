import type { ApiKey } from '../../domain/api-key.ts'
import type { ApiKeyInput } from '../../domain/input/shop-input.ts'
import { parseApiKey } from '../../domain/parse-settings.ts'
import { type Rejection, reject } from '../../domain/rejection.ts'
import { MAXIMUM_API_KEYS } from '../../store/read-api-keys.ts'
import { insertApiKey } from '../../store/write-api-keys.ts'
import type { Session } from '../session.ts'
import { hashSecret, lastCharactersOf, newSecret } from './secret.ts'

/** What making or revoking a key answers. */
export interface ApiKeyPayload {
  readonly apiKey: ApiKey | null
  /** Shown once, and not kept. */
  readonly secret: string | null
  readonly userErrors: readonly Rejection[]
}

/** Makes a key for SUPPORT, MARKETER, SERVICE or ADMIN. TOO_MANY where 1,000 work already. */
export async function apiKeyCreate(session: Session, input: ApiKeyInput): Promise<ApiKeyPayload> {
  const parsed = parseApiKey(input)
  if (!parsed.ok) return { apiKey: null, secret: null, userErrors: parsed.rejections }
  const secret = newSecret((count) => session.services.randomBytes(count))
  const apiKey = await insertApiKey(session.db, {
    ...parsed.value,
    id: session.services.newId(),
    hash: hashSecret(secret),
    lastCharacters: lastCharactersOf(secret),
    createdAt: session.now,
  })
  if (apiKey !== null) return { apiKey, secret, userErrors: [] }
  const problem = reject('TOO_MANY', [], `a shop has at most ${MAXIMUM_API_KEYS} keys that work; revoke some`)
  return { apiKey: null, secret: null, userErrors: [problem] }
}
