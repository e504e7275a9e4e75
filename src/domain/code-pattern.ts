import { isCode, MAXIMUM_CODE, normaliseCode } from './codes.ts'
import { parseAt, type Parsed, type Path, type Place } from './input/place.ts'
import { type Rejection, reject } from './rejection.ts'

/** What random characters are drawn from: no 0/O, no 1/I/L (law 35). */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Random bits that make a code safe to give out in any number (law 35). */
export const SAFE_RANDOM_BITS = 40

const MAXIMUM_PATTERN = 200
const LONGEST_VALUE = 12

/** A piece of a pattern. A placeholder's name is that after `customer.`; its value is cut at `longest` characters. */
export type PatternPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'random'; readonly count: number }
  | { readonly kind: 'placeholder'; readonly name: string; readonly longest: number }

/** What codes look like. */
export interface CodePattern {
  readonly parts: readonly PatternPart[]
}

/** Reads a pattern: `#` is a random character, `{{ customer.displayName }}` an attribute, all else stands for itself. Codes have at most 64 characters. */
export function parsePattern(text: string, path: Path): Parsed<CodePattern> {
  return parseAt(path, (place) => readPattern(text, place))
}

/** Reads a pattern in its place. */
export function readPattern(text: string, place: Place): CodePattern {
  const pattern = { parts: text.length > MAXIMUM_PATTERN ? [] : partsOf(text) }
  const problem = formProblem(text, pattern)
  if (problem !== null) place.refuse('INVALID', problem)
  return pattern
}

/** Random bits of each code of a pattern. */
export function randomBitsOf(pattern: CodePattern): number {
  return randomCharacters(pattern) * Math.log2(CODE_ALPHABET.length)
}

/** Why `count` unique codes may not be made after a pattern (law 35): under 40 random bits, unless `count` is below 1 % of its space. Count those made before too. */
export function patternProblem(pattern: CodePattern, count: number, path: Path): Rejection | null {
  if (randomBitsOf(pattern) >= SAFE_RANDOM_BITS) return null
  const space = CODE_ALPHABET.length ** randomCharacters(pattern)
  if (count * 100 < space) return null
  const needed = Math.ceil(SAFE_RANDOM_BITS / Math.log2(CODE_ALPHABET.length))
  return reject(
    'INVALID',
    path,
    `has too few random characters for ${count} codes; ${needed} of # are enough for any number`,
  )
}

function randomCharacters(pattern: CodePattern): number {
  return pattern.parts.reduce((total, part) => total + (part.kind === 'random' ? part.count : 0), 0)
}

function partsOf(text: string): PatternPart[] {
  const pieces = text.split(/(#+|\{\{[^{}]*\}\})/u).filter((piece) => piece !== '')
  return pieces.map((piece) => {
    if (piece.startsWith('#')) return { kind: 'random', count: piece.length }
    const name = /^\{\{\s*customer\.([A-Za-z][A-Za-z0-9_]{0,49})\s*\}\}$/u.exec(piece)?.[1]
    if (name !== undefined) return { kind: 'placeholder', name, longest: LONGEST_VALUE }
    return { kind: 'literal', text: normaliseCode(piece) }
  })
}

function formProblem(text: string, { parts }: CodePattern): string | null {
  if (text.length > MAXIMUM_PATTERN) return `must have at most ${MAXIMUM_PATTERN} characters`
  if (!parts.some((part) => part.kind === 'random')) return 'must have at least one random character, written #'
  if (parts.some((part) => part.kind === 'literal' && (/[{}]/u.test(part.text) || !isCode(part.text))))
    return 'must have no blanks, and placeholders such as {{ customer.displayName }} only'
  const longest = parts.reduce((total, part) => total + longestOf(part), 0)
  return longest > MAXIMUM_CODE ? `must make codes of at most ${MAXIMUM_CODE} characters` : null
}

function longestOf(part: PatternPart): number {
  switch (part.kind) {
    case 'literal':
      return part.text.length
    case 'random':
      return part.count
    case 'placeholder':
      return part.longest
    default:
      return part satisfies never
  }
}
