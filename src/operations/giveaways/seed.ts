import { createHash, createHmac } from 'node:crypto'

/** Random bytes of a seed. */
const SEED_BYTES = 32

/** A new seed: 64 hexadecimal digits. Everything is worked out of this text as it stands, so that anyone can repeat it. */
export function newSeed(randomBytes: (count: number) => Uint8Array): string {
  return Buffer.from(randomBytes(SEED_BYTES)).toString('hex')
}

/** SHA-256 of the seed's text, in hexadecimal digits. */
export function seedHashOf(seed: string): string {
  return createHash('sha256').update(seed).digest('hex')
}

/** The numbers of a seed: HMAC-SHA256 under the seed's text of the counter's decimal digits, read as a whole number below 2^256. */
export function numbersOf(seed: string): (counter: number) => bigint {
  return (counter) => BigInt(`0x${createHmac('sha256', seed).update(String(counter)).digest('hex')}`)
}
