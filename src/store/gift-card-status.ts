import { statusAt } from './read-campaigns.ts'

/** `cardEndsAt` in SQL, for rows `gift_card` and `campaign` in reach. */
export const CARD_ENDS_AT = 'greatest(gift_card.revived_until, least(gift_card.ends_at, campaign.ends_at))'

/** `giftCardStatus` in SQL, for rows `gift_card` and `campaign` in reach; `now` is an SQL expression. */
export function giftCardStatusAt(now: string): string {
  return `
    case when gift_card.state = 'REVOKED' then 'REVOKED'
      when gift_card.balance = 0 and gift_card.held > 0 then 'HELD'
      when (gift_card.revived_until is null or gift_card.revived_until <= ${now})
        and (${statusAt(now)} in ('ENDED', 'ARCHIVED') or gift_card.ends_at <= ${now} or campaign.ends_at <= ${now})
        and (gift_card.balance > 0 or gift_card.expired_at is not null) then 'EXPIRED'
      when gift_card.balance = 0 then 'USED'
      when gift_card.state = 'DISABLED' or ${statusAt(now)} = 'PAUSED' then 'DISABLED'
      when ${statusAt(now)} in ('DRAFT', 'SCHEDULED') then 'UPCOMING' else 'ACTIVE' end`
}
