import type { Money } from '../domain/money.ts'
import type { Perk } from '../domain/perk.ts'
import { type Db, hotReads, rows } from './database.ts'

/** Columns of `perk` under the names of the domain. */
export const PERK_COLUMNS = `
  perk.id, perk.holder_id as "holderId", perk.title, perk.description, perk.granted_at as "grantedAt", perk.ends_at as "endsAt",
  perk.revoked_at as "revokedAt"`

/** Perks by id; missing ids are missing. */
export async function perksByIds(db: Db, ids: readonly string[]): Promise<Map<string, Perk>> {
  const found = await hotReads<Perk>(db, `select ${PERK_COLUMNS} from perk where id = any($1::uuid[])`, [ids])
  return new Map(found.map((perk) => [perk.id, perk]))
}

/** Gives a perk. */
export async function insertPerk(db: Db, perk: Omit<Perk, 'revokedAt'>): Promise<void> {
  await rows(
    db,
    'insert into perk (id, holder_id, title, description, granted_at, ends_at) values ($1, $2, $3, $4, $5, $6)',
    [perk.id, perk.holderId, perk.title, perk.description, perk.grantedAt, perk.endsAt],
  )
}

/** What a customer's points gave to a charity. */
export interface Donation {
  readonly id: string
  readonly customerId: string
  readonly charity: string
  readonly amounts: readonly Money[]
  readonly at: Date
}

/** Keeps a donation. */
export async function insertDonation(db: Db, { id, customerId, charity, amounts, at }: Donation): Promise<void> {
  await rows(db, 'insert into donation (id, customer_id, charity, amounts, at) values ($1, $2, $3, $4, $5)', [
    id,
    customerId,
    charity,
    JSON.stringify(amounts),
    at,
  ])
}
