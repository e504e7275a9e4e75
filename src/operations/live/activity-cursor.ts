import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { ActivityPlace } from '../../store/read-activity.ts'
import type { CursorBinding } from './cursor.ts'

/** A place in the log of redemptions, and when the client was there. */
export interface ActivityPosition extends ActivityPlace {
  readonly toldAt: Date
}

const FORMAT = 2
/** Format 1, transaction 8, sequence 8, instant 6. */
const CONTENT_BYTES = 23
const SEAL_BYTES = 16

/** Writes a place down, readable by any server with the same key and by no client. */
export function sealActivityCursor(key: KeyObject, binding: CursorBinding, position: ActivityPosition): string {
  const content = Buffer.alloc(CONTENT_BYTES)
  content[0] = FORMAT
  content.writeBigUInt64BE(BigInt(position.transaction), 1)
  content.writeBigUInt64BE(BigInt(position.sequence), 9)
  content.writeUIntBE(position.toldAt.getTime(), 17, 6)
  return Buffer.concat([content, sealOf(key, binding, content)]).toString('base64url')
}

/** Reads a cursor; null where it is broken, forged, or another stream's or caller's. */
export function openActivityCursor(key: KeyObject, binding: CursorBinding, cursor: string): ActivityPosition | null {
  if (cursor.length > 2 * (CONTENT_BYTES + SEAL_BYTES)) return null
  const bytes = Buffer.from(cursor, 'base64url')
  if (bytes.length !== CONTENT_BYTES + SEAL_BYTES || bytes.toString('base64url') !== cursor) return null
  const content = bytes.subarray(0, CONTENT_BYTES)
  if (!timingSafeEqual(sealOf(key, binding, content), bytes.subarray(CONTENT_BYTES))) return null
  if (content[0] !== FORMAT) return null
  return {
    transaction: String(content.readBigUInt64BE(1)),
    sequence: String(content.readBigUInt64BE(9)),
    toldAt: new Date(content.readUIntBE(17, 6)),
  }
}

function sealOf(key: KeyObject, binding: CursorBinding, content: Uint8Array): Buffer {
  const seal = createHmac('sha256', key).update(JSON.stringify(binding)).update('\0').update(content).digest()
  return seal.subarray(0, SEAL_BYTES)
}
