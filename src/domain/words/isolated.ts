import type { IntlMessageFormat } from 'intl-messageformat'

type Parts = ReturnType<IntlMessageFormat['getAst']>
type Part = Parts[number]

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_DIRECTIONAL_ISOLATE = '\u2069'
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar'])

/** Whether a language of ours runs from right to left. */
export function isRightToLeft(language: string): boolean {
  return RIGHT_TO_LEFT.has(language)
}

/** A text that keeps its own direction, and leaves that of its surroundings alone: Latin names and codes within Arabic. */
export function isolated(text: string): string {
  return `${FIRST_STRONG_ISOLATE}${text}${POP_DIRECTIONAL_ISOLATE}`
}

/** A compiled message with all texts that will be inserted isolated; numbers need none. */
export function withIsolates(parts: Parts): Parts {
  return parts.flatMap(isolatedPart)
}

function isolatedPart(part: Part): Part[] {
  if (isInserted(part)) return [literal(FIRST_STRONG_ISOLATE), part, literal(POP_DIRECTIONAL_ISOLATE)]
  if (!('options' in part)) return [part]
  const options = Object.entries(part.options).map(([name, option]) => {
    return [name, { ...option, value: withIsolates(option.value) }] as const
  })
  return [{ ...part, options: Object.fromEntries(options) } as Part]
}

/** The parser's own numbers: 0 a literal, 1 an argument inserted as it is. */
function isInserted(part: Part): boolean {
  return Number(part.type) === 1
}

function literal(value: string): Part {
  return { type: 0, value }
}
