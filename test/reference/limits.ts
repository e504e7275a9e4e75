import type { CodeCandidate, Facts } from '../../src/domain/facts.ts'
import type { ReasonCode } from '../../src/domain/rejection.ts'
import { voucherStatus } from '../../src/domain/voucher.ts'
import { isSignedIn } from './judging.ts'
import type { Entrant } from './run.ts'

/** What stands against an incentive whatever the cart holds: its span and state (law 28), and its limits (law 17). */
export function standsAgainst(facts: Facts, entrant: Entrant): ReasonCode[] {
  const voucher = voucherOf(facts, entrant)
  return [...new Set([...stateAgainst(facts, entrant, voucher), ...limitsAgainst(facts, entrant, voucher)])]
}

type Voucher = CodeCandidate['voucher'] | null

function voucherOf({ entered }: Facts, { code }: Entrant): Voucher {
  return code === null ? null : entered.get(code)!.voucher
}

function stateAgainst({ now }: Facts, { campaign }: Entrant, voucher: Voucher): ReasonCode[] {
  if (voucher === null) return []
  const status = voucherStatus(voucher, campaign, now)
  if (status === 'ACTIVE') return []
  return [
    ({ USED: 'LIMIT_REACHED', EXPIRED: 'ENDED', DISABLED: 'PAUSED', UPCOMING: 'NOT_STARTED' } as const)[
      status as 'USED'
    ],
  ]
}

function limitsAgainst(facts: Facts, { campaign }: Entrant, voucher: Voucher): ReasonCode[] {
  return campaign.limits.flatMap(({ per, count }): ReasonCode[] => {
    if (per === 'CUSTOMER' && !isSignedIn(facts)) return ['SIGN_IN_REQUIRED']
    return usedBefore(facts, campaign.id, per, voucher) >= count ? ['LIMIT_REACHED'] : []
  })
}

function usedBefore(
  { uses }: Facts,
  campaignId: string,
  per: 'CAMPAIGN' | 'CODE' | 'CUSTOMER',
  voucher: Voucher,
): number {
  if (per === 'CODE') return voucher?.redeemed ?? 0
  return (per === 'CAMPAIGN' ? uses.byCampaign : uses.byCampaignOfCustomer).get(campaignId) ?? 0
}

/** Law 17: within one cart limits count cumulatively. The first, in the order of law 8, that would overshoot one; null where none does. */
export function overshooting(facts: Facts, inOrder: readonly Entrant[]): Entrant | null {
  const found = inOrder.find(({ campaign, code }, at) => {
    const earlier = inOrder.slice(0, at).filter((other) => other.campaign.id === campaign.id).length
    return campaign.limits.some(
      ({ per, count }) =>
        per !== 'CODE' &&
        usedBefore(facts, campaign.id, per, voucherOf(facts, { campaign, code, turn: 0 })) + earlier >= count,
    )
  })
  return found ?? null
}
