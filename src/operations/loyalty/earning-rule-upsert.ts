import type { EarningRuleInput } from '../../domain/input/loyalty-input.ts'
import { limitedBy } from '../../domain/loyalty/rule-limits.ts'
import { parseEarningRule } from '../../domain/loyalty/parse-earning-rule.ts'
import { type Rejection, reject } from '../../domain/rejection.ts'
import { countPastEarning } from '../../store/count-past-earning.ts'
import { touchCatalogue } from '../../store/catalogue.ts'
import type { Db } from '../../store/database.ts'
import { readSettings } from '../../store/shop-settings.ts'
import { programsByIds } from '../../store/read-loyalty.ts'
import { inTransaction } from '../../store/transaction.ts'
import { earningRuleOfKey, lockKey, writeEarningRule } from '../../store/write-loyalty.ts'
import { announce, type Session } from '../session.ts'
import { isUnchanged, versionProblem } from './kept-version.ts'
import type { LoyaltyProgramPayload } from './loyalty-program-upsert.ts'
import { readLoyaltyLookup } from './read-loyalty-lookup.ts'

/** Makes the rule of a key by which points or money are earned, or replaces it; new limits count what it has given so far. A rule stays in its program (INVALID). */
export async function earningRuleUpsert(session: Session, input: EarningRuleInput): Promise<LoyaltyProgramPayload> {
  const { changed, ...payload } = await inTransaction(session.db, (db) => upsert(session, db, input))
  if (changed) announce(session, 'catalogue')
  return payload
}

type Upserted = LoyaltyProgramPayload & { readonly changed: boolean }

async function upsert({ services, now }: Session, db: Db, input: EarningRuleInput): Promise<Upserted> {
  const parsed = parseEarningRule(input, await readLoyaltyLookup(db))
  if (!parsed.ok) return refused(...parsed.rejections)
  const draft = parsed.value
  await lockKey(db, 'earning rule', draft.key)
  const current = await earningRuleOfKey(db, draft.key)
  const problem = versionProblem(current, input.expectedVersion)
  if (problem !== null) return refused(problem)
  if (current !== null && current.programId !== draft.programId)
    return refused(reject('INVALID', ['program'], 'the rule belongs to another program'))
  const rule = { ...draft, id: current?.id ?? services.newId(), version: current?.version ?? 0 }
  const changed = !isUnchanged(current, rule)
  if (changed) {
    await writeEarningRule(db, { ...rule, version: rule.version + 1 })
    if (current !== null) await countPastEarning(db, current.limits, limitedBy(rule, await readSettings(db)), now)
    await touchCatalogue(db)
  }
  return { program: (await programsByIds(db, [draft.programId])).get(draft.programId)!, userErrors: [], changed }
}

function refused(...userErrors: readonly Rejection[]): Upserted {
  return { program: null, userErrors, changed: false }
}
