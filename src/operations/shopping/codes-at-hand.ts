import type { GiftCard } from '../../domain/gift-card.ts'
import type { Voucher } from '../../domain/voucher.ts'
import { WALLET_CARDS } from '../../store/find-gift-cards.ts'
import { WALLET_VOUCHERS } from '../../store/find-vouchers.ts'

/** The campaigns (UUIDs) of the codes that a customer has at hand, whatever their state; null: there may be more. */
export type CodesAtHand = (customerId: string | null) => readonly string[] | null

/** Tells it of customers whose wallets have been read. Whoever comes to hold another code is told so and read anew. */
export function codesAtHand(vouchers: readonly Voucher[], cards: readonly GiftCard[]): CodesAtHand {
  const byHolder = new Map<string, { readonly vouchers: string[]; readonly cards: string[] }>()
  const of = (holderId: string) => {
    const known = byHolder.get(holderId) ?? { vouchers: [], cards: [] }
    byHolder.set(holderId, known)
    return known
  }
  for (const { holderId, campaignId } of vouchers) if (holderId !== null) of(holderId).vouchers.push(campaignId)
  for (const { holderId, campaignId } of cards) if (holderId !== null) of(holderId).cards.push(campaignId)
  return (customerId) => {
    const held = customerId === null ? undefined : byHolder.get(customerId)
    if (held === undefined) return []
    if (held.vouchers.length >= WALLET_VOUCHERS || held.cards.length >= WALLET_CARDS) return null
    return [...new Set([...held.vouchers, ...held.cards])]
  }
}
