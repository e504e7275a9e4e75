/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A visitor's cart, taken over by the shopper who has signed in. */
export type CartClaimInput = {
  /** The cart. */
  cartId: string | number;
  /** The token under which the cart was filled: it proves that it is hers. */
  visitorToken: string;
};

/** A code put on, or taken off, a cart. */
export type CartCodeInput = {
  /** The cart. */
  cartId: string | number;
  /** Letter case and outer blanks do not matter. */
  code: string;
};

/** A new cart. */
export type CartCreateInput = {
  /** Free attributes of the shop's own, for rules. */
  attributes?: Record<string, unknown> | null | undefined;
  /** Currency of all its amounts; it never changes. */
  currency: string;
  /** For whom [service, support]; else the viewer. */
  customer?: CustomerRef | null | undefined;
  /** The goods; none for an empty cart. */
  lines?: Array<CartLineInput> | null | undefined;
  /** Key of the store it is bought at. */
  storeKey?: string | null | undefined;
};

/** A price and the like are taken from a [service] only. */
export type CartLineInput = {
  /** Free attributes of this line, for rules: lines that differ in them are two. */
  attributes?: Record<string, unknown> | null | undefined;
  /** Brand; null for the catalogue's. */
  brand?: string | null | undefined;
  /** Categories; null for the catalogue's. */
  categories?: Array<string> | null | undefined;
  /** Price before any sale; null for the catalogue's. */
  listPrice?: MoneyInput | null | undefined;
  /** Whether it is on sale; null for the catalogue's word. */
  onSale?: boolean | null | undefined;
  /** Units, 0 to 1,000,000. */
  quantity: number;
  /** The shop's article number. */
  sku: string;
  /** Price of one unit; null for the catalogue's. */
  unitPrice?: MoneyInput | null | undefined;
};

/** Quantities of the lines named. */
export type CartLinesSetInput = {
  /** The cart. */
  cartId: string | number;
  /** Refuse with VERSION_CONFLICT unless the cart has this version. */
  expectedVersion?: number | null | undefined;
  /** The lines named, at most 500; quantity 0 removes. */
  lines: Array<CartLineInput>;
};

/** Points of one card that are to pay a part of a cart. */
export type CartPointsSetInput = {
  /** The cart. */
  cartId: string | number;
  /** Whose points: a card of the cart's customer. */
  loyaltyCardId: string | number;
  /** At most so many, and never more than help; null for as many as help, 0 to pay without. */
  points?: number | null | undefined;
};

/** One customer: by Boon's id, by the shop's own, or by e-mail address. */
export type CustomerRef =
  {   /** E-mail address; letter case does not matter. */
  email: string; externalId?: never; id?: never; }
  |  { email?: never;   /** The shop's own id. */
  externalId: string; id?: never; }
  |  { email?: never; externalId?: never;   /** A TypeID beginning with `customer_`. */
  id: string | number; };

/** The list grows: treat an unknown code as INVALID. */
export type ErrorCode =
  /** Unknown, foreign or withdrawn: one answer for all three, so that codes cannot be probed. */
  | 'CODE_NOT_ACCEPTED'
  /** The code is known to this shopper but gives nothing here: see `reasons`. */
  | 'CODE_NOT_APPLICABLE'
  /** An amount is in another currency. */
  | 'CURRENCY_MISMATCH'
  /** The key was used before, with another input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** There are fewer points, or there is less money, than this takes. */
  | 'INSUFFICIENT_BALANCE'
  /** The value is not allowed here. */
  | 'INVALID'
  /** Not possible in the state that it is in. */
  | 'INVALID_STATE'
  /** A limit leaves no use. */
  | 'LIMIT_REACHED'
  /** There is none, or none that the caller may see. */
  | 'NOT_FOUND'
  /** The totals are not those the caller expected: the payload carries the new ones and nothing was consumed. */
  | 'PRICE_CHANGED'
  /** Too many tries: wait a few minutes. */
  | 'RATE_LIMITED'
  /** A value must be given. */
  | 'REQUIRED'
  /** Nobody refers herself: the code is her own, or that of somebody with her address or telephone number. */
  | 'SELF_REFERRAL'
  /** Another one has this key, code or reference already. */
  | 'TAKEN'
  /** More than the stated maximum. */
  | 'TOO_MANY'
  /** It has changed since `expectedVersion`: read it again. */
  | 'VERSION_CONFLICT';

/** Where a voucher, or whatever else a wallet holds, stands now. */
export type HoldingStatus =
  /** Usable now. */
  | 'ACTIVE'
  /** Switched off for now. */
  | 'DISABLED'
  /** Its time is over. */
  | 'EXPIRED'
  /** Held by an open redemption. */
  | 'HELD'
  /** Taken back for good. */
  | 'REVOKED'
  /** Its time has not come. */
  | 'UPCOMING'
  /** All its uses are gone, or all its money. */
  | 'USED';

/** An amount in one currency. */
export type MoneyInput = {
  /** Minor units: 1250 is 12.50 EUR, and 1250 JPY. */
  amount: number;
  /** ISO 4217 code of the currency. */
  currency: string;
};

/** What kind of incentive an offer is. */
export type OfferKind =
  /** Money on a card: it pays, after all discounts. */
  | 'GIFT_CARD'
  /** Points that pay: `cartPointsSet` lets them. */
  | 'POINTS'
  /** Applies by itself. */
  | 'PROMOTION'
  /** A code that everyone may enter. */
  | 'PUBLIC_CODE'
  /** A referral program by which the shopper may bring friends: `referralCodeEnsure` gives her the code to share. The frontend knows its key, as the shop chose it; `ReferralCode.program` tells that of a code she has. */
  | 'REFERRAL'
  /** What points buy: `rewardRedeem` takes them. */
  | 'REWARD'
  /** A code of the shopper alone. */
  | 'VOUCHER';

/** The verdict on one incentive for one shopper. */
export type OfferStatus =
  /** In effect on this cart. */
  | 'APPLIED'
  /** Takes effect if its code is entered, or as soon as there is a cart. */
  | 'ELIGIBLE'
  /** Not for this shopper or this cart: see `reasons`. */
  | 'INELIGIBLE'
  /** Missing only what `hints` say. */
  | 'NEARLY';

/** Why an incentive does not apply, by kind of rule. */
export type ReasonCode =
  /** For other customers. */
  | 'AUDIENCE'
  /** Its budget is spent, or would not cover the whole discount. */
  | 'BUDGET_SPENT'
  /** It gives nothing in this currency. */
  | 'CURRENCY'
  /** A rule of the shop's own does not hold. */
  | 'CUSTOM_RULE'
  /** It has ended. */
  | 'ENDED'
  /** Goods in the cart are excluded from it. */
  | 'ITEMS_EXCLUDED'
  /** None of the goods it is for are in the cart. */
  | 'ITEMS_NOT_IN_CART'
  /** Its uses are gone. */
  | 'LIMIT_REACHED'
  /** For another place, or no location was sent. */
  | 'LOCATION'
  /** More units than it allows. */
  | 'MAXIMUM_QUANTITY'
  /** More is spent than it allows. */
  | 'MAXIMUM_SPEND'
  /** Fewer units than it asks for. */
  | 'MINIMUM_QUANTITY'
  /** Less is spent than it asks for. */
  | 'MINIMUM_SPEND'
  /** Unknown, foreign or withdrawn. */
  | 'NOT_ACCEPTED'
  /** It has not begun. */
  | 'NOT_STARTED'
  /** Nothing is left on it. */
  | 'NO_BALANCE'
  /** It takes nothing off this cart. */
  | 'NO_DISCOUNT'
  /** It does not hold at this hour or on this day. */
  | 'OUTSIDE_HOURS'
  /** It is switched off for now. */
  | 'PAUSED'
  /** Only for shoppers who have signed in. */
  | 'SIGN_IN_REQUIRED'
  /** Another incentive, named in the message, excludes it. */
  | 'STACKING'
  /** For other stores. */
  | 'STORE'
  /** For a higher loyalty tier. */
  | 'TIER';

/** A code to share, asked for. */
export type ReferralCodeEnsureInput = {
  /** For whom [service, support]; else the viewer. */
  customer?: CustomerRef | null | undefined;
  /** The key of the program. */
  programKey: string;
};

