import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { codeFrom } from '../../src/domain/code-from.ts'
import {
  CODE_ALPHABET,
  type CodePattern,
  parsePattern,
  patternProblem,
  randomBitsOf,
} from '../../src/domain/code-pattern.ts'
import { isCode, maskCode, normaliseCode } from '../../src/domain/codes.ts'

function pattern(text: string): CodePattern {
  const parsed = parsePattern(text, [])
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.rejections))
  return parsed.value
}

describe('the normal form of a code', () => {
  test.each([
    ['  summer-10\u00a0', 'SUMMER-10'],
    ['\u200bsummer\u2013ten\ufeff', 'SUMMER-TEN'],
    ['a\u2010b\u2011c\u2012d\u2014e\u2015f\u2212g\ufe58h\ufe63i\uff0dj\u00adk', 'A-B-C-D-E-F-G-H-I-J-K'],
    ['ＳＵＭＭＥＲ１０', 'SUMMER10'],
    ['straße', 'STRASSE'],
    ['e\u0301te', 'ÉTE'],
  ])('of %j is %s', (text, code) => {
    expect(normaliseCode(text)).toBe(code)
  })

  test('of a normal form is itself, and letter case never matters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normaliseCode(normaliseCode(text))).toBe(normaliseCode(text))
      }),
    )
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9äöüß-]*$/), (text) => {
        expect(normaliseCode(text.toLowerCase())).toBe(normaliseCode(text.toUpperCase()))
      }),
    )
  })

  test('holds no blank and nothing that cannot be seen', () => {
    expect(['A', 'SUMMER-10', '50%OFF', 'ÉTÉ'].every(isCode)).toBe(true)
    expect(['', 'A B', 'A\u0000', 'A\u200bB', 'X'.repeat(65)].some(isCode)).toBe(false)
  })
})

describe('a pattern', () => {
  test('mixes fixed text, random characters and attributes', () => {
    expect(pattern('hi-{{ customer.displayName }}-####').parts).toEqual([
      { kind: 'literal', text: 'HI-' },
      { kind: 'placeholder', name: 'displayName', longest: 12 },
      { kind: 'literal', text: '-' },
      { kind: 'random', count: 4 },
    ])
  })

  test.each([
    '',
    'SUMMER',
    '{{ order.total }}##########',
    '{{ customer.x }##',
    'A B ####',
    '#'.repeat(65),
    '#'.repeat(300),
  ])('is not %j', (text) => {
    expect(parsePattern(text, ['codePattern'])).toMatchObject({ ok: false, rejections: [{ path: ['codePattern'] }] })
  })

  test('has 40 random bits from nine characters on', () => {
    expect(randomBitsOf(pattern('########'))).toBeLessThan(40)
    expect(randomBitsOf(pattern('####-#####'))).toBeGreaterThan(40)
  })

  test('with fewer bits makes fewer codes than 1 % of its space', () => {
    const short = pattern('X-####') // 31^4 is 923,521
    expect(patternProblem(short, 9_235, ['count'])).toBeNull()
    expect(patternProblem(short, 9_236, ['count'])).toMatchObject({ code: 'INVALID', path: ['count'] })
    expect(patternProblem(pattern('#########'), 10_000_000, [])).toBeNull()
  })
})

describe('a code made after a pattern', () => {
  const none = () => new Uint8Array()

  test('draws each character of the alphabet equally often, from fair bytes only', () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    const more = () => Uint8Array.of(0)
    const code = codeFrom({ parts: [{ kind: 'random', count: 249 }] }, all, {}, more)
    for (const character of CODE_ALPHABET) expect(code.slice(0, 248).split(character)).toHaveLength(9)
    expect(code.slice(248)).toBe('2') // The eight bytes from 248 on were thrown away, and more were asked for.
  })

  test('has no 0, O, 1, I or L, and is in normal form', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 40, maxLength: 40 }), (bytes) => {
        const code = codeFrom(pattern('#####-#####'), bytes, {}, () => Uint8Array.of(7))
        expect(code).toMatch(/^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/)
        expect(normaliseCode(code)).toBe(code)
      }),
    )
  })

  test('takes letters and digits of a name only, and closes the gap where there is none', () => {
    const named = pattern('{{customer.displayName}}-##')
    const bytes = Uint8Array.of(0, 1)
    expect(codeFrom(named, bytes, { displayName: "anna-maria o'hara the third" }, none)).toBe('ANNAMARIAOHA-23')
    expect(codeFrom(named, bytes, {}, none)).toBe('23')
  })

  test('never spins on a source that is dry', () => {
    expect(() => codeFrom(pattern('###'), Uint8Array.of(1), {}, none)).toThrow('random bytes')
  })
})

test('a mask shows the last four characters, and none of a code so short', () => {
  expect(maskCode('SUMMER-10')).toBe('•••••R-10')
  expect(maskCode('ABCD')).toBe('••••')
})
