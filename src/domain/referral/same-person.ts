import type { Customer } from '../customer.ts'

/** What tells a person apart. */
export type Contact = Pick<Customer, 'id' | 'email' | 'phone'>

/** Fewest digits of a telephone number that tells anybody apart. */
const FEWEST_DIGITS = 6

/**
 * Whether two customers are one person: the same customer, address or telephone number. Of addresses blanks, letter case and a `+tag` do
 * not count; of numbers their digits alone do, less leading zeros.
 */
export function isSamePerson(one: Contact, other: Contact): boolean {
  if (one.id === other.id) return true
  const email = normalEmail(one.email)
  if (email !== null && email === normalEmail(other.email)) return true
  const digits = phoneDigits(one.phone)
  return digits !== null && digits === phoneDigits(other.phone)
}

/** An address in the one form in which referrals compare them; null for none. */
export function normalEmail(email: string | null): string | null {
  const plain = email?.trim().toLowerCase() ?? ''
  return plain === '' ? null : plain.replace(/\+[^@]*(?=@)/, '')
}

/** The digits of a telephone number, less leading zeros; null where there are too few to tell anybody apart. */
export function phoneDigits(phone: string | null): string | null {
  const digits = (phone ?? '').replace(/\D/g, '').replace(/^0+/, '')
  return digits.length < FEWEST_DIGITS ? null : digits
}