/** A reward to be bought with points. */
export type RewardRedeemInput = {
  /** 8 to 128 printable characters, kept 30 days per caller: the same key with the same input gives the first answer again. */
  idempotencyKey: string;
  /** The card whose points are spent. */
  loyaltyCardId: string | number;
  /** The reward. */
  rewardId: string | number;
};

export type MoneyPartsFragment = { amount: number, currency: string, formatted: string };

export type BannerPartsFragment = { headline: string, body: string | null, actionLabel: string | null, actionUrl: string | null };

export type OfferPartsFragment = { id: string, kind: OfferKind, status: OfferStatus, title: string, summary: string | null, terms: string | null, conditions: Array<string>, startsAt: string | null, endsAt: string | null, placements: Array<string>, automatic: boolean, code: string | null, banner: { headline: string, body: string | null, actionLabel: string | null, actionUrl: string | null } | null, savings: { amount: number, currency: string, formatted: string } | null, hints: Array<
    | { __typename: 'AddItems', message: string }
    | { __typename: 'EarnPoints', message: string }
    | { __typename: 'RemoveConflict', message: string }
    | { __typename: 'SignIn', message: string }
    | { __typename: 'SpendMore', message: string }
    | { __typename: 'WaitUntil', message: string }
  >, reasons: Array<{ code: ReasonCode, message: string }>, reward: { id: string, price: number } | null };

export type LinePartsFragment = { id: string, sku: string, quantity: number, gift: boolean, product: { name: string } | null, unitPrice: { amount: number, currency: string, formatted: string }, listPrice: { amount: number, currency: string, formatted: string } | null, subtotal: { amount: number, currency: string, formatted: string }, discount: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string }, allocations: Array<{ sequence: number, units: number | null, amount: { amount: number, currency: string, formatted: string } }> };

export type CartPartsFragment = { id: string, version: number, currency: string, lines: Array<{ id: string, sku: string, quantity: number, gift: boolean, product: { name: string } | null, unitPrice: { amount: number, currency: string, formatted: string }, listPrice: { amount: number, currency: string, formatted: string } | null, subtotal: { amount: number, currency: string, formatted: string }, discount: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string }, allocations: Array<{ sequence: number, units: number | null, amount: { amount: number, currency: string, formatted: string } }> }>, shipping: { method: string | null, subtotal: { amount: number, currency: string, formatted: string }, discount: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string } } | null, subtotal: { amount: number, currency: string, formatted: string }, discountTotal: { amount: number, currency: string, formatted: string }, tenderTotal: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string }, tenders: Array<{ points: number | null, amount: { amount: number, currency: string, formatted: string }, loyaltyCard: { id: string, program: { pointName: string, pointsName: string } } | null }>, pointsToEarn: Array<{ points: number, program: { pointName: string, pointsName: string } }>, codes: Array<{ code: string, applied: boolean, reasons: Array<{ code: ReasonCode, message: string }>, offer: { title: string } | null }>, applied: Array<{ sequence: number, title: string, code: string | null, amount: { amount: number, currency: string, formatted: string } }>, offers: { cursor: string, nodes: Array<{ id: string, kind: OfferKind, status: OfferStatus, title: string, summary: string | null, terms: string | null, conditions: Array<string>, startsAt: string | null, endsAt: string | null, placements: Array<string>, automatic: boolean, code: string | null, banner: { headline: string, body: string | null, actionLabel: string | null, actionUrl: string | null } | null, savings: { amount: number, currency: string, formatted: string } | null, hints: Array<
        | { __typename: 'AddItems', message: string }
        | { __typename: 'EarnPoints', message: string }
        | { __typename: 'RemoveConflict', message: string }
        | { __typename: 'SignIn', message: string }
        | { __typename: 'SpendMore', message: string }
        | { __typename: 'WaitUntil', message: string }
      >, reasons: Array<{ code: ReasonCode, message: string }>, reward: { id: string, price: number } | null }> } };

export type VoucherPartsFragment = { id: string, code: string, status: HoldingStatus, title: string, summary: string | null, terms: string | null, conditions: Array<string>, startsAt: string | null, endsAt: string | null };

export type GiftCardPartsFragment = { id: string, code: string, status: HoldingStatus, title: string, summary: string | null, terms: string | null, conditions: Array<string>, startsAt: string | null, endsAt: string | null, balance: { amount: number, currency: string, formatted: string } };

export type PerkPartsFragment = { id: string, title: string, description: string | null, status: HoldingStatus, endsAt: string | null };

export type GiveawayEntryPartsFragment = { id: string, count: number, status: HoldingStatus, giveaway: { title: string, endsAt: string }, prize: { title: string } | null };

export type ErrorPartsFragment = { code: ErrorCode, message: string, path: Array<string>, reasons: Array<{ code: ReasonCode, message: string }> };

export type OffersQueryVariables = Exact<{ [key: string]: never; }>;


export type OffersQuery = { offers: { cursor: string, nodes: Array<{ id: string, kind: OfferKind, status: OfferStatus, title: string, summary: string | null, terms: string | null, conditions: Array<string>, startsAt: string | null, endsAt: string | null, placements: Array<string>, automatic: boolean, code: string | null, banner: { headline: string, body: string | null, actionLabel: string | null, actionUrl: string | null } | null, savings: { amount: number, currency: string, formatted: string } | null, hints: Array<
        | { __typename: 'AddItems', message: string }
        | { __typename: 'EarnPoints', message: string }
        | { __typename: 'RemoveConflict', message: string }
        | { __typename: 'SignIn', message: string }
        | { __typename: 'SpendMore', message: string }
        | { __typename: 'WaitUntil', message: string }
      >, reasons: Array<{ code: ReasonCode, message: string }>, reward: { id: string, price: number } | null }> } | null };

export type CartQueryVariables = Exact<{
  id: string | number;
}>;


export type CartQuery = { cart: { id: string, version: number, currency: string, lines: Array<{ id: string, sku: string, quantity: number, gift: boolean, product: { name: string } | null, unitPrice: { amount: number, currency: string, formatted: string }, listPrice: { amount: number, currency: string, formatted: string } | null, subtotal: { amount: number, currency: string, formatted: string }, discount: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string }, allocations: Array<{ sequence: number, units: number | null, amount: { amount: number, currency: string, formatted: string } }> }>, shipping: { method: string | null, subtotal: { amount: number, currency: string, formatted: string }, discount: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string } } | null, subtotal: { amount: number, currency: string, formatted: string }, discountTotal: { amount: number, currency: string, formatted: string }, tenderTotal: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string }, tenders: Array<{ points: number | null, amount: { amount: number, currency: string, formatted: string }, loyaltyCard: { id: string, program: { pointName: string, pointsName: string } } | null }>, pointsToEarn: Array<{ points: number, program: { pointName: string, pointsName: string } }>, codes: Array<{ code: string, applied: boolean, reasons: Array<{ code: ReasonCode, message: string }>, offer: { title: string } | null }>, applied: Array<{ sequence: number, title: string, code: string | null, amount: { amount: number, currency: string, formatted: string } }>, offers: { cursor: string, nodes: Array<{ id: string, kind: OfferKind, status: OfferStatus, title: string, summary: string | null, terms: string | null, conditions: Array<string>, startsAt: string | null, endsAt: string | null, placements: Array<string>, automatic: boolean, code: string | null, banner: { headline: string, body: string | null, actionLabel: string | null, actionUrl: string | null } | null, savings: { amount: number, currency: string, formatted: string } | null, hints: Array<
          | { __typename: 'AddItems', message: string }
          | { __typename: 'EarnPoints', message: string }
          | { __typename: 'RemoveConflict', message: string }
          | { __typename: 'SignIn', message: string }
          | { __typename: 'SpendMore', message: string }
          | { __typename: 'WaitUntil', message: string }
        >, reasons: Array<{ code: ReasonCode, message: string }>, reward: { id: string, price: number } | null }> } } | null };

export type WalletQueryVariables = Exact<{ [key: string]: never; }>;


