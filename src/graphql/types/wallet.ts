import { Field, ID, ObjectType } from 'type-graphql'
import { Computed } from '../computed.ts'
import { encodeId } from '../ids.ts'
import type { WalletSource } from '../sources.ts'
import { LedgerEntryConnection, WalletItemConnection } from './connections.ts'
import { LoyaltyCard } from './loyalty-card.ts'
import { Money } from './money.ts'
import { Node } from './node.ts'
import { ReferralCode } from './referral-code.ts'

/** What one customer holds. */
@ObjectType({ implements: Node, description: 'Everything one customer holds.' })
export class Wallet {
  @Computed((wallet: WalletSource) => encodeId('wallet', wallet.customerId))
  @Field(() => ID, { description: 'A TypeID beginning with `wallet_`.' })
  id!: string

  @Field(() => WalletItemConnection, { description: 'Usable ones by default; soonest to end first.' })
  items!: unknown

  @Computed(({ customerId }: WalletSource, { load }) => load.loyaltyCardsOf.load(customerId))
  @Field(() => [LoyaltyCard], { description: 'Memberships with their points, the oldest first.' })
  loyaltyCards!: unknown

  @Computed(({ customerId }: WalletSource, { load }) => load.referralCodesOf.load(customerId))
  @Field(() => [ReferralCode], { description: 'Codes to share with friends, the oldest first.' })
  referralCodes!: unknown

  @Computed(({ customerId }: WalletSource, session) => session.load.giftCardTotals.load(customerId))
  @Field(() => [Money], { description: 'Spendable on gift cards now, one amount per currency.' })
  giftCardTotals!: unknown

  @Computed(({ customerId }: WalletSource, session) => session.load.savings.load(customerId))
  @Field(() => [Money], { description: 'Saved so far with incentives, one amount per currency.' })
  savings!: unknown

  @Field(() => LedgerEntryConnection, { description: 'Every movement of points and money, newest first.' })
  activity!: unknown

  @Computed(({ customerId }: WalletSource, session) => session.load.walletCursor(session, customerId))
  @Field(() => String, {
    description: 'Where to start `walletChanged` so that nothing falls between this answer and the first event.',
  })
  cursor!: string
}
