const HYPHEN_LOOK_ALIKES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D\u00AD]/gu
const OUTER_BLANKS = /^[\s\u200B-\u200D\u2060\uFEFF]+|[\s\u200B-\u200D\u2060\uFEFF]+$/gu
const MASK = '•'
const SHOWN = 4

/** Longest code, in characters. */
export const MAXIMUM_CODE = 64

/** The one form in which codes are stored and compared (law 35): no letter case, no outer blanks, one hyphen. Doing it twice changes nothing. */
export function normaliseCode(text: string): string {
  // Soft and em hyphens may come out of, or be hidden by, compatibility forms: look-alikes go both before and after.
  const plain = text.replace(HYPHEN_LOOK_ALIKES, '-').normalize('NFKC').toUpperCase().normalize('NFKC')
  return plain.replace(HYPHEN_LOOK_ALIKES, '-').replace(OUTER_BLANKS, '')
}

/** Whether a code in normal form may be stored: 1 to 64 visible characters, no blanks. */
export function isCode(code: string): boolean {
  return code.length >= 1 && code.length <= MAXIMUM_CODE && !/[\s\p{C}]/u.test(code)
}

/** A code as people know it: that of an archived campaign was freed for others, and is kept with more behind a blank. */
export function shownCode(code: string): string {
  return code.split(' ', 1)[0]!
}

/** A code for those who may not read it: all but the last four characters masked, and all of one of four or fewer. */
export function maskCode(code: string): string {
  const characters = [...code]
  if (characters.length <= SHOWN) return MASK.repeat(characters.length)
  return MASK.repeat(characters.length - SHOWN) + characters.slice(-SHOWN).join('')
}