export type WalletQuery = { viewer: { id: string, wallet: { id: string, cursor: string, loyaltyCards: Array<{ id: string, points: number, pointsPending: number, pointsExpiring: Array<{ points: number, expiresAt: string }>, program: { title: string, pointName: string, pointsName: string }, tier: { title: string } | null, nextTier: { missingPoints: number | null, tier: { title: string } } | null }>, referralCodes: Array<{ id: string, code: string, shareUrl: string, shareText: string, joined: number, converted: number, remaining: number | null, program: { title: string }, nextMilestone: { missingFriends: number } | null }>, active: { totalCount: number, nodes: Array<
          | { __typename: 'GiftCard', id: string, code: string, status: HoldingStatus, title: string, summary: string | null, terms: string | null, conditions: Array<string>, startsAt: string | null, endsAt: string | null, balance: { amount: number, currency: string, formatted: string } }
          | { __typename: 'GiveawayEntry', id: string, count: number, status: HoldingStatus, giveaway: { title: string, endsAt: string }, prize: { title: string } | null }
          | { __typename: 'LoyaltyCard' }
          | { __typename: 'Perk', id: string, title: string, description: string | null, status: HoldingStatus, endsAt: string | null }
          | { __typename: 'ReferralCode' }
          | { __typename: 'Voucher', id: string, code: string, status: HoldingStatus, title: string, summary: string | null, terms: string | null, conditions: Array<string>, startsAt: string | null, endsAt: string | null }
        > }, used: { totalCount: number, nodes: Array<
          | { __typename: 'GiftCard', id: string, code: string, status: HoldingStatus, title: string, summary: string | null, terms: string | null, conditions: Array<string>, startsAt: string | null, endsAt: string | null, balance: { amount: number, currency: string, formatted: string } }
          | { __typename: 'GiveawayEntry', id: string, count: number, status: HoldingStatus, giveaway: { title: string, endsAt: string }, prize: { title: string } | null }
          | { __typename: 'LoyaltyCard' }
          | { __typename: 'Perk', id: string, title: string, description: string | null, status: HoldingStatus, endsAt: string | null }
          | { __typename: 'ReferralCode' }
          | { __typename: 'Voucher', id: string, code: string, status: HoldingStatus, title: string, summary: string | null, terms: string | null, conditions: Array<string>, startsAt: string | null, endsAt: string | null }
        > }, expired: { totalCount: number, nodes: Array<
          | { __typename: 'GiftCard', id: string, code: string, status: HoldingStatus, title: string, summary: string | null, terms: string | null, conditions: Array<string>, startsAt: string | null, endsAt: string | null, balance: { amount: number, currency: string, formatted: string } }
          | { __typename: 'GiveawayEntry', id: string, count: number, status: HoldingStatus, giveaway: { title: string, endsAt: string }, prize: { title: string } | null }
          | { __typename: 'LoyaltyCard' }
          | { __typename: 'Perk', id: string, title: string, description: string | null, status: HoldingStatus, endsAt: string | null }
          | { __typename: 'ReferralCode' }
          | { __typename: 'Voucher', id: string, code: string, status: HoldingStatus, title: string, summary: string | null, terms: string | null, conditions: Array<string>, startsAt: string | null, endsAt: string | null }
        > } } } | null };

export type VisitorTokenMutationVariables = Exact<{ [key: string]: never; }>;


export type VisitorTokenMutation = { visitorTokenCreate: { token: string | null, expiresAt: string | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string>, reasons: Array<{ code: ReasonCode, message: string }> }> } | null };

export type CartCreateMutationVariables = Exact<{
  input: CartCreateInput;
}>;


export type CartCreateMutation = { cartCreate: { cart: { id: string, version: number, currency: string, lines: Array<{ id: string, sku: string, quantity: number, gift: boolean, product: { name: string } | null, unitPrice: { amount: number, currency: string, formatted: string }, listPrice: { amount: number, currency: string, formatted: string } | null, subtotal: { amount: number, currency: string, formatted: string }, discount: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string }, allocations: Array<{ sequence: number, units: number | null, amount: { amount: number, currency: string, formatted: string } }> }>, shipping: { method: string | null, subtotal: { amount: number, currency: string, formatted: string }, discount: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string } } | null, subtotal: { amount: number, currency: string, formatted: string }, discountTotal: { amount: number, currency: string, formatted: string }, tenderTotal: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string }, tenders: Array<{ points: number | null, amount: { amount: number, currency: string, formatted: string }, loyaltyCard: { id: string, program: { pointName: string, pointsName: string } } | null }>, pointsToEarn: Array<{ points: number, program: { pointName: string, pointsName: string } }>, codes: Array<{ code: string, applied: boolean, reasons: Array<{ code: ReasonCode, message: string }>, offer: { title: string } | null }>, applied: Array<{ sequence: number, title: string, code: string | null, amount: { amount: number, currency: string, formatted: string } }>, offers: { cursor: string, nodes: Array<{ id: string, kind: OfferKind, status: OfferStatus, title: string, summary: string | null, terms: string | null, conditions: Array<string>, startsAt: string | null, endsAt: string | null, placements: Array<string>, automatic: boolean, code: string | null, banner: { headline: string, body: string | null, actionLabel: string | null, actionUrl: string | null } | null, savings: { amount: number, currency: string, formatted: string } | null, hints: Array<
            | { __typename: 'AddItems', message: string }
            | { __typename: 'EarnPoints', message: string }
            | { __typename: 'RemoveConflict', message: string }
            | { __typename: 'SignIn', message: string }
            | { __typename: 'SpendMore', message: string }
            | { __typename: 'WaitUntil', message: string }
          >, reasons: Array<{ code: ReasonCode, message: string }>, reward: { id: string, price: number } | null }> } } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string>, reasons: Array<{ code: ReasonCode, message: string }> }> } | null };

export type CartLinesSetMutationVariables = Exact<{
  input: CartLinesSetInput;
}>;


export type CartLinesSetMutation = { cartLinesSet: { cart: { id: string, version: number, currency: string, lines: Array<{ id: string, sku: string, quantity: number, gift: boolean, product: { name: string } | null, unitPrice: { amount: number, currency: string, formatted: string }, listPrice: { amount: number, currency: string, formatted: string } | null, subtotal: { amount: number, currency: string, formatted: string }, discount: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string }, allocations: Array<{ sequence: number, units: number | null, amount: { amount: number, currency: string, formatted: string } }> }>, shipping: { method: string | null, subtotal: { amount: number, currency: string, formatted: string }, discount: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string } } | null, subtotal: { amount: number, currency: string, formatted: string }, discountTotal: { amount: number, currency: string, formatted: string }, tenderTotal: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string }, tenders: Array<{ points: number | null, amount: { amount: number, currency: string, formatted: string }, loyaltyCard: { id: string, program: { pointName: string, pointsName: string } } | null }>, pointsToEarn: Array<{ points: number, program: { pointName: string, pointsName: string } }>, codes: Array<{ code: string, applied: boolean, reasons: Array<{ code: ReasonCode, message: string }>, offer: { title: string } | null }>, applied: Array<{ sequence: number, title: string, code: string | null, amount: { amount: number, currency: string, formatted: string } }>, offers: { cursor: string, nodes: Array<{ id: string, kind: OfferKind, status: OfferStatus, title: string, summary: string | null, terms: string | null, conditions: Array<string>, startsAt: string | null, endsAt: string | null, placements: Array<string>, automatic: boolean, code: string | null, banner: { headline: string, body: string | null, actionLabel: string | null, actionUrl: string | null } | null, savings: { amount: number, currency: string, formatted: string } | null, hints: Array<
            | { __typename: 'AddItems', message: string }
            | { __typename: 'EarnPoints', message: string }
            | { __typename: 'RemoveConflict', message: string }
            | { __typename: 'SignIn', message: string }
            | { __typename: 'SpendMore', message: string }
            | { __typename: 'WaitUntil', message: string }
          >, reasons: Array<{ code: ReasonCode, message: string }>, reward: { id: string, price: number } | null }> } } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string>, reasons: Array<{ code: ReasonCode, message: string }> }> } | null };

export type CartCodeApplyMutationVariables = Exact<{
  input: CartCodeInput;
}>;


