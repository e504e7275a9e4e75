import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { Whereabouts } from '../../store/load-facts.ts'
import type { LedgerPlace } from '../../store/read-ledger-on.ts'
import { STATE_BYTES, type Told } from './told.ts'

/** Whose cursor of which stream it is: kind, caller and arguments. Another's does not open it. */
export type CursorBinding = readonly (string | null)[]

/** Where a client stands in a stream. */
export interface Position {
  /** 8 random bytes of the stream's beginning. */
  readonly stream: Uint8Array
  /** Events told since then. */
  readonly sequence: number
  readonly issuedAt: Date
  /** Null: more than a cursor holds. */
  readonly told: Told | null
  /** Where she said that she was; null: nowhere. */
  readonly place: Whereabouts | null
  /** How far she was told what moved in her wallet; null where the stream is not about that. */
  readonly ledger: LedgerPlace | null
}

/** A cursor, and its seal: no two positions have the same. */
export interface SealedCursor {
  readonly cursor: string
  readonly seal: string
}

/** How many things a cursor says. */
export const TOLD_LIMIT = 1000

const FORMAT = 4
const ID_BYTES = 16
const ENTRY_BYTES = ID_BYTES + STATE_BYTES
const SEAL_BYTES = 16
/** Format 1, whether `told` is there 1, stream 8, sequence 4, instant 6, length of place and ledger 2. */
const HEAD_BYTES = 22
const PLACE_BYTES = 2500
const CURSOR_CHARACTERS = Math.ceil(((HEAD_BYTES + PLACE_BYTES + TOLD_LIMIT * ENTRY_BYTES + SEAL_BYTES) * 4) / 3)

/** Writes a position down, readable by any server with the same key and by no client. */
export function sealCursor(key: KeyObject, binding: CursorBinding, position: Position): SealedCursor {
  const content = pack(position)
  const seal = sealOf(key, binding, content)
  return { cursor: Buffer.concat([content, seal]).toString('base64url'), seal: seal.toString('base64url') }
}

/** Reads a cursor; null where it is broken, forged, or another's. */
export function openCursor(key: KeyObject, binding: CursorBinding, cursor: string): Position | null {
  if (cursor.length > CURSOR_CHARACTERS) return null
  const bytes = Buffer.from(cursor, 'base64url')
  if (bytes.length < HEAD_BYTES + SEAL_BYTES || bytes.toString('base64url') !== cursor) return null
  const content = bytes.subarray(0, -SEAL_BYTES)
  if (!timingSafeEqual(sealOf(key, binding, content), bytes.subarray(-SEAL_BYTES))) return null
  return content[0] === FORMAT ? unpack(content) : null
}

function sealOf(key: KeyObject, binding: CursorBinding, content: Uint8Array): Buffer {
  const seal = createHmac('sha256', key).update(JSON.stringify(binding)).update('\0').update(content).digest()
  return seal.subarray(0, SEAL_BYTES)
}

function pack({ stream, sequence, issuedAt, told, place, ledger }: Position): Buffer {
  const kept = told === null || told.size > TOLD_LIMIT ? null : told
  const where = Buffer.from(place === null && ledger === null ? '' : JSON.stringify([place, ledger]))
  const bytes = Buffer.alloc(HEAD_BYTES + where.length + (kept?.size ?? 0) * ENTRY_BYTES)
  bytes[0] = FORMAT
  bytes[1] = kept === null ? 0 : 1
  bytes.set(stream, 2)
  bytes.writeUInt32BE(sequence, 10)
  bytes.writeUIntBE(issuedAt.getTime(), 14, 6)
  bytes.writeUInt16BE(where.length, 20)
  bytes.set(where, HEAD_BYTES)
  let at = HEAD_BYTES + where.length
  for (const [id, state] of kept ?? []) at = packEntry(bytes, at, id, state)
  return bytes
}

function packEntry(bytes: Buffer, at: number, id: string, state: string): number {
  bytes.write(id.replaceAll('-', ''), at, 'hex')
  bytes.write(state, at + ID_BYTES, 'base64url')
  return at + ENTRY_BYTES
}

function unpack(bytes: Buffer): Position {
  const begin = HEAD_BYTES + bytes.readUInt16BE(20)
  const [place, ledger] = unpackPlaces(bytes.toString('utf8', HEAD_BYTES, begin))
  return {
    stream: Uint8Array.from(bytes.subarray(2, 10)),
    sequence: bytes.readUInt32BE(10),
    issuedAt: new Date(bytes.readUIntBE(14, 6)),
    told: bytes[1] === 0 ? null : unpackTold(bytes, begin),
    place,
    ledger,
  }
}

function unpackPlaces(text: string): [Whereabouts | null, LedgerPlace | null] {
  return text === '' ? [null, null] : (JSON.parse(text) as [Whereabouts | null, LedgerPlace | null])
}

function unpackTold(bytes: Buffer, begin: number): Told {
  const told = new Map<string, string>()
  for (let at = begin; at < bytes.length; at += ENTRY_BYTES) {
    const state = bytes.subarray(at + ID_BYTES, at + ENTRY_BYTES).toString('base64url')
    told.set(uuid(bytes.toString('hex', at, at + ID_BYTES)), state)
  }
  return told
}

function uuid(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
