import type { Condition } from '../domain/condition/condition.ts'
import { leavesOf } from '../domain/condition/spans.ts'
import type { Names } from '../domain/words/conditions-in-words.ts'
import { isStaff, type Session } from '../operations/session.ts'

/** What a rule points at, by name: segments and campaigns are named to staff only. */
export async function namesFor(session: Session, condition: Condition): Promise<Names> {
  const storeNames = await storeNamesOf(session, condition)
  const store = (key: string): string | null => storeNames.get(key) ?? null
  const { segments, campaigns, programs } = await session.load.snapshot()
  const tier: Names['tier'] = ({ programId, minRank }) =>
    programs.get(programId)?.tiers.find(({ rank }) => rank >= minRank)?.title ?? null
  if (!isStaff(session)) return { segment: () => null, campaign: () => null, tier, store }
  return {
    segment: (id) => segments.get(id)?.name ?? null,
    campaign: (id) => campaigns.get(id)?.name ?? null,
    tier,
    store,
  }
}

async function storeNamesOf(session: Session, condition: Condition): Promise<Map<string, string>> {
  const keys = leavesOf(condition).flatMap((leaf) => (leaf.kind === 'stores' ? leaf.storeKeys : []))
  const stores = await Promise.all([...new Set(keys)].map((key) => session.load.store.load(key)))
  return new Map(stores.flatMap((found) => (found === null ? [] : [[found.key, found.name] as const])))
}
