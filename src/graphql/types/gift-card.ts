import { Field, ID, ObjectType } from 'type-graphql'
import { type GiftCard as Source, giftCardStatus } from '../../domain/gift-card.ts'
import { Computed } from '../computed.ts'
import { byItsCampaign, campaignOfHolding } from '../displayed.ts'
import { encodeId } from '../ids.ts'
import { OwnerOnly } from '../roles.ts'
import { money } from '../sources.ts'
import { visibleCardCode } from '../visible-code.ts'
import { Campaign } from './campaign.ts'
import { LedgerEntryConnection } from './connections.ts'
import { Customer } from './customer.ts'
import { Displayed } from './display.ts'
import { HoldingStatus } from './holding-status.ts'
import { Money } from './money.ts'
import { Node } from './node.ts'
import { ItemSelector } from './selector.ts'

/** A code with money. */
@ObjectType({
  implements: [Node, Displayed],
  description: 'Stored value, spent in parts as tender after all discounts.',
})
export class GiftCard {
  @Computed((card: Source) => encodeId('giftcard', card.id))
  @Field(() => ID, { description: 'A TypeID beginning with `giftcard_`.' })
  id!: string

  @Computed(visibleCardCode)
  @Field(() => String, {
    description:
      'Whole for its holder, for whoever entered it while nobody holds it, and for [support, marketer, service]; otherwise masked.',
  })
  code!: string

  @Computed((card: Source, session) =>
    byItsCampaign(card, session, (campaign) => giftCardStatus(card, campaign, session.now)),
  )
  @Field(() => HoldingStatus, { description: 'Where it stands now.' })
  status!: string

  @Computed(campaignOfHolding)
  @Field(() => Campaign, { nullable: true, description: 'The campaign that issued it.' })
  campaign!: unknown

  @OwnerOnly((card: Source) => card.holderId)
  @Computed((card: Source, session) => card.holderId && session.load.customer.load(card.holderId))
  @Field(() => Customer, {
    nullable: true,
    description: 'Whose it is; null for a card that nobody has claimed, and for whom it is no business of.',
  })
  holder!: unknown

  @Computed(({ initialBalance, currency }: Source) => money(initialBalance, currency))
  @Field(() => Money, { description: 'What it was issued with.' })
  initialBalance!: unknown

  @Computed(({ balance, currency }: Source) => money(balance, currency))
  @Field(() => Money, { description: 'Spendable now: what open holds keep is taken off.' })
  balance!: unknown

  @Computed(({ held, currency }: Source) => money(held, currency))
  @Field(() => Money, { description: 'What open holds keep.' })
  held!: unknown

  @Computed((card: Source, session) => byItsCampaign(card, session, ({ spendableOn }) => spendableOn))
  @Field(() => ItemSelector, { nullable: true, description: 'What it may be spent on; null for everything.' })
  spendableOn!: unknown

  @Field(() => LedgerEntryConnection, { description: 'Every movement on it, newest first.' })
  entries!: unknown
}
