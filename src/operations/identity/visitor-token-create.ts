import { type Rejection, reject } from '../../domain/rejection.ts'
import { insertVisitor } from '../../store/write-customers.ts'
import type { Session } from '../session.ts'

/** What making a token answers. */
export interface TokenPayload {
  readonly token: string | null
  readonly expiresAt: Date | null
  readonly userErrors: readonly Rejection[]
}

const LIFE_MILLISECONDS = 30 * 86_400_000

/** A token for a visitor who has not signed in, good for 30 days. RATE_LIMITED after 30 within a minute from one address. */
export async function visitorTokenCreate(session: Session): Promise<TokenPayload> {
  const { services, now, address } = session
  if (!(await services.visitorThrottle.allows(address)))
    return { token: null, expiresAt: null, userErrors: [reject('RATE_LIMITED', [])] }
  const customerId = services.newId()
  await insertVisitor(session.db, customerId, now)
  const expiresAt = new Date(now.getTime() + LIFE_MILLISECONDS)
  const token = await services.tokens.sign({ customerId, role: 'VISITOR', expiresAt }, now)
  return { token, expiresAt, userErrors: [] }
}
