import type { Grant } from '../grant.ts'
import type { Money } from '../money.ts'
import { allOf, moneyInWords } from './format.ts'
import { say } from './say.ts'

/** Names what grants point at, in the language in which they are said; null for what cannot be given any more. */
export interface GrantNames {
  /** The shop's: of several amounts its own is given. */
  readonly currency: string
  campaign(id: string): string | null
  /** What so many points of a program are called. */
  points(programId: string, points: number): string | null
  giveaway(id: string): string | null
}

/** Gifts in plain words, `a code for “Ten off” and 100 beans`; null where nothing of them can be given. */
export function grantsInWords(grants: readonly Grant[], locale: string, names: GrantNames): string | null {
  const said = grants.flatMap((grant) => grantInWords(grant, locale, names) ?? [])
  return said.length === 0 ? null : allOf(said, locale)
}

function grantInWords(grant: Grant, locale: string, names: GrantNames): string | null {
  switch (grant.kind) {
    case 'voucherFrom': {
      const title = names.campaign(grant.campaignId)
      return title && say('grant.voucher', locale, { title })
    }
    case 'giftCard':
      return say('grant.giftCard', locale, { amount: amountOf(grant.amounts, locale, names) })
    case 'points': {
      const name = names.points(grant.programId, grant.points)
      return name && say('grant.points', locale, { points: grant.points, name })
    }
    case 'giveawayEntries': {
      const title = names.giveaway(grant.giveawayId)
      return title && say('grant.entries', locale, { count: grant.count, title })
    }
    case 'perk':
      return grant.title
    case 'donation':
      return say('grant.donation', locale, {
        amount: amountOf(grant.amounts, locale, names),
        charity: grant.charity,
      })
    default:
      return grant satisfies never
  }
}

/** As it is given: the amount in the shop's currency, else the first. */
function amountOf(amounts: readonly Money[], locale: string, { currency }: GrantNames): string {
  return moneyInWords(amounts.find((amount) => amount.currency === currency) ?? amounts[0]!, locale)
}
