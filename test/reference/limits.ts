import type { Limit } from '../../src/domain/campaign.ts'
import type { CodeCandidate, Facts } from '../../src/domain/facts.ts'
import type { ReasonCode } from '../../src/domain/rejection.ts'
import { voucherStatus } from '../../src/domain/voucher.ts'
import { samePeriod } from './clock.ts'
import { isSignedIn } from './judging.ts'
import type { Entrant, Outcome } from './run.ts'

/** What stands against an incentive whatever it takes: its span and state (law 28), and its limits (law 17). */
export function standsAgainst(facts: Facts, entrant: Entrant): ReasonCode[] {
  return [...new Set([...stateAgainst(facts, entrant), ...limitsAgainst(facts, entrant)])]
}

type Voucher = CodeCandidate['voucher'] | null

function voucherOf({ entered }: Facts, { code }: Entrant): Voucher {
  return code === null ? null : entered.get(code)!.voucher
}

function stateAgainst(facts: Facts, entrant: Entrant): ReasonCode[] {
  const voucher = voucherOf(facts, entrant)
  if (voucher === null) return []
  const status = voucherStatus(voucher, entrant.campaign, facts.now)
  if (status === 'ACTIVE') return []
  return [
    ({ USED: 'LIMIT_REACHED', EXPIRED: 'ENDED', DISABLED: 'PAUSED', UPCOMING: 'NOT_STARTED' } as const)[
      status as 'USED'
    ],
  ]
}

function limitsAgainst(facts: Facts, entrant: Entrant): ReasonCode[] {
  return entrant.campaign.limits.flatMap((limit): ReasonCode[] => {
    const { of, per, count, money } = limit
    if ((of === 'CUSTOMERS' || per === 'CUSTOMER') && !isSignedIn(facts)) return ['SIGN_IN_REQUIRED']
    if (per === 'STORE' && facts.storeKey === null) return ['STORE']
    if (money !== null && money.currency !== facts.cart!.currency) return ['CURRENCY']
    const used = usedBefore(facts, entrant, limit)
    if (of === 'CUSTOMERS' && usedBefore(facts, entrant, limit, facts.customer!.id) > 0) return []
    if (count !== null) return used >= count ? ['LIMIT_REACHED'] : []
    const goods = of === 'ORDER_TOTAL' ? goodsOf(facts) : 1
    return used + goods > money!.amount || used === money!.amount ? ['BUDGET_SPENT'] : []
  })
}

function goodsOf({ cart }: Facts): number {
  return cart!.lines.reduce((all, { unitPrice, quantity }) => all + unitPrice * quantity, 0)
}

/** What has been counted in the period that is now; with `beside`, of this customer alone beside a counter of customers. */
function usedBefore(facts: Facts, entrant: Entrant, limit: Limit, beside: string | null = null): number {
  const { of, per, window, money } = limit
  const { id, timeZone } = entrant.campaign
  const subjects = {
    CAMPAIGN: [],
    CODE: [voucherOf(facts, entrant)?.id],
    CUSTOMER: [facts.customer?.id],
    STORE: [facts.storeKey],
  }
  const found = [...facts.counters].filter(([name]) => {
    const [key, own = null] = name.slice(id.length + 1).split('#')
    if (!name.startsWith(`${id} ${of}/${per}/${window}`) || own !== beside) return false
    const parts = key!.split('/')
    const begun = window === 'EVER' ? null : parts.splice(3 + subjects[per].length, 1)[0]!
    const isNow = begun === null || samePeriod(window as 'DAY', new Date(begun), facts.now, timeZone)
    return (
      isNow && parts.join() === [of, per, window, ...subjects[per], ...(money === null ? [] : [money.currency])].join()
    )
  })
  return found.reduce((all, [, used]) => all + used, 0)
}

/** Law 17: within one cart limits count cumulatively. The first, in the order of law 8, that would overshoot a count; null where none does. */
export function overshooting(facts: Facts, inOrder: readonly Entrant[]): Entrant | null {
  const found = inOrder.find((entrant, at) => {
    const earlier = inOrder.slice(0, at).filter((other) => other.campaign.id === entrant.campaign.id).length
    return entrant.campaign.limits.some(
      (limit) =>
        limit.of === 'REDEMPTIONS' &&
        limit.per !== 'CODE' &&
        usedBefore(facts, entrant, limit) + earlier >= limit.count!,
    )
  })
  return found ?? null
}

/** Law 17: the first, in the order applied, of whose discount a budget cannot cover the whole; null where each can. */
export function overspending(facts: Facts, applied: readonly Outcome[]): Entrant | null {
  const found = applied.find((outcome, at) => isOverspent(facts, outcome, applied.slice(0, at)))
  return found?.entrant ?? null
}

/** Whether a budget cannot cover all that an incentive takes, beside what other codes of its campaign take. */
export function isOverspent(facts: Facts, { entrant, amount }: Outcome, others: readonly Outcome[]): boolean {
  const ofCampaign = others.filter((other) => other.entrant.campaign.id === entrant.campaign.id)
  const spent = ofCampaign.reduce((all, other) => all + Number(other.amount), 0)
  return entrant.campaign.limits.some((limit) => {
    if (limit.of !== 'DISCOUNT_TOTAL') return false
    const before = usedBefore(facts, entrant, limit) + (limit.per === 'CODE' ? 0 : spent)
    return before + Number(amount) > limit.money!.amount
  })
}