export type CartCodeApplyMutation = { cartCodeApply: { cart: { id: string, version: number, currency: string, lines: Array<{ id: string, sku: string, quantity: number, gift: boolean, product: { name: string } | null, unitPrice: { amount: number, currency: string, formatted: string }, listPrice: { amount: number, currency: string, formatted: string } | null, subtotal: { amount: number, currency: string, formatted: string }, discount: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string }, allocations: Array<{ sequence: number, units: number | null, amount: { amount: number, currency: string, formatted: string } }> }>, shipping: { method: string | null, subtotal: { amount: number, currency: string, formatted: string }, discount: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string } } | null, subtotal: { amount: number, currency: string, formatted: string }, discountTotal: { amount: number, currency: string, formatted: string }, tenderTotal: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string }, tenders: Array<{ points: number | null, amount: { amount: number, currency: string, formatted: string }, loyaltyCard: { id: string, program: { pointName: string, pointsName: string } } | null }>, pointsToEarn: Array<{ points: number, program: { pointName: string, pointsName: string } }>, codes: Array<{ code: string, applied: boolean, reasons: Array<{ code: ReasonCode, message: string }>, offer: { title: string } | null }>, applied: Array<{ sequence: number, title: string, code: string | null, amount: { amount: number, currency: string, formatted: string } }>, offers: { cursor: string, nodes: Array<{ id: string, kind: OfferKind, status: OfferStatus, title: string, summary: string | null, terms: string | null, conditions: Array<string>, startsAt: string | null, endsAt: string | null, placements: Array<string>, automatic: boolean, code: string | null, banner: { headline: string, body: string | null, actionLabel: string | null, actionUrl: string | null } | null, savings: { amount: number, currency: string, formatted: string } | null, hints: Array<
            | { __typename: 'AddItems', message: string }
            | { __typename: 'EarnPoints', message: string }
            | { __typename: 'RemoveConflict', message: string }
            | { __typename: 'SignIn', message: string }
            | { __typename: 'SpendMore', message: string }
            | { __typename: 'WaitUntil', message: string }
          >, reasons: Array<{ code: ReasonCode, message: string }>, reward: { id: string, price: number } | null }> } } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string>, reasons: Array<{ code: ReasonCode, message: string }> }> } | null };

export type CartCodeRemoveMutationVariables = Exact<{
  input: CartCodeInput;
}>;


export type CartCodeRemoveMutation = { cartCodeRemove: { cart: { id: string, version: number, currency: string, lines: Array<{ id: string, sku: string, quantity: number, gift: boolean, product: { name: string } | null, unitPrice: { amount: number, currency: string, formatted: string }, listPrice: { amount: number, currency: string, formatted: string } | null, subtotal: { amount: number, currency: string, formatted: string }, discount: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string }, allocations: Array<{ sequence: number, units: number | null, amount: { amount: number, currency: string, formatted: string } }> }>, shipping: { method: string | null, subtotal: { amount: number, currency: string, formatted: string }, discount: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string } } | null, subtotal: { amount: number, currency: string, formatted: string }, discountTotal: { amount: number, currency: string, formatted: string }, tenderTotal: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string }, tenders: Array<{ points: number | null, amount: { amount: number, currency: string, formatted: string }, loyaltyCard: { id: string, program: { pointName: string, pointsName: string } } | null }>, pointsToEarn: Array<{ points: number, program: { pointName: string, pointsName: string } }>, codes: Array<{ code: string, applied: boolean, reasons: Array<{ code: ReasonCode, message: string }>, offer: { title: string } | null }>, applied: Array<{ sequence: number, title: string, code: string | null, amount: { amount: number, currency: string, formatted: string } }>, offers: { cursor: string, nodes: Array<{ id: string, kind: OfferKind, status: OfferStatus, title: string, summary: string | null, terms: string | null, conditions: Array<string>, startsAt: string | null, endsAt: string | null, placements: Array<string>, automatic: boolean, code: string | null, banner: { headline: string, body: string | null, actionLabel: string | null, actionUrl: string | null } | null, savings: { amount: number, currency: string, formatted: string } | null, hints: Array<
            | { __typename: 'AddItems', message: string }
            | { __typename: 'EarnPoints', message: string }
            | { __typename: 'RemoveConflict', message: string }
            | { __typename: 'SignIn', message: string }
            | { __typename: 'SpendMore', message: string }
            | { __typename: 'WaitUntil', message: string }
          >, reasons: Array<{ code: ReasonCode, message: string }>, reward: { id: string, price: number } | null }> } } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string>, reasons: Array<{ code: ReasonCode, message: string }> }> } | null };

export type CartPointsSetMutationVariables = Exact<{
  input: CartPointsSetInput;
}>;


export type CartPointsSetMutation = { cartPointsSet: { cart: { id: string, version: number, currency: string, lines: Array<{ id: string, sku: string, quantity: number, gift: boolean, product: { name: string } | null, unitPrice: { amount: number, currency: string, formatted: string }, listPrice: { amount: number, currency: string, formatted: string } | null, subtotal: { amount: number, currency: string, formatted: string }, discount: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string }, allocations: Array<{ sequence: number, units: number | null, amount: { amount: number, currency: string, formatted: string } }> }>, shipping: { method: string | null, subtotal: { amount: number, currency: string, formatted: string }, discount: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string } } | null, subtotal: { amount: number, currency: string, formatted: string }, discountTotal: { amount: number, currency: string, formatted: string }, tenderTotal: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string }, tenders: Array<{ points: number | null, amount: { amount: number, currency: string, formatted: string }, loyaltyCard: { id: string, program: { pointName: string, pointsName: string } } | null }>, pointsToEarn: Array<{ points: number, program: { pointName: string, pointsName: string } }>, codes: Array<{ code: string, applied: boolean, reasons: Array<{ code: ReasonCode, message: string }>, offer: { title: string } | null }>, applied: Array<{ sequence: number, title: string, code: string | null, amount: { amount: number, currency: string, formatted: string } }>, offers: { cursor: string, nodes: Array<{ id: string, kind: OfferKind, status: OfferStatus, title: string, summary: string | null, terms: string | null, conditions: Array<string>, startsAt: string | null, endsAt: string | null, placements: Array<string>, automatic: boolean, code: string | null, banner: { headline: string, body: string | null, actionLabel: string | null, actionUrl: string | null } | null, savings: { amount: number, currency: string, formatted: string } | null, hints: Array<
            | { __typename: 'AddItems', message: string }
            | { __typename: 'EarnPoints', message: string }
            | { __typename: 'RemoveConflict', message: string }
            | { __typename: 'SignIn', message: string }
            | { __typename: 'SpendMore', message: string }
            | { __typename: 'WaitUntil', message: string }
          >, reasons: Array<{ code: ReasonCode, message: string }>, reward: { id: string, price: number } | null }> } } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string>, reasons: Array<{ code: ReasonCode, message: string }> }> } | null };

export type CartClaimMutationVariables = Exact<{
  input: CartClaimInput;
}>;


export type CartClaimMutation = { cartClaim: { cart: { id: string, version: number, currency: string, lines: Array<{ id: string, sku: string, quantity: number, gift: boolean, product: { name: string } | null, unitPrice: { amount: number, currency: string, formatted: string }, listPrice: { amount: number, currency: string, formatted: string } | null, subtotal: { amount: number, currency: string, formatted: string }, discount: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string }, allocations: Array<{ sequence: number, units: number | null, amount: { amount: number, currency: string, formatted: string } }> }>, shipping: { method: string | null, subtotal: { amount: number, currency: string, formatted: string }, discount: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string } } | null, subtotal: { amount: number, currency: string, formatted: string }, discountTotal: { amount: number, currency: string, formatted: string }, tenderTotal: { amount: number, currency: string, formatted: string }, total: { amount: number, currency: string, formatted: string }, tenders: Array<{ points: number | null, amount: { amount: number, currency: string, formatted: string }, loyaltyCard: { id: string, program: { pointName: string, pointsName: string } } | null }>, pointsToEarn: Array<{ points: number, program: { pointName: string, pointsName: string } }>, codes: Array<{ code: string, applied: boolean, reasons: Array<{ code: ReasonCode, message: string }>, offer: { title: string } | null }>, applied: Array<{ sequence: number, title: string, code: string | null, amount: { amount: number, currency: string, formatted: string } }>, offers: { cursor: string, nodes: Array<{ id: string, kind: OfferKind, status: OfferStatus, title: string, summary: string | null, terms: string | null, conditions: Array<string>, startsAt: string | null, endsAt: string | null, placements: Array<string>, automatic: boolean, code: string | null, banner: { headline: string, body: string | null, actionLabel: string | null, actionUrl: string | null } | null, savings: { amount: number, currency: string, formatted: string } | null, hints: Array<
            | { __typename: 'AddItems', message: string }
            | { __typename: 'EarnPoints', message: string }
            | { __typename: 'RemoveConflict', message: string }
            | { __typename: 'SignIn', message: string }
            | { __typename: 'SpendMore', message: string }
            | { __typename: 'WaitUntil', message: string }
          >, reasons: Array<{ code: ReasonCode, message: string }>, reward: { id: string, price: number } | null }> } } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string>, reasons: Array<{ code: ReasonCode, message: string }> }> } | null };

