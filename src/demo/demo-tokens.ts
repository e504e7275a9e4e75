import { apiKeyCreate } from '../operations/identity/api-key-create.ts'
import { apiKeyRevoke } from '../operations/identity/api-key-revoke.ts'
import { apiKeys } from '../operations/identity/api-keys.ts'
import { customerUpsert } from '../operations/customers/customer-upsert.ts'
import type { Services } from '../operations/session.ts'
import { holdsDemo } from './demo-mark.ts'
import { accepted, demoSession } from './demo-session.ts'

const MARKETER = 'demo marketer'
const THIRTY_DAYS_MILLISECONDS = 30 * 86_400_000

/**
 * What the first screen prints: a token of Ada's, good for 30 days, and a marketer's key, good until the next start.
 * Null where the database holds another shop: nobody gets into that.
 */
export async function demoTokens(
  services: Services,
): Promise<{ readonly shopper: string; readonly marketer: string } | null> {
  if (!(await holdsDemo(demoSession(services)))) return null
  return { shopper: await shopperToken(services), marketer: await marketerKey(services) }
}

async function shopperToken(services: Services): Promise<string> {
  const session = demoSession(services)
  const { customer } = accepted(await customerUpsert(session, { externalId: 'ada' }), 'ada')
  const expiresAt = new Date(session.now.getTime() + THIRTY_DAYS_MILLISECONDS)
  return services.tokens.sign({ customerId: customer!.id, role: 'SHOPPER', expiresAt }, session.now)
}

/** A secret is shown once: each start makes a key anew and takes the former ones back. */
async function marketerKey(services: Services): Promise<string> {
  const session = demoSession(services)
  const former = (await apiKeys(session)).filter(({ name, revokedAt }) => name === MARKETER && revokedAt === null)
  for (const { id } of former) accepted(await apiKeyRevoke(session, { id }), MARKETER)
  return accepted(await apiKeyCreate(session, { name: MARKETER, role: 'MARKETER' }), MARKETER).secret!
}
