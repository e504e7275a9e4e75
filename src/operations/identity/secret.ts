import { hash } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** Bytes below this fall evenly on the alphabet. */
const FAIR_BYTES = 256 - (256 % ALPHABET.length)
const LENGTH = 40

/** What every key of ours begins with: leaked ones are easy to search for. */
export const KEY_PREFIX = 'boon_'

/** A new key: 40 letters and digits, some 238 random bits from a cryptographic source. */
export function newSecret(randomBytes: (count: number) => Uint8Array): string {
  let text = ''
  while (text.length < LENGTH)
    for (const byte of randomBytes(LENGTH))
      if (byte < FAIR_BYTES && text.length < LENGTH) text += ALPHABET[byte % ALPHABET.length]
  return KEY_PREFIX + text
}

/** What is kept of a key: its SHA-256, in hexadecimal. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret)
}

/** What is shown of a key. */
export function lastCharactersOf(secret: string): string {
  return secret.slice(-4)
}
