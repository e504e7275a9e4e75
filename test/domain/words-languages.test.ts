import { describe, expect, test } from '@jest/globals'
import { IntlMessageFormat } from 'intl-messageformat'
import { CATALOGUES } from '../../src/domain/words/catalogues.ts'
import { en, type WordKey } from '../../src/domain/words/en.ts'
import { say, type SayValues } from '../../src/domain/words/say.ts'

type Parts = ReturnType<IntlMessageFormat['getAst']>

/** What a message takes: for each argument the branches that it names, and whether it counts. */
interface Argument {
  readonly name: string
  readonly counts: boolean
  readonly branches: readonly string[]
}

const NUMBERS = [0, 1, 2, 3, 11, 100]
const KEYS = Object.keys(en) as WordKey[]
const LANGUAGES = Object.keys(CATALOGUES)
const FOREIGN = LANGUAGES.filter((language) => language !== 'en')

/** Punctuation and grammar that languages may share with English, or leave unused. */
const SHARED = new Set<WordKey>([
  'error.plain',
  'error.detailed',
  'selector.skusOf',
  'selector.limited',
  'selector.comma',
  'selector.items',
  'selector.counted',
  'grant.points',
  'span.minutes',
  'span.past',
])
const LATIN_NOT_READ = new Set(['ja', 'ar'])
const ENGLISH = /\b(the|your|you|with|for|items|basket|least|is|not|from|customers|more)\b/i
const OPTIONAL = new Set(['more', 'unit', 'n'])

describe.each(LANGUAGES)('%s', (language) => {
  test('has every message, and no other', () => {
    expect(Object.keys(CATALOGUES[language]!).toSorted()).toEqual([...KEYS].toSorted())
  })

  test('takes the arguments that English takes', () => {
    for (const key of KEYS) {
      const taken = argumentsOf(language, key).map(({ name }) => name)
      const needed = argumentsOf('en', key).map(({ name }) => name)
      expect([key, needed.filter((name) => !taken.includes(name) && !OPTIONAL.has(name))]).toEqual([key, []])
      expect([key, taken.filter((name) => !needed.includes(name) && !OPTIONAL.has(name))]).toEqual([key, []])
    }
  })

  test('says every message, whatever fills it', () => {
    for (const key of KEYS)
      for (const values of fillingsOf(language, key)) {
        const text = say(key, language, values)
        expect(text).toMatch(/\S/)
        expect([key, text]).toEqual([key, expect.not.stringMatching(/[{}#]|undefined|null|NaN| {2}/)])
      }
  })

  /** French, Spanish and Portuguese have `many` for millions, which no cart holds: `other` stands in. */
  test('counts in all the forms of its grammar', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const needed = language === 'ar' ? forms : forms.filter((form) => form !== 'many')
    for (const key of KEYS)
      for (const { branches } of argumentsOf(language, key).filter(({ counts }) => counts)) {
        const named = branches.filter((branch) => !branch.startsWith('='))
        if (named.length > 0) expect([key, named.toSorted()]).toEqual([key, needed.toSorted()])
      }
  })
})

describe.each(FOREIGN)('%s is no English', (language) => {
  test.each(KEYS.filter((key) => !SHARED.has(key)))('%s', (key) => {
    for (const values of fillingsOf(language, key)) {
      const text = say(key, language, values)
      expect(text).not.toBe(say(key, 'en', values))
      expect(text.replace(/‹[^›]*›/g, '')).not.toMatch(LATIN_NOT_READ.has(language) ? /[a-z]/i : ENGLISH)
    }
  })
})

test('Arabic keeps what is inserted apart', () => {
  expect(say('hint.removeConflict', 'ar', { conflictsWith: 'X-1' })).toContain('«\u2068X-1\u2069»')
  for (const key of KEYS) {
    for (const values of fillingsOf('ar', key)) {
      const text = say(key, 'ar', values)
      expect([key, text.replace(/\u2068‹[^›]*›\u2069/g, '')]).toEqual([key, expect.not.stringContaining('‹')])
    }
  }
})

/** Every branch of every choice, with every number. */
function fillingsOf(language: string, key: WordKey): SayValues[] {
  const taken = [...argumentsOf('en', key), ...argumentsOf(language, key)]
  let fillings: SayValues[] = [{}]
  for (const name of new Set(taken.map((argument) => argument.name))) {
    const choices = choicesFor(taken.filter((argument) => argument.name === name))
    fillings = fillings.flatMap((filled) => choices.map((choice) => ({ ...filled, [name]: choice })))
  }
  return fillings
}

function choicesFor(same: readonly Argument[]): readonly (string | number)[] {
  if (same.some(({ counts }) => counts)) return isMost(same) ? [...NUMBERS, -1] : NUMBERS
  const named = same.flatMap(({ branches }) => branches.filter((branch) => branch !== 'other'))
  return [...new Set([...named, `‹${same[0]!.name}›`])]
}

function isMost(same: readonly Argument[]): boolean {
  return same.some(({ branches }) => branches.includes('=-1'))
}

function argumentsOf(language: string, key: WordKey): Argument[] {
  const parts = new IntlMessageFormat(CATALOGUES[language]![key], language, undefined, { ignoreTag: true }).getAst()
  const found = new Map<string, Argument>()
  for (const argument of flat(parts)) {
    const known = found.get(argument.name)
    const branches = [...new Set([...(known?.branches ?? []), ...argument.branches])]
    found.set(argument.name, { ...argument, branches, counts: argument.counts || (known?.counts ?? false) })
  }
  return [...found.values()]
}

/** The parser's own numbers: 1 an argument, 2 a number, 5 a choice, 6 a plural. */
function flat(parts: Parts): Argument[] {
  return parts.flatMap((part) => {
    const type = Number(part.type)
    if (!('value' in part) || ![1, 2, 5, 6].includes(type)) return []
    const options = 'options' in part ? part.options : {}
    const inner = Object.values(options).flatMap((option) => flat(option.value))
    return [{ name: part.value, counts: type === 2 || type === 6, branches: Object.keys(options) }, ...inner]
  })
}
