import type { CampaignDraft } from './campaign-draft.ts'
import { patternProblem, readPattern } from './code-pattern.ts'
import { isCode, normaliseCode } from './codes.ts'
import { type Lookup, readCondition } from './condition/parse-condition.ts'
import { readSelector } from './condition/parse-selector.ts'
import { readEffects } from './effect/parse-effect.ts'
import type { CampaignUpdateInput } from './input/campaign-input.ts'
import type { Place } from './input/place.ts'
import { readAttributes } from './input/read-attributes.ts'
import { readDuration, readInstant } from './input/values.ts'
import { readLimits } from './parse-limits.ts'
import { readStacking } from './parse-stacking.ts'
import { readVariants } from './parse-variants.ts'

/** The fields that a campaign may go without. */
type Optional = Omit<CampaignDraft, 'key' | 'name' | 'kind' | 'timeZone' | 'display'>
type OptionalInput = Omit<CampaignUpdateInput, 'id' | 'expectedVersion' | 'name' | 'timeZone' | 'display'>

/** The optional fields after a change of `kept`: absent keeps, null clears, all else is read and checked. */
export function readCampaignFields(
  input: OptionalInput,
  kept: Optional & Pick<CampaignDraft, 'kind'>,
  place: Place,
  lookup: Lookup,
): Optional {
  const at = (field: keyof Optional): Place => place.at(field)
  return {
    startsAt: changed(input.startsAt, kept.startsAt, null, (value) => readInstant(value, at('startsAt'))),
    endsAt: changed(input.endsAt, kept.endsAt, null, (value) => readInstant(value, at('endsAt'))),
    shownTo: changed(input.shownTo, kept.shownTo, null, (value) => readCondition(value, at('shownTo'), lookup)),
    conditions: changed(input.conditions, kept.conditions, null, (value) =>
      readCondition(value, at('conditions'), lookup),
    ),
    effects: changed(input.effects, kept.effects, [], (value) => readEffects(value, at('effects'), lookup)),
    variants: changed(input.variants, kept.variants, [], (value) => readVariants(value, at('variants'), lookup)),
    stacking: changed(input.stacking, kept.stacking, readStacking(null, place), (value) =>
      readStacking(value, at('stacking')),
    ),
    limits: changed(input.limits, kept.limits, [], (value) => readLimits(value, at('limits'), kept.kind)),
    publicCode: changed(input.publicCode, kept.publicCode, null, (value) => readPublicCode(value, at('publicCode'))),
    codePattern: changed(input.codePattern, kept.codePattern, null, (value) =>
      readCodePattern(value, at('codePattern')),
    ),
    validFor: changed(input.validFor, kept.validFor, null, (value) => readDuration(value, at('validFor'))),
    spendableOn: changed(input.spendableOn, kept.spendableOn, null, (value) => readSelector(value, at('spendableOn'))),
    attributes: changed(input.attributes, kept.attributes, {}, (value) => readAttributes(value, at('attributes'))),
  }
}

function changed<Sent, Kept>(
  sent: Sent | null | undefined,
  kept: Kept,
  cleared: Kept,
  read: (value: Sent) => Kept,
): Kept {
  if (sent === undefined) return kept
  return sent === null ? cleared : read(sent)
}

function readPublicCode(value: string, place: Place): string {
  const code = normaliseCode(value)
  if (!isCode(code)) place.refuse('INVALID', 'must have 1 to 64 visible characters and no blanks')
  return code
}

/** How many codes there will be is not known yet: only a pattern without room for a single one is refused here (law 35). */
function readCodePattern(value: string, place: Place): string {
  const refusals = place.refusals
  const pattern = readPattern(value.trim(), place)
  const problem = place.refusals === refusals ? patternProblem(pattern, 1, []) : null
  if (problem !== null) place.refuse(problem.code, problem.detail)
  return value.trim()
}
