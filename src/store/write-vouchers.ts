import type { Voucher, VoucherState } from '../domain/voucher.ts'
import { type Db, rows } from './database.ts'
import { VOUCHER_COLUMNS } from './find-vouchers.ts'

/** A code that nobody holds yet. */
export type NewVoucher = Pick<Voucher, 'id' | 'code' | 'campaignId' | 'redeemable' | 'createdAt'>

/** For whom a code is, from when, and until when. */
export interface Giving {
  readonly holderId: string
  readonly givenAt: Date
  readonly endsAt: Date | null
}

/** Only one transaction at a time gives codes of this campaign to this customer. */
export async function lockGiving(db: Db, campaignId: string, holderId: string): Promise<void> {
  await rows(db, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [`give ${campaignId} ${holderId}`])
}

/** The first code of a campaign that a customer was given; null for none. */
export async function voucherHeld(db: Db, campaignId: string, holderId: string): Promise<Voucher | null> {
  const [voucher] = await rows<Voucher>(
    db,
    `select ${VOUCHER_COLUMNS} from voucher where holder_id = $2 and campaign_id = $1 order by given_at, id limit 1`,
    [campaignId, holderId],
  )
  return voucher ?? null
}

/** Gives a code made before and not yet given; null where there is none left. Nobody waits for a code that somebody else is being given. */
export async function giveVoucher(
  db: Db,
  campaignId: string,
  { holderId, givenAt, endsAt }: Giving,
): Promise<Voucher | null> {
  const [voucher] = await rows<Voucher>(
    db,
    `update voucher set holder_id = $2, given_at = $3, ends_at = $4, version = version + 1
     where id = (
       select id from voucher where campaign_id = $1 and holder_id is null and not is_public and state = 'ENABLED' and redeemed = 0
       order by id limit 1 for update skip locked
     ) returning ${VOUCHER_COLUMNS}`,
    [campaignId, holderId, givenAt, endsAt],
  )
  return voucher ?? null
}

/** Makes a code and gives it; null where the code is taken. */
export async function insertGivenVoucher(
  db: Db,
  voucher: NewVoucher,
  { holderId, givenAt, endsAt }: Giving,
): Promise<Voucher | null> {
  const [made] = await rows<Voucher>(
    db,
    `insert into voucher (id, code, campaign_id, is_public, holder_id, state, given_at, ends_at, redeemed, redeemable, version, created_at)
     select $1, $2, $3, false, $4, 'ENABLED', $5, $6, 0, $7, 1, $8 where not exists (select from gift_card where code = $2) on conflict (code) do nothing returning ${VOUCHER_COLUMNS}`,
    [voucher.id, voucher.code, voucher.campaignId, holderId, givenAt, endsAt, voucher.redeemable, voucher.createdAt],
  )
  return made ?? null
}

/** Makes codes of one campaign that nobody holds yet; how many were made: those whose code was taken are not. */
export async function insertVouchers(
  db: Db,
  { campaignId, redeemable, createdAt }: Pick<Voucher, 'campaignId' | 'redeemable' | 'createdAt'>,
  made: readonly Pick<Voucher, 'id' | 'code'>[],
): Promise<number> {
  const [counted] = await rows<{ count: number }>(
    db,
    `with made as (
       insert into voucher (id, code, campaign_id, is_public, state, redeemed, redeemable, version, created_at)
       select id, code, $3::uuid, false, 'ENABLED', 0, $4::integer, 1, $5::timestamptz from unnest($1::uuid[], $2::text[]) as made(id, code)
       where not exists (select from gift_card where gift_card.code = made.code)
       on conflict (code) do nothing returning 1
     ) select count(*) as count from made`,
    [made.map(({ id }) => id), made.map(({ code }) => code), campaignId, redeemable, createdAt],
  )
  return counted?.count ?? 0
}

/** Which of these codes are in use, by vouchers or gift cards. */
export async function takenCodes(db: Db, codes: readonly string[]): Promise<Set<string>> {
  const found = await rows<{ code: string }>(db, TAKEN, [codes])
  return new Set(found.map(({ code }) => code))
}

const TAKEN = `
  select code from voucher where code = any($1::text[]) union all select code from gift_card where code = any($1::text[])`

/** The voucher of a code in normal form, locked until the transaction ends; null where there is none. */
export async function lockVoucher(db: Db, code: string): Promise<Voucher | null> {
  const [voucher] = await rows<Voucher>(
    db,
    `select ${VOUCHER_COLUMNS} from voucher where code = $1 for no key update`,
    [code],
  )
  return voucher ?? null
}

/** Switches a voucher on, off, or off for good. */
export async function setVoucherState(db: Db, id: string, state: VoucherState): Promise<Voucher> {
  const [voucher] = await rows<Voucher>(
    db,
    `update voucher set state = $2, version = version + 1 where id = $1 returning ${VOUCHER_COLUMNS}`,
    [id, state],
  )
  return voucher!
}
