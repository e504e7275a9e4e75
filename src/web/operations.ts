import { graphql } from './generated/gql.ts'

/** What the viewer may have now, without a cart. */
export const OffersQuery = graphql(`
  query Offers {
    offers(first: 50) {
      cursor
      nodes {
        ...OfferParts
      }
    }
  }
`)

/** A cart with its price, its codes and its offers. */
export const CartQuery = graphql(`
  query Cart($id: ID!) {
    cart(id: $id) {
      ...CartParts
    }
  }
`)

/** What the viewer holds, and has held. */
export const WalletQuery = graphql(`
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
        active: items(kinds: [VOUCHER, GIFT_CARD, PERK, GIVEAWAY_ENTRY], statuses: [ACTIVE, UPCOMING], first: 50) {
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
        used: items(kinds: [VOUCHER, GIFT_CARD, PERK, GIVEAWAY_ENTRY], statuses: [USED], first: 50) {
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
`)

/** A name for somebody without one. */
export const VisitorTokenMutation = graphql(`
  mutation VisitorToken {
    visitorTokenCreate {
      token
      expiresAt
      userErrors {
        ...ErrorParts
      }
    }
  }
`)

/** A new cart. */
export const CartCreateMutation = graphql(`
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
`)

/** New quantities. */
export const CartLinesSetMutation = graphql(`
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
`)

/** A code tried. */
export const CartCodeApplyMutation = graphql(`
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
`)

/** A code taken off. */
export const CartCodeRemoveMutation = graphql(`
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
`)

/** Points that pay a part of the cart. */
export const CartPointsSetMutation = graphql(`
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
`)

/** The visitor's cart, taken along when signing in. */
export const CartClaimMutation = graphql(`
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
`)

/** Offers as they come and go. */
export const OffersChangedSubscription = graphql(`
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
`)

/** The wallet as it changes. */
export const WalletChangedSubscription = graphql(`
  subscription WalletChanged($after: String) {
    walletChanged(after: $after) {
      __typename
      ... on StreamEvent {
        eventId
        cursor
      }
    }
  }
`)

/** The viewer's own code for friends. */
export const ReferralCodeMutation = graphql(`
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
`)

/** Points spent on a reward. */
export const RewardRedeemMutation = graphql(`
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
`)
