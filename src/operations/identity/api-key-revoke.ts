import type { ApiKeyRevokeInput } from '../../domain/input/shop-input.ts'
import { reject } from '../../domain/rejection.ts'
import { revokeApiKey } from '../../store/write-api-keys.ts'
import type { Session } from '../session.ts'
import type { ApiKeyPayload } from './api-key-create.ts'

/** Takes a key back for good: the next request with it is refused. Twice is once. */
export async function apiKeyRevoke(session: Session, { id }: ApiKeyRevokeInput): Promise<ApiKeyPayload> {
  const apiKey = id === null ? null : await revokeApiKey(session.db, id, session.now)
  return { apiKey, secret: null, userErrors: apiKey === null ? [reject('NOT_FOUND', ['id'])] : [] }
}