export type OffersChangedSubscriptionVariables = Exact<{
  cartId?: string | number | null | undefined;
  after?: string | null | undefined;
}>;


export type OffersChangedSubscription = { offersChanged:
    | { __typename: 'OfferBecameEligible', eventId: string, cursor: string }
    | { __typename: 'OfferWithdrawn', eventId: string, cursor: string, offerId: string }
    | { __typename: 'Resync', eventId: string, cursor: string }
   };

export type WalletChangedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type WalletChangedSubscription = { walletChanged:
    | { __typename: 'Resync', eventId: string, cursor: string }
    | { __typename: 'WalletChanged', eventId: string, cursor: string }
   };

export type ReferralCodeMutationVariables = Exact<{
  input: ReferralCodeEnsureInput;
}>;


export type ReferralCodeMutation = { referralCodeEnsure: { item:
      | { __typename: 'GiftCard' }
      | { __typename: 'GiveawayEntry' }
      | { __typename: 'LoyaltyCard' }
      | { __typename: 'Perk' }
      | { __typename: 'ReferralCode' }
      | { __typename: 'Voucher' }
     | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string>, reasons: Array<{ code: ReasonCode, message: string }> }> } | null };

export type RewardRedeemMutationVariables = Exact<{
  input: RewardRedeemInput;
}>;


export type RewardRedeemMutation = { rewardRedeem: { granted: Array<
      | { __typename: 'GiftCard' }
      | { __typename: 'GiveawayEntry' }
      | { __typename: 'LoyaltyCard' }
      | { __typename: 'Perk' }
      | { __typename: 'ReferralCode' }
      | { __typename: 'Voucher' }
    >, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string>, reasons: Array<{ code: ReasonCode, message: string }> }> } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const MoneyPartsFragmentDoc = new TypedDocumentString(`
    fragment MoneyParts on Money {
  amount
  currency
  formatted
}
    `, {"fragmentName":"MoneyParts"}) as unknown as TypedDocumentString<MoneyPartsFragment, unknown>;
export const LinePartsFragmentDoc = new TypedDocumentString(`
    fragment LineParts on CartLine {
  id
  sku
  quantity
  gift
  product {
    name
  }
  unitPrice {
    ...MoneyParts
  }
  listPrice {
    ...MoneyParts
  }
  subtotal {
    ...MoneyParts
  }
  discount {
    ...MoneyParts
  }
  total {
    ...MoneyParts
  }
  allocations {
    sequence
    amount {
      ...MoneyParts
    }
    units
  }
}
    fragment MoneyParts on Money {
  amount
  currency
  formatted
}`, {"fragmentName":"LineParts"}) as unknown as TypedDocumentString<LinePartsFragment, unknown>;
export const BannerPartsFragmentDoc = new TypedDocumentString(`
    fragment BannerParts on Banner {
  headline
  body
  actionLabel
  actionUrl
}
    `, {"fragmentName":"BannerParts"}) as unknown as TypedDocumentString<BannerPartsFragment, unknown>;
export const OfferPartsFragmentDoc = new TypedDocumentString(`
    fragment OfferParts on Offer {
  id
  kind
  status
  title
  summary
  terms
  conditions
  startsAt
  endsAt
  placements
  banner {
    ...BannerParts
  }
  automatic
  code
  savings {
    ...MoneyParts
  }
  hints {
    __typename
    ... on SpendMore {
      message
    }
    ... on AddItems {
      message
    }
    ... on SignIn {
      message
    }
    ... on RemoveConflict {
      message
    }
    ... on WaitUntil {
      message
    }
    ... on EarnPoints {
      message
    }
  }
  reasons {
    code
    message
  }
  reward {
    id
    price
  }
}
    fragment MoneyParts on Money {
  amount
  currency
  formatted
}
fragment BannerParts on Banner {
  headline
  body
  actionLabel
  actionUrl
}`, {"fragmentName":"OfferParts"}) as unknown as TypedDocumentString<OfferPartsFragment, unknown>;
export const CartPartsFragmentDoc = new TypedDocumentString(`
    fragment CartParts on Cart {
  id
  version
  currency
  lines {
    ...LineParts
  }
  shipping {
    method
    subtotal {
      ...MoneyParts
    }
    discount {
      ...MoneyParts
    }
    total {
      ...MoneyParts
    }
  }
  subtotal {
    ...MoneyParts
  }
  discountTotal {
    ...MoneyParts
  }
  tenderTotal {
    ...MoneyParts
  }
  total {
    ...MoneyParts
  }
  tenders {
    amount {
      ...MoneyParts
    }
    points
    loyaltyCard {
      id
      program {
        pointName
        pointsName
      }
    }
  }
  pointsToEarn {
    points
    program {
      pointName
      pointsName
    }
  }
  codes {
    code
    applied
    reasons {
      code
      message
    }
    offer {
      title
    }
  }
  applied {
    sequence
    title
    code
    amount {
      ...MoneyParts
    }
  }
  offers(first: 50) {
    cursor
    nodes {
      ...OfferParts
    }
  }
}
    fragment MoneyParts on Money {
  amount
  currency
  formatted
}
fragment BannerParts on Banner {
  headline
  body
  actionLabel
  actionUrl
}
fragment OfferParts on Offer {
  id
  kind
  status
  title
  summary
  terms
  conditions
  startsAt
  endsAt
  placements
  banner {
    ...BannerParts
  }
  automatic
  code
  savings {
    ...MoneyParts
  }
  hints {
    __typename
    ... on SpendMore {
      message
    }
    ... on AddItems {
      message
    }
    ... on SignIn {
      message
    }
    ... on RemoveConflict {
      message
    }
    ... on WaitUntil {
      message
    }
    ... on EarnPoints {
      message
    }
  }
  reasons {
    code
    message
  }
  reward {
    id
    price
  }
}
fragment LineParts on CartLine {
  id
  sku
  quantity
  gift
  product {
    name
  }
  unitPrice {
    ...MoneyParts
  }
  listPrice {
    ...MoneyParts
  }
  subtotal {
    ...MoneyParts
  }
  discount {
    ...MoneyParts
  }
  total {
    ...MoneyParts
  }
  allocations {
    sequence
    amount {
      ...MoneyParts
    }
    units
  }
}`, {"fragmentName":"CartParts"}) as unknown as TypedDocumentString<CartPartsFragment, unknown>;
export const VoucherPartsFragmentDoc = new TypedDocumentString(`
    fragment VoucherParts on Voucher {
  id
  code
  status
  title
  summary
  terms
  conditions
  startsAt
  endsAt
}
    `, {"fragmentName":"VoucherParts"}) as unknown as TypedDocumentString<VoucherPartsFragment, unknown>;
export const GiftCardPartsFragmentDoc = new TypedDocumentString(`
    fragment GiftCardParts on GiftCard {
  id
  code
  status
  title
  summary
  terms
  conditions
  startsAt
  endsAt
  balance {
    ...MoneyParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
  formatted
}`, {"fragmentName":"GiftCardParts"}) as unknown as TypedDocumentString<GiftCardPartsFragment, unknown>;
export const PerkPartsFragmentDoc = new TypedDocumentString(`
    fragment PerkParts on Perk {
  id
  title
  description
  status
  endsAt
}
    `, {"fragmentName":"PerkParts"}) as unknown as TypedDocumentString<PerkPartsFragment, unknown>;
export const GiveawayEntryPartsFragmentDoc = new TypedDocumentString(`
    fragment GiveawayEntryParts on GiveawayEntry {
  id
  count
  status
  giveaway {
    title
    endsAt
  }
  prize {
    title
  }
}
    `, {"fragmentName":"GiveawayEntryParts"}) as unknown as TypedDocumentString<GiveawayEntryPartsFragment, unknown>;
