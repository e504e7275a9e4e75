import type { Condition } from '../../domain/condition/condition.ts'
import { judge } from '../../domain/condition/judge.ts'
import { type Rejection, reject } from '../../domain/rejection.ts'
import type { Db } from '../../store/database.ts'
import { loadFacts } from '../../store/load-facts.ts'
import type { LoyaltyWorld } from './loyalty-world.ts'

/** Whom something is for, under which name. */
export interface Audience {
  readonly condition: Condition | null
  /** The schema's field, such as `availableTo`. */
  readonly field: string
}

/** Why something is not for this customer: INVALID_STATE with the reasons. Null: it is. */
export async function audienceProblem(
  { snapshot, now }: LoyaltyWorld,
  db: Db,
  { condition, field }: Audience,
  customerId: string,
  path: readonly string[],
): Promise<Rejection | null> {
  if (condition === null) return null
  const [facts] = await loadFacts(db, snapshot, [{ customerId, cart: null, withAvailable: false }], now)
  const view = { timeZone: snapshot.settings.timeZone, cart: null, explaining: true, root: field }
  const { outcome, findings } = judge(condition, facts!, view)
  if (outcome === 'HOLDS') return null
  const reasons = findings.map(({ reason }) => reason)
  return reject('INVALID_STATE', path, null, reasons)
}
