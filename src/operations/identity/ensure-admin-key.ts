import { keepEnvironmentKey } from '../../store/write-api-keys.ts'
import type { Services } from '../session.ts'
import { hashSecret, lastCharactersOf } from './secret.ts'

/** Makes the environment's admin key one of the shop's keys, at start. The one that it named before no longer works. */
export async function ensureAdminKey(services: Services, secret: string): Promise<void> {
  const works = await keepEnvironmentKey(services.database.open(), {
    id: services.newId(),
    name: 'Admin key of the environment',
    role: 'ADMIN',
    hash: hashSecret(secret),
    lastCharacters: lastCharactersOf(secret),
    createdAt: services.now(),
  })
  if (!works) services.log.warn({}, 'the admin key of the environment was revoked; name another one')
}
