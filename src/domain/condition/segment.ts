import { isVisitor } from '../customer.ts'
import type { Facts } from '../facts.ts'
import { reason } from '../rejection.ts'
import type { Segment } from '../segment.ts'
import type { SegmentTest } from './condition.ts'
import { type Scene, fails, needsSignIn, unknown } from './leaf.ts'
import { type Finding, HOLDS, UNKNOWN, type Verdict } from './verdict.ts'

/** Judges membership: of a static segment by its list, of a dynamic one by its condition, over the customer alone. */
export function judgeSegment({ segmentId }: SegmentTest, negated: boolean, scene: Scene): Verdict {
  const segment = scene.facts.segments.get(segmentId)
  if (segment === undefined) return unknown(scene, () => ({ code: 'AUDIENCE', detail: `no segment ${segmentId}` }))
  return segment.condition === null
    ? judgeStatic(segment, negated, scene)
    : retell(judgeOnce(segment, negated, scene), scene)
}

function judgeStatic(segment: Segment, negated: boolean, scene: Scene): Verdict {
  const { customer, staticSegmentIds } = scene.facts
  const isMember = staticSegmentIds.has(segment.id)
  if (!isMember && (customer === null || isVisitor(customer))) return needsSignIn(scene)
  if (isMember !== negated) return HOLDS
  return fails(scene, () => ({
    code: 'AUDIENCE',
    detail: `expected ${negated ? 'no ' : 'a '}member of ${segment.key}`,
  }))
}

/** Membership is the same for every campaign: it is judged once for one set of facts. */
const judged = new WeakMap<Facts, Map<string, Verdict>>()

function judgeOnce(segment: Segment, negated: boolean, scene: Scene): Verdict {
  let verdicts = judged.get(scene.facts)
  if (verdicts === undefined) judged.set(scene.facts, (verdicts = new Map()))
  const key = `${negated ? '!' : ''}${segment.id}`
  const known = verdicts.get(key)
  if (known !== undefined) return known
  verdicts.set(key, UNKNOWN) // What a segment that stands on itself sees: it ends there, and fails closed.
  const verdict = judgeMembership(segment, negated, scene)
  verdicts.set(key, verdict)
  return verdict
}

function judgeMembership(segment: Segment, negated: boolean, { facts, judge }: Scene): Verdict {
  const view = { timeZone: facts.settings.timeZone, cart: null, explaining: true, root: segment.key }
  const verdict = judge(segment.condition!, negated, { facts, view, path: segment.key, judge })
  return verdict.outcome === 'PENDING' ? UNKNOWN : { ...verdict, findings: verdict.findings.map(asAudience) }
}

/** Law 33: a segment's reason is AUDIENCE, whatever it is made of; signing in is still a step. */
function asAudience({ reason: { code, detail }, hint }: Finding): Finding {
  return code === 'SIGN_IN_REQUIRED'
    ? { reason: reason(code, {}, detail), hint }
    : { reason: reason('AUDIENCE', {}, detail), hint: null }
}

function retell(verdict: Verdict, scene: Scene): Verdict {
  if (verdict.outcome === 'HOLDS') return verdict
  if (!scene.view.explaining) return verdict
  if (verdict.findings.length === 0)
    return unknown(scene, () => ({ code: 'AUDIENCE', detail: 'cannot be known' }), verdict.changesAt)
  const findings = verdict.findings.map(({ reason: { code, facts, detail }, hint }) => ({
    reason: reason(code, facts, `${scene.path}: ${detail}`),
    hint,
  }))
  return { ...verdict, findings }
}
