import type { Difference, VerifiedKind } from '../domain/verification.ts'
import { encodeId, type IdKind } from './ids.ts'

const KINDS: Readonly<Partial<Record<VerifiedKind, IdKind>>> = {
  campaign: 'campaign',
  loyaltyCard: 'loyaltycard',
  order: 'order',
  redemption: 'redemption',
  voucher: 'voucher',
}

/** The public id of what a difference is about. */
export function verifiedId({ kind, id }: Pick<Difference, 'kind' | 'id'>): string {
  const known = KINDS[kind]
  return known === undefined ? id : encodeId(known, id)
}
