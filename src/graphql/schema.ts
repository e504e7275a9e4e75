import 'reflect-metadata'
import type { GraphQLSchema } from 'graphql'
import { buildSchemaSync, type NonEmptyArray, type PubSub } from 'type-graphql'
import { whileBuilding } from './as-declared.ts'
import { finishSchema } from './finish-schema.ts'
import { CampaignResolver } from './resolvers/campaign-resolver.ts'
import { CatalogueResolver } from './resolvers/catalogue-resolver.ts'
import { CheckoutResolver } from './resolvers/checkout-resolver.ts'
import { CustomerResolver } from './resolvers/customer-resolver.ts'
import { GiftCardResolver } from './resolvers/gift-card-resolver.ts'
import { GiveawayResolver, GiveawayLists } from './resolvers/giveaway-resolver.ts'
import { IdentityResolver } from './resolvers/identity-resolver.ts'
import { LiveResolver } from './resolvers/live-resolver.ts'
import { LoyaltyCardLists, LoyaltyProgramLists } from './resolvers/loyalty-lists.ts'
import { LoyaltyResolver } from './resolvers/loyalty-resolver.ts'
import {
  CampaignLists,
  CartLists,
  CustomerLists,
  GiftCardLists,
  MoneyFields,
  SegmentLists,
  WalletLists,
} from './resolvers/nested-lists.ts'
import { NodeResolver } from './resolvers/node-resolver.ts'
import { ReferralResolver } from './resolvers/referral-resolver.ts'
import { OperationsResolver } from './resolvers/operations-resolver.ts'
import { ShoppingResolver } from './resolvers/shopping-resolver.ts'

const RESOLVERS: NonEmptyArray<NewableFunction> = [
  NodeResolver,
  IdentityResolver,
  ShoppingResolver,
  CheckoutResolver,
  CustomerResolver,
  CatalogueResolver,
  CampaignResolver,
  LoyaltyResolver,
  ReferralResolver,
  GiftCardResolver,
  GiveawayResolver,
  OperationsResolver,
  LiveResolver,
  MoneyFields,
  CustomerLists,
  WalletLists,
  GiftCardLists,
  CartLists,
  CampaignLists,
  SegmentLists,
  LoyaltyProgramLists,
  LoyaltyCardLists,
  GiveawayLists,
]

/** type-graphql asks for one, though every subscription has a stream of its own. */
const UNUSED: PubSub = {
  publish: () => {},
  subscribe: () => {
    throw new Error('Subscriptions have their own streams.')
  },
}

/** The schema, ready to serve. Throws where a root field does not say who may call it. */
export function buildBoonSchema(): GraphQLSchema {
  return finishSchema(whileBuilding(() => buildSchemaSync({ resolvers: RESOLVERS, validate: false, pubSub: UNUSED })))
}
