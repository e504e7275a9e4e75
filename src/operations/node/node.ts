import type { StoredCart } from '../../domain/cart.ts'
import type { Customer } from '../../domain/customer.ts'
import type { GiftCard } from '../../domain/gift-card.ts'
import { type Voucher, voucherStatus } from '../../domain/voucher.ts'
import { isStaff, maySee, type Session } from '../session.ts'
import { mayUseCart } from '../shopping/find-cart.ts'

/** The kinds of things that `node` knows. */
export const NODE_KINDS = [
  'alert',
  'apiKey',
  'bulkOperation',
  'campaign',
  'cart',
  'customer',
  'earningRule',
  'loyaltyCard',
  'loyaltyProgram',
  'giftCard',
  'giveaway',
  'giveawayEntry',
  'ledgerEntry',
  'order',
  'perk',
  'product',
  'redemption',
  'redemptionFailure',
  'referralCode',
  'referralProgram',
  'reward',
  'segment',
  'store',
  'tier',
  'voucher',
  'wallet',
] as const

/** One of them. */
export type NodeKind = (typeof NODE_KINDS)[number]

/** A thing by kind and id: null for what is missing and for what is another's, alike. */
export async function node(
  session: Session,
  { kind, id }: { readonly kind: NodeKind; readonly id: string },
): Promise<object | null> {
  const value = await read(session, kind, id)
  return value !== null && (await isVisible(session, kind, value)) ? value : null
}

function read({ load }: Session, kind: NodeKind, id: string): Promise<object | null> {
  switch (kind) {
    case 'product':
      return load.productById.load(id)
    case 'store':
      return load.storeById.load(id)
    case 'wallet':
      return load.customer.load(id).then((customer) => customer && { customerId: customer.id })
    case 'alert':
    case 'apiKey':
    case 'bulkOperation':
    case 'campaign':
    case 'cart':
    case 'customer':
    case 'earningRule':
    case 'loyaltyCard':
    case 'loyaltyProgram':
    case 'giftCard':
    case 'giveaway':
    case 'giveawayEntry':
    case 'ledgerEntry':
    case 'order':
    case 'perk':
    case 'redemption':
    case 'redemptionFailure':
    case 'referralCode':
    case 'referralProgram':
    case 'reward':
    case 'segment':
    case 'tier':
    case 'voucher':
      return load[kind].load(id)
    default:
      return kind satisfies never
  }
}

async function isVisible(session: Session, kind: NodeKind, value: object): Promise<boolean> {
  const role = session.viewer?.role
  switch (kind) {
    case 'apiKey':
      return role === 'ADMIN'
    case 'alert':
    case 'bulkOperation':
      return role === 'MARKETER' || role === 'ADMIN'
    case 'campaign':
    case 'redemptionFailure':
    case 'segment':
      return isStaff(session)
    case 'earningRule':
    case 'giveaway':
    case 'loyaltyProgram':
    case 'product':
    case 'referralProgram':
    case 'reward':
    case 'store':
    case 'tier':
      return true
    case 'giveawayEntry':
    case 'loyaltyCard':
    case 'perk':
    case 'referralCode':
      return maySee(session, (value as { holderId: string }).holderId)
    case 'cart':
      return mayUseCart(session, value as StoredCart)
    case 'customer':
      return maySee(session, (value as Customer).id)
    case 'giftCard':
      return maySee(session, (value as GiftCard).holderId)
    case 'wallet':
    case 'ledgerEntry':
    case 'order':
    case 'redemption':
      return maySee(session, (value as { customerId: string | null }).customerId)
    case 'voucher':
      return maySeeVoucher(session, value as Voucher)
    default:
      return kind satisfies never
  }
}

/** Its holder, staff, and anyone for a public code that is on. */
async function maySeeVoucher(session: Session, voucher: Voucher): Promise<boolean> {
  if (maySee(session, voucher.holderId)) return true
  const campaign = voucher.isPublic ? await session.load.campaign.load(voucher.campaignId) : null
  return campaign !== null && voucherStatus(voucher, campaign, session.now) === 'ACTIVE'
}
