import { sqlState } from './transaction.ts'

const UNIQUE_VIOLATION = '23505'

/** Name of the unique constraint that an error says was violated; null for any other error. */
export function violatedConstraint(error: unknown): string | null {
  return sqlState(error) === UNIQUE_VIOLATION ? constraintOf(error) : null
}

function constraintOf(error: unknown): string | null {
  const { constraint, cause } = (error ?? {}) as { constraint?: unknown; cause?: unknown }
  if (typeof constraint === 'string') return constraint
  return cause === undefined ? null : constraintOf(cause)
}
