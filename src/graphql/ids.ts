import { fromUUID, toUUID, type TypeId } from 'typeid-js'

/** What an id may name: the prefix of its TypeID. */
export type IdKind = (typeof ID_KINDS)[number]

/** Every prefix. `line` and `offer` name values that are judged, not stored: `node` does not know them. */
export const ID_KINDS = [
  'customer',
  'wallet',
  'voucher',
  'giftcard',
  'ledger',
  'campaign',
  'cart',
  'line',
  'redemption',
  'order',
  'product',
  'store',
  'segment',
  'bulk',
  'key',
  'failure',
  'alert',
  'program',
  'tier',
  'rule',
  'reward',
  'loyaltycard',
  'perk',
  'giveaway',
  'giveawayentry',
  'referralprogram',
  'referralcode',
  'offer',
] as const

/** No thing has this id: what a filter by a broken id looks for. */
export const NOTHING = '00000000-0000-0000-0000-000000000000'

/** The public form of a UUID, such as `voucher_01h45ytscbebyvny4gc8cr8ma2`. */
export function encodeId(kind: IdKind, uuid: string): string {
  return fromUUID(uuid, kind)
}

/** The UUID in a TypeID of this kind; null for anything else. */
export function decodeId(kind: IdKind, id: string): string | null {
  const decoded = decodeAnyId(id)
  return decoded?.kind === kind ? decoded.uuid : null
}

/** Kind and UUID of a TypeID of ours; null for anything else. */
export function decodeAnyId(id: string): { readonly kind: IdKind; readonly uuid: string } | null {
  const kind = ID_KINDS.find((known) => id.startsWith(`${known}_`))
  if (kind === undefined || !/^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(id.slice(kind.length + 1))) return null
  return { kind, uuid: toUUID(id as TypeId<IdKind>) }
}

/** An optional id of a query: null where it was not given, undefined where it is none, so that the query answers null. */
export function optionalId(kind: IdKind, id: string | null | undefined): string | null | undefined {
  return id === null || id === undefined ? null : (decodeId(kind, id) ?? undefined)
}
