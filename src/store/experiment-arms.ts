import { hash } from 'node:crypto'
import type { Campaign } from '../domain/campaign.ts'
import { drawArm } from '../domain/variant.ts'
import { type Db, rows } from './database.ts'

/** The key of a customer's arm in an experiment; null for a campaign that is none. */
export type ArmOf = (experiment: Pick<Campaign, 'id' | 'variants'>, customerId: string) => string | null

/** Hexadecimal digits taken of a hash: 48 bits. */
const DIGITS = 12
const RANGE = 2 ** 48

/** How this shop assigns customers to arms: its key was drawn once and lies in the database (law 32). */
export async function readArms(db: Db): Promise<ArmOf> {
  const [row] = await rows<{ key: string }>(db, `select encode(experiment_key, 'hex') as key from settings`)
  return armsUnder(row!.key)
}

/**
 * Assigns by a keyed hash of campaign, arm and customer: no row is written, every server finds the same, and who does not know the key
 * can foretell nothing. No hash leaves the server, so the key may simply come first.
 */
export function armsUnder(key: string): ArmOf {
  return ({ id, variants }, customerId) => {
    const draw = (variantKey: string): number => {
      const digest = hash('sha256', JSON.stringify([key, id, customerId, variantKey]), 'hex')
      return (Number.parseInt(digest.slice(0, DIGITS), 16) + 0.5) / RANGE
    }
    return drawArm(variants, draw)
  }
}
