import type { ShopperTokenCreateInput } from '../../domain/input/customer-input.ts'
import { type Rejection, reject } from '../../domain/rejection.ts'
import { upsertCustomer } from '../customers/upsert-customer.ts'
import type { Session } from '../session.ts'
import type { TokenPayload } from './visitor-token-create.ts'

const SHORTEST_SECONDS = 60
const LONGEST_SECONDS = 86_400

/** A token for a customer whom the shop has signed in, good for 60 to 86,400 seconds; creates or changes the customer as sent. */
export async function shopperTokenCreate(
  session: Session,
  { customer, ttlSeconds }: ShopperTokenCreateInput,
): Promise<TokenPayload> {
  const problem = lifeProblem(ttlSeconds)
  if (problem !== null) return refused([problem])
  const upserted = await upsertCustomer(session, customer, ['customer'])
  if (!upserted.ok) return refused(upserted.rejections)
  const expiresAt = new Date(session.now.getTime() + ttlSeconds * 1000)
  const claims = { customerId: upserted.value.id, role: 'SHOPPER', expiresAt } as const
  return { token: await session.services.tokens.sign(claims, session.now), expiresAt, userErrors: [] }
}

function lifeProblem(ttlSeconds: number): Rejection | null {
  if (Number.isSafeInteger(ttlSeconds) && ttlSeconds >= SHORTEST_SECONDS && ttlSeconds <= LONGEST_SECONDS) return null
  return reject('INVALID', ['ttlSeconds'], `must be from ${SHORTEST_SECONDS} to ${LONGEST_SECONDS}, not ${ttlSeconds}`)
}

function refused(userErrors: readonly Rejection[]): TokenPayload {
  return { token: null, expiresAt: null, userErrors }
}
