import type { Campaign, CampaignKind } from './campaign.ts'
import { type CodePattern, patternProblem, readPattern } from './code-pattern.ts'
import { given, parseAt, type Parsed, type Place } from './input/place.ts'
import { readMoney } from './input/read-money.ts'
import { readInteger, readName } from './input/values.ts'
import type { VouchersGenerateInput } from './input/voucher-input.ts'
import type { Money } from './money.ts'

/** Codes made by one operation. */
export const MAXIMUM_CODES_MADE = 10_000_000

const MAXIMUM_USES = 1_000_000_000
const MAXIMUM_REASON = 500

/** Codes to make, checked. */
export interface VouchersDraft {
  readonly count: number
  readonly pattern: CodePattern
  readonly patternText: string
  readonly redeemable: number
  /** Gift cards: what is on each; null for vouchers. */
  readonly balance: Money | null
}

/**
 * Checks an order for unique codes: 1 to 10,000,000, of a coupon or of gift cards, which need a balance, after the pattern sent or else the
 * campaign's.
 * `made`: how many codes of that pattern there are already; with them the pattern must still be safe (law 35).
 */
export function parseVouchersGenerate(
  input: VouchersGenerateInput,
  campaign: Pick<Campaign, 'kind' | 'codePattern'>,
  made = 0,
): Parsed<VouchersDraft> {
  return parseAt([], (place) => {
    if (campaign.kind === 'PROMOTION') place.at('campaignId').refuse('INVALID_STATE', 'promotions have no codes')
    const count = readInteger(input.count, place.at('count'), { min: 1, max: MAXIMUM_CODES_MADE })
    const patternText = (input.pattern ?? campaign.codePattern ?? '').trim()
    return {
      count,
      pattern: readSafePattern(patternText, place.at('pattern'), made + count),
      patternText,
      redeemable: readInteger(input.redeemable, place.at('redeemable'), { min: 1, max: MAXIMUM_USES }),
      balance: readBalance(input, campaign.kind, place),
    }
  })
}

function readBalance({ balance, redeemable }: VouchersGenerateInput, kind: CampaignKind, place: Place): Money | null {
  if (kind !== 'GIFT_CARD') {
    if (given(balance)) place.at('balance').refuse('INVALID', 'is for gift cards only')
    return null
  }
  if (redeemable !== 1) place.at('redeemable').refuse('INVALID', 'gift cards are spent, not counted')
  if (given(balance)) return readMoney(balance, place.at('balance'), 1)
  place.at('balance').refuse('REQUIRED', 'gift cards need what is on them')
  return null
}

/** Why support changed a code: 1 to 500 characters. */
export function parseStatusReason(reason: string): Parsed<string> {
  return parseAt(['reason'], (place) => readName(reason, place, MAXIMUM_REASON).trim())
}

function readSafePattern(text: string, place: Place, count: number): CodePattern {
  if (text === '') {
    place.refuse('REQUIRED', 'neither the campaign nor this input has a pattern')
    return { parts: [] }
  }
  const refusals = place.refusals
  const pattern = readPattern(text, place)
  const problem = place.refusals === refusals ? patternProblem(pattern, count, []) : null
  if (problem !== null) place.refuse(problem.code, problem.detail)
  return pattern
}
