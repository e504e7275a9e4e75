import { reachOf } from '../effect/lane.ts'
import type { Candidate } from './candidate.ts'

/** Law 14: two of one group, or one that stands ALONE on a part of the order that the other touches too. */
export function conflict(a: Candidate, b: Candidate): boolean {
  if (a === b) return false
  const [left, right] = [a.campaign.stacking, b.campaign.stacking]
  if (left.mode === 'ALONE' || right.mode === 'ALONE')
    return !reachOf(a.campaign).parts.isDisjointFrom(reachOf(b.campaign).parts)
  return left.mode === 'ONE_OF_GROUP' && right.mode === 'ONE_OF_GROUP' && groupOf(a) === groupOf(b)
}

/** Those that may meet in one cart only if nobody is in the way: quick to tell that nobody is. */
export function anyConflict(candidates: readonly Candidate[]): boolean {
  if (candidates.every(({ campaign }) => campaign.stacking.mode === 'COMBINES')) return false
  return candidates.some((a, index) => candidates.some((b, other) => other > index && conflict(a, b)))
}

/** A group without a name is the campaign's own. */
function groupOf({ campaign }: Candidate): string {
  return campaign.stacking.group ?? `campaign ${campaign.id}`
}
