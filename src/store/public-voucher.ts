import { type Db, rows } from './database.ts'

/** A public code to be had: one voucher, any number of uses, no holder. */
export interface PublicVoucher {
  /** Given to it if it is new. */
  readonly id: string
  readonly campaignId: string
  /** Normal form. */
  readonly code: string
  readonly now: Date
}

/**
 * Sees to it that a campaign's public code is this one: the code that it had is renamed, so that uses and wallets stay with it; one that it
 * had given up is taken up again. False where another campaign or a single code has it.
 */
export async function setPublicCode(db: Db, { id, campaignId, code, now }: PublicVoucher): Promise<boolean> {
  if (await isTaken(db, campaignId, code)) return false
  const renamed = await rows(db, RENAME, [campaignId, code])
  if (renamed.length > 0) return true
  await removePublicCode(db, campaignId)
  const made = await rows(db, MAKE, [id, campaignId, code, now])
  return made.length > 0
}

/** Withdraws a campaign's public code. */
export async function removePublicCode(db: Db, campaignId: string): Promise<void> {
  await rows(
    db,
    `update voucher set state = 'REVOKED', version = version + 1 where campaign_id = $1 and is_public and state <> 'REVOKED'`,
    [campaignId],
  )
}

/** Frees the public codes of a campaign that was archived: what follows the blank keeps them apart, and no code has a blank (`shownCode`). */
export async function freePublicCodes(db: Db, campaignId: string): Promise<void> {
  await rows(
    db,
    `update voucher set code = code || ' ' || id, version = version + 1
     where campaign_id = $1 and is_public and strpos(code, ' ') = 0`,
    [campaignId],
  )
}

async function isTaken(db: Db, campaignId: string, code: string): Promise<boolean> {
  const found = await rows(db, TAKEN, [code, campaignId])
  return found.length > 0
}

const TAKEN = `
  select from voucher where code = $1 and not (campaign_id = $2 and is_public) union all select from gift_card where code = $1`

/** Not to a code that the campaign had given up: that one is taken up again. */
const RENAME = `
  update voucher set code = $2, version = version + 1
  where campaign_id = $1 and is_public and state <> 'REVOKED' and code <> $2
    and not exists (select from voucher where code = $2)
  returning id`

const MAKE = `
  insert into voucher (id, code, campaign_id, is_public, state, redeemed, redeemable, version, created_at)
  values ($1, $3, $2, true, 'ENABLED', 0, null, 1, $4)
  on conflict (code) do update set state = 'ENABLED', version = voucher.version + 1
  where voucher.campaign_id = excluded.campaign_id and voucher.is_public
  returning id`
