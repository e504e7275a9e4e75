import { CODE_ALPHABET, type CodePattern } from './code-pattern.ts'
import { normaliseCode } from './codes.ts'

/** What stands for `customer.name` in a code, by name; missing or null is left out. */
export type CodeValues = Readonly<Record<string, string | null | undefined>>

/** Gives more bytes from a cryptographic source, when those given were used up. */
export type MoreBytes = (count: number) => Uint8Array

/**
 * One code after a pattern, in normal form. Each random character is equally likely: a byte that would favour one is thrown
 * away, so a few more bytes than characters may be needed. Needs bytes from a cryptographic source (law 35).
 */
export function codeFrom(pattern: CodePattern, bytes: Uint8Array, values: CodeValues, moreBytes: MoreBytes): string {
  const source = new CharacterSource(bytes, moreBytes)
  const parts = pattern.parts.map((part) => {
    switch (part.kind) {
      case 'literal':
        return part.text
      case 'random':
        return source.take(part.count)
      case 'placeholder':
        return placeholderText(values[part.name], part.longest)
      default:
        return part satisfies never
    }
  })
  const code = parts.join('')
  return normaliseCode(parts.includes('') ? code.replace(/-{2,}/g, '-').replace(/^-|-$/g, '') : code)
}

/** Letters and digits only: a name must not bring blanks or signs into a code. */
function placeholderText(value: string | null | undefined, longest: number): string {
  const plain = normaliseCode(value ?? '').replace(/[^\p{L}\p{N}]/gu, '')
  return [...plain].slice(0, longest).join('')
}

/** Turns random bytes into characters of the alphabet without bias. */
class CharacterSource {
  private bytes: Uint8Array
  private readonly moreBytes: MoreBytes
  private next = 0

  constructor(bytes: Uint8Array, moreBytes: MoreBytes) {
    this.bytes = bytes
    this.moreBytes = moreBytes
  }

  take(count: number): string {
    let text = ''
    while (text.length < count) {
      const byte = this.byte(count - text.length)
      if (byte < FAIR_BYTES) text += CODE_ALPHABET[byte % CODE_ALPHABET.length]
    }
    return text
  }

  private byte(wanted: number): number {
    if (this.next >= this.bytes.length) {
      this.bytes = this.moreBytes(wanted)
      this.next = 0
    }
    const byte = this.bytes[this.next]
    if (byte === undefined) throw new Error('a source of random bytes gave none')
    this.next += 1
    return byte
  }
}

/** Bytes below this fall evenly on the alphabet. */
const FAIR_BYTES = 256 - (256 % CODE_ALPHABET.length)
