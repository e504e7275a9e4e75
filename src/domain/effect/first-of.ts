import type { Condition } from '../condition/condition.ts'
import { type Finding, HOLDS, PENDING, type Verdict, earlier, easiest } from '../condition/verdict.ts'
import type { Effect, FirstOf, PriceEffect } from './effect.ts'

/** Effects with their case lists resolved. */
export interface Resolution {
  readonly effects: readonly PriceEffect[]
  /** Holds where there is an effect to apply; otherwise told as the easiest of the cases (law 30). */
  readonly verdict: Verdict
}

/** Judges the condition of one case; `root` says where it stands. */
export type JudgeCase = (when: Condition, root: string) => Verdict

/**
 * Resolves the case lists of a campaign at the moment it is judged: each takes the first case that holds (law 11). Where it is only asked what
 * may come to hold (`open`), a case that comes to nothing may fail in the end: those after it are looked at too.
 */
export function resolveEffects(effects: readonly Effect[], judgeCase: JudgeCase, open = false): Resolution {
  if (effects.every(isPriceEffect)) return { effects, verdict: HOLDS }
  const resolutions = effects.map((effect, index) => resolve(effect, `effects[${index}]`, judgeCase, open))
  const resolved = resolutions.flatMap((resolution) => resolution.effects)
  const changesAt = resolutions.reduce<Date | null>((instant, { verdict }) => earlier(instant, verdict.changesAt), null)
  if (resolved.length > 0) return { effects: resolved, verdict: { ...HOLDS, changesAt } }
  return { effects: [], verdict: { ...bestOf(resolutions.map(({ verdict }) => verdict)), changesAt } }
}

function isPriceEffect(effect: Effect): effect is PriceEffect {
  return effect.kind !== 'firstOf'
}

function resolve(effect: Effect, path: string, judgeCase: JudgeCase, open: boolean): Resolution {
  return effect.kind === 'firstOf' ? resolveCases(effect, path, judgeCase, open) : { effects: [effect], verdict: HOLDS }
}

/** A case that is pending hides those after it: which one will hold is not known yet. */
function resolveCases({ cases }: FirstOf, path: string, judgeCase: JudgeCase, open: boolean): Resolution {
  const verdicts: Verdict[] = []
  let changesAt: Date | null = null
  for (const [index, { when, then }] of cases.entries()) {
    const at = `${path}.firstOf[${index}]`
    const verdict = judgeCase(when, `${at}.when`)
    changesAt = earlier(changesAt, verdict.changesAt)
    if (verdict.outcome === 'PENDING') return { effects: [], verdict: { ...PENDING, changesAt } }
    const found = verdict.outcome === 'HOLDS' ? resolve(then, `${at}.then`, judgeCase, open) : null
    if (found !== null && (!open || found.effects.length > 0)) return withChange(found, changesAt)
    verdicts.push(found?.verdict ?? verdict)
  }
  return { effects: [], verdict: { ...bestOf(verdicts), changesAt } }
}

function withChange({ effects, verdict }: Resolution, changesAt: Date | null): Resolution {
  return { effects, verdict: { ...verdict, changesAt: earlier(verdict.changesAt, changesAt) } }
}

function bestOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.some(({ outcome }) => outcome === 'PENDING')) return PENDING
  const ways: readonly (readonly Finding[])[] = verdicts.map(({ findings }) => findings)
  return { outcome: 'FAILS', findings: ways.length > 0 ? easiest(ways) : [], changesAt: null }
}
