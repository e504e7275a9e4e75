import type { Facts } from '../facts.ts'
import { reason } from '../rejection.ts'
import type { Condition } from './condition.ts'
import type { Scene } from './leaf.ts'
import { judgeLeaf } from './leaves.ts'
import { type Finding, HOLDS, type Outcome, type Verdict, earlier, easiest } from './verdict.ts'
import type { View } from './view.ts'

/**
 * Judges a rule tree; null holds. `not` is pushed down to the leaves (the negation of `all` is `any` of negations), so that it never makes
 * what is unknown or pending hold (laws 29 and 31), and so that reasons and gaps always speak of what is asked.
 */
export function judge(condition: Condition | null, facts: Facts, view: View): Verdict {
  return condition === null ? HOLDS : judgeNode(condition, false, { facts, view, path: view.root, judge: judgeNode })
}

function judgeNode(node: Condition, negated: boolean, scene: Scene): Verdict {
  switch (node.kind) {
    case 'not':
      return judgeAt('not', node.of, !negated, scene)
    case 'all':
      return negated ? judgeAny(node.of, 'all', true, scene) : judgeAll(node.of, 'all', false, scene)
    case 'any':
      return negated ? judgeAll(node.of, 'any', true, scene) : judgeAny(node.of, 'any', false, scene)
    default:
      return judgeLeaf(node, negated, scene.view.explaining ? { ...scene, path: `${scene.path}.${node.kind}` } : scene)
  }
}

function judgeAt(step: string, node: Condition, negated: boolean, scene: Scene): Verdict {
  return judgeNode(node, negated, scene.view.explaining ? { ...scene, path: `${scene.path}.${step}` } : scene)
}

/** Fails where one fails; else is unknown where one is; else pending; what fails is told in full. */
function judgeAll(nodes: readonly Condition[], label: string, negated: boolean, scene: Scene): Verdict {
  const outcomes = new Set<Outcome>()
  const findings: Finding[] = []
  let changesAt: Date | null = null
  for (const [index, node] of nodes.entries()) {
    const verdict = judgeAt(`${label}[${index}]`, node, negated, scene)
    if (!scene.view.explaining && (verdict.outcome === 'FAILS' || verdict.outcome === 'UNKNOWN')) return verdict
    outcomes.add(verdict.outcome)
    findings.push(...verdict.findings)
    changesAt = earlier(changesAt, verdict.changesAt)
  }
  const outcome = WORST_FIRST.find((candidate) => outcomes.has(candidate)) ?? 'HOLDS'
  return outcome === 'HOLDS' && changesAt === null ? HOLDS : { outcome, findings, changesAt }
}

const WORST_FIRST: readonly Outcome[] = ['FAILS', 'UNKNOWN', 'PENDING']

/** Holds where one holds; else is pending where one is; else unknown; what is told is the easiest way (law 30). */
function judgeAny(nodes: readonly Condition[], label: string, negated: boolean, scene: Scene): Verdict {
  const verdicts: Verdict[] = []
  let changesAt: Date | null = null
  for (const [index, node] of nodes.entries()) {
    const verdict = judgeAt(`${label}[${index}]`, node, negated, scene)
    if (verdict.outcome === 'HOLDS') return verdict
    verdicts.push(verdict)
    changesAt = earlier(changesAt, verdict.changesAt)
  }
  const outcome = BEST_FIRST.find((candidate) => verdicts.some((verdict) => verdict.outcome === candidate)) ?? 'FAILS'
  return { outcome, findings: outcome === 'PENDING' ? [] : easiestOf(verdicts, scene), changesAt }
}

const BEST_FIRST: readonly Outcome[] = ['PENDING', 'UNKNOWN', 'FAILS']

function easiestOf(verdicts: readonly Verdict[], scene: Scene): readonly Finding[] {
  if (!scene.view.explaining) return []
  const ways = verdicts.map((verdict) => verdict.findings)
  if (ways.length > 0) return easiest(ways)
  return [{ reason: reason('CUSTOM_RULE', {}, `${scene.path}: nothing to choose from`), hint: null }]
}
