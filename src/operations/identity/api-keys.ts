import type { ApiKey } from '../../domain/api-key.ts'
import { listApiKeys } from '../../store/read-api-keys.ts'
import type { Session } from '../session.ts'

/** The shop's keys without their secrets, newest first; those that work before those revoked. */
export function apiKeys(session: Session): Promise<ApiKey[]> {
  return listApiKeys(session.db)
}