export const ErrorPartsFragmentDoc = new TypedDocumentString(`
    fragment ErrorParts on UserError {
  code
  message
  path
  reasons {
    code
    message
  }
}
    `, {"fragmentName":"ErrorParts"}) as unknown as TypedDocumentString<ErrorPartsFragment, unknown>;
export const OffersDocument = new TypedDocumentString(`
    query Offers {
  offers(first: 50) {
    cursor
    nodes {
      ...OfferParts
    }
  }
}
    fragment MoneyParts on Money {
  amount
  currency
  formatted
}
fragment BannerParts on Banner {
  headline
  body
  actionLabel
  actionUrl
}
fragment OfferParts on Offer {
  id
  kind
  status
  title
  summary
  terms
  conditions
  startsAt
  endsAt
  placements
  banner {
    ...BannerParts
  }
  automatic
  code
  savings {
    ...MoneyParts
  }
  hints {
    __typename
    ... on SpendMore {
      message
    }
    ... on AddItems {
      message
    }
    ... on SignIn {
      message
    }
    ... on RemoveConflict {
      message
    }
    ... on WaitUntil {
      message
    }
    ... on EarnPoints {
      message
    }
  }
  reasons {
    code
    message
  }
  reward {
    id
    price
  }
}`) as unknown as TypedDocumentString<OffersQuery, OffersQueryVariables>;
export const CartDocument = new TypedDocumentString(`
    query Cart($id: ID!) {
  cart(id: $id) {
    ...CartParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
  formatted
}
fragment BannerParts on Banner {
  headline
  body
  actionLabel
  actionUrl
}
fragment OfferParts on Offer {
  id
  kind
  status
  title
  summary
  terms
  conditions
  startsAt
  endsAt
  placements
  banner {
    ...BannerParts
  }
  automatic
  code
  savings {
    ...MoneyParts
  }
  hints {
    __typename
    ... on SpendMore {
      message
    }
    ... on AddItems {
      message
    }
    ... on SignIn {
      message
    }
    ... on RemoveConflict {
      message
    }
    ... on WaitUntil {
      message
    }
    ... on EarnPoints {
      message
    }
  }
  reasons {
    code
    message
  }
  reward {
    id
    price
  }
}
fragment LineParts on CartLine {
  id
  sku
  quantity
  gift
  product {
    name
  }
  unitPrice {
    ...MoneyParts
  }
  listPrice {
    ...MoneyParts
  }
  subtotal {
    ...MoneyParts
  }
  discount {
    ...MoneyParts
  }
  total {
    ...MoneyParts
  }
  allocations {
    sequence
    amount {
      ...MoneyParts
    }
    units
  }
}
fragment CartParts on Cart {
  id
  version
  currency
  lines {
    ...LineParts
  }
  shipping {
    method
    subtotal {
      ...MoneyParts
    }
    discount {
      ...MoneyParts
    }
    total {
      ...MoneyParts
    }
  }
  subtotal {
    ...MoneyParts
  }
  discountTotal {
    ...MoneyParts
  }
  tenderTotal {
    ...MoneyParts
  }
  total {
    ...MoneyParts
  }
  tenders {
    amount {
      ...MoneyParts
    }
    points
    loyaltyCard {
      id
      program {
        pointName
        pointsName
      }
    }
  }
  pointsToEarn {
    points
    program {
      pointName
      pointsName
    }
  }
  codes {
    code
    applied
    reasons {
      code
      message
    }
    offer {
      title
    }
  }
  applied {
    sequence
    title
    code
    amount {
      ...MoneyParts
    }
  }
  offers(first: 50) {
    cursor
    nodes {
      ...OfferParts
    }
  }
}`) as unknown as TypedDocumentString<CartQuery, CartQueryVariables>;
export const WalletDocument = new TypedDocumentString(`
    query Wallet {
  viewer {
    id
    wallet {
      id
      cursor
      loyaltyCards {
        id
        points
        pointsPending
        pointsExpiring {
          points
          expiresAt
        }
        program {
          title
          pointName
          pointsName
        }
        tier {
          title
        }
        nextTier {
          missingPoints
          tier {
            title
          }
        }
      }
      referralCodes {
        id
        code
        shareUrl
        shareText
        joined
        converted
        remaining
        program {
          title
        }
        nextMilestone {
          missingFriends
        }
      }
      active: items(
        kinds: [VOUCHER, GIFT_CARD, PERK, GIVEAWAY_ENTRY]
        statuses: [ACTIVE, UPCOMING]
        first: 50
      ) {
        totalCount
        nodes {
          __typename
          ... on Voucher {
            ...VoucherParts
          }
          ... on GiftCard {
            ...GiftCardParts
          }
          ... on Perk {
            ...PerkParts
          }
          ... on GiveawayEntry {
            ...GiveawayEntryParts
          }
        }
      }
      used: items(
        kinds: [VOUCHER, GIFT_CARD, PERK, GIVEAWAY_ENTRY]
        statuses: [USED]
        first: 50
      ) {
        totalCount
        nodes {
          __typename
          ... on Voucher {
            ...VoucherParts
          }
          ... on GiftCard {
            ...GiftCardParts
          }
          ... on Perk {
            ...PerkParts
          }
          ... on GiveawayEntry {
            ...GiveawayEntryParts
          }
        }
      }
      expired: items(
        kinds: [VOUCHER, GIFT_CARD, PERK, GIVEAWAY_ENTRY]
        statuses: [EXPIRED, DISABLED, REVOKED]
        first: 50
      ) {
        totalCount
        nodes {
          __typename
          ... on Voucher {
            ...VoucherParts
          }
          ... on GiftCard {
            ...GiftCardParts
          }
          ... on Perk {
            ...PerkParts
          }
          ... on GiveawayEntry {
            ...GiveawayEntryParts
          }
        }
      }
    }
  }
}
    fragment MoneyParts on Money {
  amount
  currency
  formatted
}
fragment VoucherParts on Voucher {
  id
  code
  status
  title
  summary
  terms
  conditions
  startsAt
  endsAt
}
fragment GiftCardParts on GiftCard {
  id
  code
  status
  title
  summary
  terms
  conditions
  startsAt
  endsAt
  balance {
    ...MoneyParts
  }
}
fragment PerkParts on Perk {
  id
  title
  description
  status
  endsAt
}
fragment GiveawayEntryParts on GiveawayEntry {
  id
  count
  status
  giveaway {
    title
    endsAt
  }
  prize {
    title
  }
}`) as unknown as TypedDocumentString<WalletQuery, WalletQueryVariables>;
export const VisitorTokenDocument = new TypedDocumentString(`
    mutation VisitorToken {
  visitorTokenCreate {
    token
    expiresAt
    userErrors {
      ...ErrorParts
    }
  }
}
    fragment ErrorParts on UserError {
  code
  message
  path
  reasons {
    code
    message
  }
}`) as unknown as TypedDocumentString<VisitorTokenMutation, VisitorTokenMutationVariables>;
export const CartCreateDocument = new TypedDocumentString(`
    mutation CartCreate($input: CartCreateInput!) {
  cartCreate(input: $input) {
    cart {
      ...CartParts
    }
    userErrors {
      ...ErrorParts
    }
  }
}
    fragment MoneyParts on Money {
  amount
  currency
  formatted
}
fragment BannerParts on Banner {
  headline
  body
  actionLabel
  actionUrl
}
fragment OfferParts on Offer {
  id
  kind
  status
  title
  summary
  terms
  conditions
  startsAt
  endsAt
  placements
  banner {
    ...BannerParts
  }
  automatic
  code
  savings {
    ...MoneyParts
  }
  hints {
    __typename
    ... on SpendMore {
      message
    }
    ... on AddItems {
      message
    }
    ... on SignIn {
      message
    }
    ... on RemoveConflict {
      message
    }
    ... on WaitUntil {
      message
    }
    ... on EarnPoints {
      message
    }
  }
  reasons {
    code
    message
  }
  reward {
    id
    price
  }
}
fragment LineParts on CartLine {
  id
  sku
  quantity
  gift
  product {
    name
  }
  unitPrice {
    ...MoneyParts
  }
  listPrice {
    ...MoneyParts
  }
  subtotal {
    ...MoneyParts
  }
  discount {
    ...MoneyParts
  }
  total {
    ...MoneyParts
  }
  allocations {
    sequence
    amount {
      ...MoneyParts
    }
    units
  }
}
fragment CartParts on Cart {
  id
  version
  currency
  lines {
    ...LineParts
  }
  shipping {
    method
    subtotal {
      ...MoneyParts
    }
    discount {
      ...MoneyParts
    }
    total {
      ...MoneyParts
    }
  }
  subtotal {
    ...MoneyParts
  }
  discountTotal {
    ...MoneyParts
  }
  tenderTotal {
    ...MoneyParts
  }
  total {
    ...MoneyParts
  }
  tenders {
    amount {
      ...MoneyParts
    }
    points
    loyaltyCard {
      id
      program {
        pointName
        pointsName
      }
    }
  }
  pointsToEarn {
    points
    program {
      pointName
      pointsName
    }
  }
  codes {
    code
    applied
    reasons {
      code
      message
    }
    offer {
      title
    }
  }
  applied {
    sequence
    title
    code
    amount {
      ...MoneyParts
    }
  }
  offers(first: 50) {
    cursor
    nodes {
      ...OfferParts
    }
  }
}
fragment ErrorParts on UserError {
  code
  message
  path
  reasons {
    code
    message
  }
}`) as unknown as TypedDocumentString<CartCreateMutation, CartCreateMutationVariables>;
export const CartLinesSetDocument = new TypedDocumentString(`
    mutation CartLinesSet($input: CartLinesSetInput!) {
  cartLinesSet(input: $input) {
    cart {
      ...CartParts
    }
    userErrors {
      ...ErrorParts
    }
  }
}
    fragment MoneyParts on Money {
  amount
  currency
  formatted
}
fragment BannerParts on Banner {
  headline
  body
  actionLabel
  actionUrl
}
fragment OfferParts on Offer {
  id
  kind
  status
  title
  summary
  terms
  conditions
  startsAt
  endsAt
  placements
  banner {
    ...BannerParts
  }
  automatic
  code
  savings {
    ...MoneyParts
  }
  hints {
    __typename
    ... on SpendMore {
      message
    }
    ... on AddItems {
      message
    }
    ... on SignIn {
      message
    }
    ... on RemoveConflict {
      message
    }
    ... on WaitUntil {
      message
    }
    ... on EarnPoints {
      message
    }
  }
  reasons {
    code
    message
  }
  reward {
    id
    price
  }
}
fragment LineParts on CartLine {
  id
  sku
  quantity
  gift
  product {
    name
  }
  unitPrice {
    ...MoneyParts
  }
  listPrice {
    ...MoneyParts
  }
  subtotal {
    ...MoneyParts
  }
  discount {
    ...MoneyParts
  }
  total {
    ...MoneyParts
  }
  allocations {
    sequence
    amount {
      ...MoneyParts
    }
    units
  }
}
fragment CartParts on Cart {
  id
  version
  currency
  lines {
    ...LineParts
  }
  shipping {
    method
    subtotal {
      ...MoneyParts
    }
    discount {
      ...MoneyParts
    }
    total {
      ...MoneyParts
    }
  }
  subtotal {
    ...MoneyParts
  }
  discountTotal {
    ...MoneyParts
  }
  tenderTotal {
    ...MoneyParts
  }
  total {
    ...MoneyParts
  }
  tenders {
    amount {
      ...MoneyParts
    }
    points
    loyaltyCard {
      id
      program {
        pointName
        pointsName
      }
    }
  }
  pointsToEarn {
    points
    program {
      pointName
      pointsName
    }
  }
  codes {
    code
    applied
    reasons {
      code
      message
    }
    offer {
      title
    }
  }
  applied {
    sequence
    title
    code
    amount {
      ...MoneyParts
    }
  }
  offers(first: 50) {
    cursor
    nodes {
      ...OfferParts
    }
  }
}
fragment ErrorParts on UserError {
  code
  message
  path
  reasons {
    code
    message
  }
}`) as unknown as TypedDocumentString<CartLinesSetMutation, CartLinesSetMutationVariables>;
export const CartCodeApplyDocument = new TypedDocumentString(`
    mutation CartCodeApply($input: CartCodeInput!) {
  cartCodeApply(input: $input) {
    cart {
      ...CartParts
    }
    userErrors {
      ...ErrorParts
    }
  }
}
    fragment MoneyParts on Money {
  amount
  currency
  formatted
}
fragment BannerParts on Banner {
  headline
  body
  actionLabel
  actionUrl
}
fragment OfferParts on Offer {
  id
  kind
  status
  title
  summary
  terms
  conditions
  startsAt
  endsAt
  placements
  banner {
    ...BannerParts
  }
  automatic
  code
  savings {
    ...MoneyParts
  }
  hints {
    __typename
    ... on SpendMore {
      message
    }
    ... on AddItems {
      message
    }
    ... on SignIn {
      message
    }
    ... on RemoveConflict {
      message
    }
    ... on WaitUntil {
      message
    }
    ... on EarnPoints {
      message
    }
  }
  reasons {
    code
    message
  }
  reward {
    id
    price
  }
}
fragment LineParts on CartLine {
  id
  sku
  quantity
  gift
  product {
    name
  }
  unitPrice {
    ...MoneyParts
  }
  listPrice {
    ...MoneyParts
  }
  subtotal {
    ...MoneyParts
  }
  discount {
    ...MoneyParts
  }
  total {
    ...MoneyParts
  }
  allocations {
    sequence
    amount {
      ...MoneyParts
    }
    units
  }
}
fragment CartParts on Cart {
  id
  version
  currency
  lines {
    ...LineParts
  }
  shipping {
    method
    subtotal {
      ...MoneyParts
    }
    discount {
      ...MoneyParts
    }
    total {
      ...MoneyParts
    }
  }
  subtotal {
    ...MoneyParts
  }
  discountTotal {
    ...MoneyParts
  }
  tenderTotal {
    ...MoneyParts
  }
  total {
    ...MoneyParts
  }
  tenders {
    amount {
      ...MoneyParts
    }
    points
    loyaltyCard {
      id
      program {
        pointName
        pointsName
      }
    }
  }
  pointsToEarn {
    points
    program {
      pointName
      pointsName
    }
  }
  codes {
    code
    applied
    reasons {
      code
      message
    }
    offer {
      title
    }
  }
  applied {
    sequence
    title
    code
    amount {
      ...MoneyParts
    }
  }
  offers(first: 50) {
    cursor
    nodes {
      ...OfferParts
    }
  }
}
fragment ErrorParts on UserError {
  code
  message
  path
  reasons {
    code
    message
  }
}`) as unknown as TypedDocumentString<CartCodeApplyMutation, CartCodeApplyMutationVariables>;
export const CartCodeRemoveDocument = new TypedDocumentString(`
    mutation CartCodeRemove($input: CartCodeInput!) {
  cartCodeRemove(input: $input) {
    cart {
      ...CartParts
    }
    userErrors {
      ...ErrorParts
    }
  }
}
    fragment MoneyParts on Money {
  amount
  currency
  formatted
}
fragment BannerParts on Banner {
  headline
  body
  actionLabel
  actionUrl
}
fragment OfferParts on Offer {
  id
  kind
  status
  title
  summary
  terms
  conditions
  startsAt
  endsAt
  placements
  banner {
    ...BannerParts
  }
  automatic
  code
  savings {
    ...MoneyParts
  }
  hints {
    __typename
    ... on SpendMore {
      message
    }
    ... on AddItems {
      message
    }
    ... on SignIn {
      message
    }
    ... on RemoveConflict {
      message
    }
    ... on WaitUntil {
      message
    }
    ... on EarnPoints {
      message
    }
  }
  reasons {
    code
    message
  }
  reward {
    id
    price
  }
}
fragment LineParts on CartLine {
  id
  sku
  quantity
  gift
  product {
    name
  }
  unitPrice {
    ...MoneyParts
  }
  listPrice {
    ...MoneyParts
  }
  subtotal {
    ...MoneyParts
  }
  discount {
    ...MoneyParts
  }
  total {
    ...MoneyParts
  }
  allocations {
    sequence
    amount {
      ...MoneyParts
    }
    units
  }
}
fragment CartParts on Cart {
  id
  version
  currency
  lines {
    ...LineParts
  }
  shipping {
    method
    subtotal {
      ...MoneyParts
    }
    discount {
      ...MoneyParts
    }
    total {
      ...MoneyParts
    }
  }
  subtotal {
    ...MoneyParts
  }
  discountTotal {
    ...MoneyParts
  }
  tenderTotal {
    ...MoneyParts
  }
  total {
    ...MoneyParts
  }
  tenders {
    amount {
      ...MoneyParts
    }
    points
    loyaltyCard {
      id
      program {
        pointName
        pointsName
      }
    }
  }
  pointsToEarn {
    points
    program {
      pointName
      pointsName
    }
  }
  codes {
    code
    applied
    reasons {
      code
      message
    }
    offer {
      title
    }
  }
  applied {
    sequence
    title
    code
    amount {
      ...MoneyParts
    }
  }
  offers(first: 50) {
    cursor
    nodes {
      ...OfferParts
    }
  }
}
fragment ErrorParts on UserError {
  code
  message
  path
  reasons {
    code
    message
  }
}`) as unknown as TypedDocumentString<CartCodeRemoveMutation, CartCodeRemoveMutationVariables>;
export const CartPointsSetDocument = new TypedDocumentString(`
    mutation CartPointsSet($input: CartPointsSetInput!) {
  cartPointsSet(input: $input) {
    cart {
      ...CartParts
    }
    userErrors {
      ...ErrorParts
    }
  }
}
    fragment MoneyParts on Money {
  amount
  currency
  formatted
}
fragment BannerParts on Banner {
  headline
  body
  actionLabel
  actionUrl
}
fragment OfferParts on Offer {
  id
  kind
  status
  title
  summary
  terms
  conditions
  startsAt
  endsAt
  placements
  banner {
    ...BannerParts
  }
  automatic
  code
  savings {
    ...MoneyParts
  }
  hints {
    __typename
    ... on SpendMore {
      message
    }
    ... on AddItems {
      message
    }
    ... on SignIn {
      message
    }
    ... on RemoveConflict {
      message
    }
    ... on WaitUntil {
      message
    }
    ... on EarnPoints {
      message
    }
  }
  reasons {
    code
    message
  }
  reward {
    id
    price
  }
}
fragment LineParts on CartLine {
  id
  sku
  quantity
  gift
  product {
    name
  }
  unitPrice {
    ...MoneyParts
  }
  listPrice {
    ...MoneyParts
  }
  subtotal {
    ...MoneyParts
  }
  discount {
    ...MoneyParts
  }
  total {
    ...MoneyParts
  }
  allocations {
    sequence
    amount {
      ...MoneyParts
    }
    units
  }
}
fragment CartParts on Cart {
  id
  version
  currency
  lines {
    ...LineParts
  }
  shipping {
    method
    subtotal {
      ...MoneyParts
    }
    discount {
      ...MoneyParts
    }
    total {
      ...MoneyParts
    }
  }
  subtotal {
    ...MoneyParts
  }
  discountTotal {
    ...MoneyParts
  }
  tenderTotal {
    ...MoneyParts
  }
  total {
    ...MoneyParts
  }
  tenders {
    amount {
      ...MoneyParts
    }
    points
    loyaltyCard {
      id
      program {
        pointName
        pointsName
      }
    }
  }
  pointsToEarn {
    points
    program {
      pointName
      pointsName
    }
  }
  codes {
    code
    applied
    reasons {
      code
      message
    }
    offer {
      title
    }
  }
  applied {
    sequence
    title
    code
    amount {
      ...MoneyParts
    }
  }
  offers(first: 50) {
    cursor
    nodes {
      ...OfferParts
    }
  }
}
fragment ErrorParts on UserError {
  code
  message
  path
  reasons {
    code
    message
  }
}`) as unknown as TypedDocumentString<CartPointsSetMutation, CartPointsSetMutationVariables>;
export const CartClaimDocument = new TypedDocumentString(`
    mutation CartClaim($input: CartClaimInput!) {
  cartClaim(input: $input) {
    cart {
      ...CartParts
    }
    userErrors {
      ...ErrorParts
    }
  }
}
    fragment MoneyParts on Money {
  amount
  currency
  formatted
}
fragment BannerParts on Banner {
  headline
  body
  actionLabel
  actionUrl
}
fragment OfferParts on Offer {
  id
  kind
  status
  title
  summary
  terms
  conditions
  startsAt
  endsAt
  placements
  banner {
    ...BannerParts
  }
  automatic
  code
  savings {
    ...MoneyParts
  }
  hints {
    __typename
    ... on SpendMore {
      message
    }
    ... on AddItems {
      message
    }
    ... on SignIn {
      message
    }
    ... on RemoveConflict {
      message
    }
    ... on WaitUntil {
      message
    }
    ... on EarnPoints {
      message
    }
  }
  reasons {
    code
    message
  }
  reward {
    id
    price
  }
}
fragment LineParts on CartLine {
  id
  sku
  quantity
  gift
  product {
    name
  }
  unitPrice {
    ...MoneyParts
  }
  listPrice {
    ...MoneyParts
  }
  subtotal {
    ...MoneyParts
  }
  discount {
    ...MoneyParts
  }
  total {
    ...MoneyParts
  }
  allocations {
    sequence
    amount {
      ...MoneyParts
    }
    units
  }
}
fragment CartParts on Cart {
  id
  version
  currency
  lines {
    ...LineParts
  }
  shipping {
    method
    subtotal {
      ...MoneyParts
    }
    discount {
      ...MoneyParts
    }
    total {
      ...MoneyParts
    }
  }
  subtotal {
    ...MoneyParts
  }
  discountTotal {
    ...MoneyParts
  }
  tenderTotal {
    ...MoneyParts
  }
  total {
    ...MoneyParts
  }
  tenders {
    amount {
      ...MoneyParts
    }
    points
    loyaltyCard {
      id
      program {
        pointName
        pointsName
      }
    }
  }
  pointsToEarn {
    points
    program {
      pointName
      pointsName
    }
  }
  codes {
    code
    applied
    reasons {
      code
      message
    }
    offer {
      title
    }
  }
  applied {
    sequence
    title
    code
    amount {
      ...MoneyParts
    }
  }
  offers(first: 50) {
    cursor
    nodes {
      ...OfferParts
    }
  }
}
fragment ErrorParts on UserError {
  code
  message
  path
  reasons {
    code
    message
  }
}`) as unknown as TypedDocumentString<CartClaimMutation, CartClaimMutationVariables>;
export const OffersChangedDocument = new TypedDocumentString(`
    subscription OffersChanged($cartId: ID, $after: String) {
  offersChanged(cartId: $cartId, after: $after) {
    __typename
    ... on StreamEvent {
      eventId
      cursor
    }
    ... on OfferWithdrawn {
      offerId
    }
  }
}
    `) as unknown as TypedDocumentString<OffersChangedSubscription, OffersChangedSubscriptionVariables>;
