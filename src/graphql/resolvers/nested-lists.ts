import { GraphQLDateTime, GraphQLLocale } from 'graphql-scalars'
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Campaign as CampaignSource } from '../../domain/campaign.ts'
import type { StoredCart } from '../../domain/cart.ts'
import type { Customer as CustomerSource } from '../../domain/customer.ts'
import type { Money as MoneySource } from '../../domain/money.ts'
import type { Segment as SegmentSource } from '../../domain/segment.ts'
import type { GiftCard as GiftCardSource } from '../../domain/gift-card.ts'
import type { HoldingStatus as Status } from '../../domain/voucher.ts'
import { WALLET_ITEM_KINDS, type WalletItemKind as Kind } from '../../domain/wallet-item.ts'
import { formatMoney } from '../../domain/words/format.ts'
import { campaignReport } from '../../operations/campaigns/campaign-report.ts'
import { offersCursor, UP } from '../../operations/live/offers-cursor.ts'
import type { Session } from '../../operations/session.ts'
import { pageOfOffers } from '../../operations/shopping/offers.ts'
import { walletItems } from '../../operations/wallet/wallet-items.ts'
import { Connection, readPage } from '../page.ts'
import { requestLocales } from '../request-locale.ts'
import type { WalletSource } from '../sources.ts'
import { Campaign } from '../types/campaign.ts'
import { Cart } from '../types/cart.ts'
import { Customer } from '../types/customer.ts'
import { GiftCard } from '../types/gift-card.ts'
import { HoldingStatus } from '../types/holding-status.ts'
import { WalletItemKind } from '../types/holding.ts'
import { Money } from '../types/money.ts'
import { Segment } from '../types/segment.ts'
import { Wallet } from '../types/wallet.ts'
import { PageArgs, SearchArgs } from './arguments.ts'
import { CartOffersArgs } from './offers-args.ts'

/** Money in words. */
@Resolver(() => Money)
export class MoneyFields {
  @FieldResolver()
  async formatted(
    @Root() money: MoneySource,
    @Ctx() session: Session,
    @Arg('locale', () => GraphQLLocale, { nullable: true, description: "BCP 47; null for the request's." })
    locale?: string | null,
  ): Promise<string> {
    return formatMoney(money, locale ?? (await requestLocales(session))[0]!)
  }
}

/** Lists of a customer. */
@Resolver(() => Customer)
export class CustomerLists {
  @FieldResolver()
  async orders(@Root() { id }: CustomerSource, @Args(() => PageArgs) args: PageArgs, @Ctx() { load }: Session) {
    const page = readPage('customer.orders', args)
    return new Connection('customer.orders', await load.ordersOf.load({ ownerId: id, page }))
  }

  @FieldResolver()
  async redemptions(@Root() { id }: CustomerSource, @Args(() => PageArgs) args: PageArgs, @Ctx() { load }: Session) {
    const page = readPage('customer.redemptions', args)
    return new Connection('customer.redemptions', await load.redemptionsOf.load({ ownerId: id, page }))
  }
}

@ArgsType()
class WalletItemsArgs extends PageArgs {
  @Field(() => [WalletItemKind], { nullable: true, description: 'Only these kinds; null for all.' })
  kinds?: Kind[] | null

  @Field(() => [HoldingStatus], { defaultValue: ['ACTIVE'], description: 'Only those that stand so.' })
  statuses!: Status[]
}

/** Lists of a wallet. */
@Resolver(() => Wallet)
export class WalletLists {
  @FieldResolver()
  async items(
    @Root() { customerId }: WalletSource,
    @Args(() => WalletItemsArgs) { kinds, statuses, ...args }: WalletItemsArgs,
    @Ctx() session: Session,
  ) {
    const page = readPage('wallet.items', args)
    const asked = { ownerId: customerId, page, statuses, kinds: kinds ?? WALLET_ITEM_KINDS }
    return new Connection('wallet.items', await walletItems(session, asked))
  }

  @FieldResolver()
  async activity(@Root() { customerId }: WalletSource, @Args(() => PageArgs) args: PageArgs, @Ctx() { load }: Session) {
    const page = readPage('wallet.activity', args)
    return new Connection('wallet.activity', await load.ledgerOf.load({ ownerId: customerId, of: 'customer_id', page }))
  }
}

/** Lists of a gift card. */
@Resolver(() => GiftCard)
export class GiftCardLists {
  @FieldResolver()
  async entries(@Root() { id }: GiftCardSource, @Args(() => PageArgs) args: PageArgs, @Ctx() { load }: Session) {
    const page = readPage('giftCard.entries', args)
    return new Connection('giftCard.entries', await load.ledgerOf.load({ ownerId: id, of: 'gift_card_id', page }))
  }
}

@ArgsType()
class CampaignVouchersArgs extends SearchArgs {
  @Field(() => HoldingStatus, { nullable: true, description: 'Only those that stand so; null for all.' })
  status?: Status | null
}

@ArgsType()
class ReportArgs {
  @Field(() => GraphQLDateTime, { nullable: true, description: 'From this instant on; null from the start.' })
  from?: Date | null

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Before this instant; null for no end.' })
  to?: Date | null
}

/** Lists of a campaign, and its report. */
@Resolver(() => Campaign)
export class CampaignLists {
  @FieldResolver()
  async vouchers(
    @Root() { id }: CampaignSource,
    @Args(() => CampaignVouchersArgs) { status, search, ...args }: CampaignVouchersArgs,
    @Ctx() { load }: Session,
  ) {
    const page = readPage('campaign.vouchers', args)
    const found = await load.vouchersOf.load({ ownerId: id, page, status: status ?? null, search: search ?? null })
    return new Connection('campaign.vouchers', found)
  }

  @FieldResolver()
  report(@Root() campaign: CampaignSource, @Args(() => ReportArgs) { from = null, to = null }: ReportArgs) {
    return campaignReport(campaign, { from, to })
  }
}

/** Lists of a segment. */
@Resolver(() => Segment)
export class SegmentLists {
  @FieldResolver()
  async members(@Root() { id }: SegmentSource, @Args(() => PageArgs) args: PageArgs, @Ctx() { load }: Session) {
    const page = readPage('segment.members', args)
    return new Connection('segment.members', await load.membersOf.load({ ownerId: id, page }))
  }
}

/** Lists of a cart. */
@Resolver(() => Cart)
export class CartLists {
  @FieldResolver()
  async offers(
    @Root() cart: StoredCart,
    @Args(() => CartOffersArgs) { statuses, placement = null, ...args }: CartOffersArgs,
    @Ctx() session: Session,
  ) {
    const page = readPage('cart.offers', args)
    const judged = await session.load.pricedCart.load(cart)
    const listed = judged.list({ statuses, kinds: null, placement })
    return new Connection('cart.offers', pageOfOffers(listed, page), () =>
      offersCursor(session, { cartId: cart.id, placement }, judged.list({ ...UP, placement })),
    )
  }
}
