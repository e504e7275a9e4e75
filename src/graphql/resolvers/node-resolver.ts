import { GraphQLID } from 'graphql'
import { Arg, Ctx, Query, Resolver } from 'type-graphql'
import { BadInput } from '../../operations/errors.ts'
import { node, type NodeKind } from '../../operations/node/node.ts'
import type { Session } from '../../operations/session.ts'
import { decodeAnyId, type IdKind } from '../ids.ts'
import { MAXIMUM_NODES } from '../../domain/limits.ts'
import { Anyone } from '../roles.ts'
import { Node, type Typed } from '../types/node.ts'

/** What each prefix stands for: its kind for operations, and its type in the schema. */
const NODES: Readonly<Partial<Record<IdKind, { readonly kind: NodeKind; readonly typename: string }>>> = {
  alert: { kind: 'alert', typename: 'Alert' },
  bulk: { kind: 'bulkOperation', typename: 'BulkOperation' },
  campaign: { kind: 'campaign', typename: 'Campaign' },
  cart: { kind: 'cart', typename: 'Cart' },
  customer: { kind: 'customer', typename: 'Customer' },
  failure: { kind: 'redemptionFailure', typename: 'RedemptionFailure' },
  giftcard: { kind: 'giftCard', typename: 'GiftCard' },
  key: { kind: 'apiKey', typename: 'ApiKey' },
  ledger: { kind: 'ledgerEntry', typename: 'LedgerEntry' },
  loyaltycard: { kind: 'loyaltyCard', typename: 'LoyaltyCard' },
  order: { kind: 'order', typename: 'Order' },
  giveaway: { kind: 'giveaway', typename: 'Giveaway' },
  giveawayentry: { kind: 'giveawayEntry', typename: 'GiveawayEntry' },
  perk: { kind: 'perk', typename: 'Perk' },
  product: { kind: 'product', typename: 'Product' },
  redemption: { kind: 'redemption', typename: 'Redemption' },
  program: { kind: 'loyaltyProgram', typename: 'LoyaltyProgram' },
  referralcode: { kind: 'referralCode', typename: 'ReferralCode' },
  referralprogram: { kind: 'referralProgram', typename: 'ReferralProgram' },
  reward: { kind: 'reward', typename: 'Reward' },
  rule: { kind: 'earningRule', typename: 'EarningRule' },
  segment: { kind: 'segment', typename: 'Segment' },
  store: { kind: 'store', typename: 'Store' },
  tier: { kind: 'tier', typename: 'Tier' },
  voucher: { kind: 'voucher', typename: 'Voucher' },
  wallet: { kind: 'wallet', typename: 'Wallet' },
}

/** Anything by its id. */
@Resolver()
export class NodeResolver {
  @Anyone()
  @Query(() => Node, {
    nullable: true,
    description: '[anyone] A thing by its id; null for what is missing, is not the viewer’s to see, or has no such id.',
  })
  node(
    @Arg('id', () => GraphQLID, { description: 'A TypeID, such as `voucher_01h45ytscbebyvny4gc8cr8ma2`.' }) id: string,
    @Ctx() session: Session,
  ): Promise<Typed | null> {
    return findNode(session, id)
  }

  @Anyone()
  @Query(() => [Node], { nullable: 'items', description: '[anyone] Things by their ids, in the order asked for.' })
  nodes(
    @Arg('ids', () => [GraphQLID], { description: 'TypeIDs, at most 100.' }) ids: string[],
    @Ctx() session: Session,
  ): Promise<(Typed | null)[]> {
    if (ids.length > MAXIMUM_NODES) {
      throw new BadInput(`At most ${MAXIMUM_NODES} ids at once, not ${ids.length}.`, ['ids'])
    }
    return Promise.all(ids.map((id) => findNode(session, id)))
  }
}

async function findNode(session: Session, id: string): Promise<Typed | null> {
  const decoded = decodeAnyId(id)
  const found = decoded && NODES[decoded.kind]
  if (!decoded || !found) return null
  const value = await node(session, { kind: found.kind, id: decoded.uuid })
  return value && { ...value, __typename: found.typename }
}