export const WalletChangedDocument = new TypedDocumentString(`
    subscription WalletChanged($after: String) {
  walletChanged(after: $after) {
    __typename
    ... on StreamEvent {
      eventId
      cursor
    }
  }
}
    `) as unknown as TypedDocumentString<WalletChangedSubscription, WalletChangedSubscriptionVariables>;
export const ReferralCodeDocument = new TypedDocumentString(`
    mutation ReferralCode($input: ReferralCodeEnsureInput!) {
  referralCodeEnsure(input: $input) {
    item {
      __typename
    }
    userErrors {
      ...ErrorParts
    }
  }
}
    fragment ErrorParts on UserError {
  code
  message
  path
  reasons {
    code
    message
  }
}`) as unknown as TypedDocumentString<ReferralCodeMutation, ReferralCodeMutationVariables>;
export const RewardRedeemDocument = new TypedDocumentString(`
    mutation RewardRedeem($input: RewardRedeemInput!) {
  rewardRedeem(input: $input) {
    granted {
      __typename
    }
    userErrors {
      ...ErrorParts
    }
  }
}
    fragment ErrorParts on UserError {
  code
  message
  path
  reasons {
    code
    message
  }
}`) as unknown as TypedDocumentString<RewardRedeemMutation, RewardRedeemMutationVariables>;