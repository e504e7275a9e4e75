import { isVisitor } from '../customer.ts'
import type { TierTest } from './condition.ts'
import { fails, needsSignIn, type Scene } from './leaf.ts'
import { HOLDS, type Verdict } from './verdict.ts'

/** Judges the customer's tier in a program; who is no member, or in no tier, is below every rank. */
export function judgeTier({ programId, minRank }: TierTest, negated: boolean, scene: Scene): Verdict {
  const { customer, memberships } = scene.facts
  if (customer === null || isVisitor(customer)) return needsSignIn(scene)
  const member = memberships.find(({ program }) => program.id === programId)
  const rank = member?.tier?.rank ?? null
  const changesAt = member?.tierChangesAt ?? null
  if ((rank !== null && rank >= minRank) !== negated) return changesAt === null ? HOLDS : { ...HOLDS, changesAt }
  const complaint = () => ({
    code: 'TIER' as const,
    detail: `expected ${negated ? 'a rank below' : 'at least rank'} ${minRank}, got ${rank ?? 'none'}`,
  })
  return fails(scene, complaint, changesAt)
}
