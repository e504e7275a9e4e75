import type { Campaign } from '../../domain/campaign.ts'
import {
  type CodePattern,
  parsePattern,
  patternProblem,
  randomBitsOf,
  SAFE_RANDOM_BITS,
} from '../../domain/code-pattern.ts'

/** A campaign's pattern, read; null where it has none, or no room for one more unguessable code (law 35). Codes are counted only where it is short. */
export async function safePattern(
  { codePattern }: Pick<Campaign, 'codePattern'>,
  countMade: () => Promise<number>,
): Promise<CodePattern | null> {
  const parsed = codePattern === null ? null : parsePattern(codePattern, [])
  if (!parsed?.ok) return null
  if (randomBitsOf(parsed.value) >= SAFE_RANDOM_BITS) return parsed.value
  return patternProblem(parsed.value, (await countMade()) + 1, []) === null ? parsed.value : null
}
