import { type Campaign, campaignStatus } from '../../domain/campaign.ts'
import { codeFrom } from '../../domain/code-from.ts'
import type { CodePattern } from '../../domain/code-pattern.ts'
import { customerCodeValues } from '../../domain/customer-code-values.ts'
import type { Customer } from '../../domain/customer.ts'
import { reason, type Rejection, reject } from '../../domain/rejection.ts'
import { campaignOfArm, isWithheld } from '../../domain/variant.ts'
import type { Voucher } from '../../domain/voucher.ts'
import { spanEnd } from '../../domain/window.ts'
import type { Snapshot } from '../../store/catalogue.ts'
import type { Db } from '../../store/database.ts'
import { countVouchers } from '../../store/read-vouchers.ts'
import { type Giving, giveVoucher, insertGivenVoucher } from '../../store/write-vouchers.ts'
import type { Services } from '../session.ts'
import { safePattern } from './safe-pattern.ts'

/** Codes tried before a pattern counts as used up. */
const ATTEMPTS = 20

/** What giving a code needs. */
interface GivingWorld {
  readonly services: Pick<Services, 'newId' | 'randomBytes'>
  readonly now: Date
}

/** Why a campaign's codes are not to be given to this customer now; null where they are. */
export function givingProblem(
  { armOf }: Pick<Snapshot, 'armOf'>,
  campaign: Campaign,
  customerId: string,
  now: Date,
): Rejection | null {
  if (campaign.kind !== 'COUPON') return reject('INVALID_STATE', ['campaign'], 'codes are for coupons only')
  const isTried = campaign.variants.length > 0
  if (isTried && isWithheld(campaignOfArm(campaign, armOf(campaign, customerId))))
    return reject('INVALID_STATE', ['customer'], 'is in an arm that gets nothing', [reason('AUDIENCE')])
  const status = campaignStatus(campaign, now)
  return status === 'ACTIVE' || status === 'SCHEDULED'
    ? null
    : reject('INVALID_STATE', ['campaign'], `the campaign is ${status}`)
}

/** Gives one more code of a coupon: one made before and not yet given, else a new one after `codePattern`. Null where none is left. */
export async function giveCode(
  world: GivingWorld,
  db: Db,
  campaign: Campaign,
  customer: Customer,
): Promise<Voucher | null> {
  const { now } = world
  const endsAt = campaign.validFor === null ? null : spanEnd(now, campaign.validFor, campaign.timeZone)
  const giving = { holderId: customer.id, givenAt: now, endsAt }
  const given = await giveVoucher(db, campaign.id, giving)
  if (given !== null) return given
  const pattern = await safePattern(campaign, () => countVouchers(db, campaign.id))
  return pattern && make(world, db, campaign.id, pattern, customer, giving)
}

async function make(
  { services, now }: GivingWorld,
  db: Db,
  campaignId: string,
  pattern: CodePattern,
  customer: Customer,
  giving: Giving,
): Promise<Voucher | null> {
  const moreBytes = (count: number): Uint8Array => services.randomBytes(count)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const code = codeFrom(pattern, moreBytes(64), customerCodeValues(customer), moreBytes)
    const voucher = { id: services.newId(), code, campaignId, redeemable: 1, createdAt: now }
    const made = await insertGivenVoucher(db, voucher, giving)
    if (made !== null) return made
  }
  return null
}
