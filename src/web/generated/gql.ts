/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  fragment MoneyParts on Money {\n    amount\n    currency\n    formatted\n  }\n": typeof types.MoneyPartsFragmentDoc,
    "\n  fragment BannerParts on Banner {\n    headline\n    body\n    actionLabel\n    actionUrl\n  }\n": typeof types.BannerPartsFragmentDoc,
    "\n  fragment OfferParts on Offer {\n    id\n    kind\n    status\n    title\n    summary\n    terms\n    conditions\n    startsAt\n    endsAt\n    placements\n    banner {\n      ...BannerParts\n    }\n    automatic\n    code\n    savings {\n      ...MoneyParts\n    }\n    hints {\n      __typename\n      ... on SpendMore {\n        message\n      }\n      ... on AddItems {\n        message\n      }\n      ... on SignIn {\n        message\n      }\n      ... on RemoveConflict {\n        message\n      }\n      ... on WaitUntil {\n        message\n      }\n      ... on EarnPoints {\n        message\n      }\n    }\n    reasons {\n      code\n      message\n    }\n    reward {\n      id\n      price\n    }\n  }\n": typeof types.OfferPartsFragmentDoc,
    "\n  fragment LineParts on CartLine {\n    id\n    sku\n    quantity\n    gift\n    product {\n      name\n    }\n    unitPrice {\n      ...MoneyParts\n    }\n    listPrice {\n      ...MoneyParts\n    }\n    subtotal {\n      ...MoneyParts\n    }\n    discount {\n      ...MoneyParts\n    }\n    total {\n      ...MoneyParts\n    }\n    allocations {\n      sequence\n      amount {\n        ...MoneyParts\n      }\n      units\n    }\n  }\n": typeof types.LinePartsFragmentDoc,
    "\n  fragment CartParts on Cart {\n    id\n    version\n    currency\n    lines {\n      ...LineParts\n    }\n    shipping {\n      method\n      subtotal {\n        ...MoneyParts\n      }\n      discount {\n        ...MoneyParts\n      }\n      total {\n        ...MoneyParts\n      }\n    }\n    subtotal {\n      ...MoneyParts\n    }\n    discountTotal {\n      ...MoneyParts\n    }\n    tenderTotal {\n      ...MoneyParts\n    }\n    total {\n      ...MoneyParts\n    }\n    tenders {\n      amount {\n        ...MoneyParts\n      }\n      points\n      loyaltyCard {\n        id\n        program {\n          pointName\n          pointsName\n        }\n      }\n    }\n    pointsToEarn {\n      points\n      program {\n        pointName\n        pointsName\n      }\n    }\n    codes {\n      code\n      applied\n      reasons {\n        code\n        message\n      }\n      offer {\n        title\n      }\n    }\n    applied {\n      sequence\n      title\n      code\n      amount {\n        ...MoneyParts\n      }\n    }\n    offers(first: 50) {\n      cursor\n      nodes {\n        ...OfferParts\n      }\n    }\n  }\n": typeof types.CartPartsFragmentDoc,
    "\n  fragment VoucherParts on Voucher {\n    id\n    code\n    status\n    title\n    summary\n    terms\n    conditions\n    startsAt\n    endsAt\n  }\n": typeof types.VoucherPartsFragmentDoc,
    "\n  fragment GiftCardParts on GiftCard {\n    id\n    code\n    status\n    title\n    summary\n    terms\n    conditions\n    startsAt\n    endsAt\n    balance {\n      ...MoneyParts\n    }\n  }\n": typeof types.GiftCardPartsFragmentDoc,
    "\n  fragment PerkParts on Perk {\n    id\n    title\n    description\n    status\n    endsAt\n  }\n": typeof types.PerkPartsFragmentDoc,
    "\n  fragment GiveawayEntryParts on GiveawayEntry {\n    id\n    count\n    status\n    giveaway {\n      title\n      endsAt\n    }\n    prize {\n      title\n    }\n  }\n": typeof types.GiveawayEntryPartsFragmentDoc,
    "\n  fragment ErrorParts on UserError {\n    code\n    message\n    path\n    reasons {\n      code\n      message\n    }\n  }\n": typeof types.ErrorPartsFragmentDoc,
    "\n  query Offers {\n    offers(first: 50) {\n      cursor\n      nodes {\n        ...OfferParts\n      }\n    }\n  }\n": typeof types.OffersDocument,
    "\n  query Cart($id: ID!) {\n    cart(id: $id) {\n      ...CartParts\n    }\n  }\n": typeof types.CartDocument,
    "\n  query Wallet {\n    viewer {\n      id\n      wallet {\n        id\n        cursor\n        loyaltyCards {\n          id\n          points\n          pointsPending\n          pointsExpiring {\n            points\n            expiresAt\n          }\n          program {\n            title\n            pointName\n            pointsName\n          }\n          tier {\n            title\n          }\n          nextTier {\n            missingPoints\n            tier {\n              title\n            }\n          }\n        }\n        referralCodes {\n          id\n          code\n          shareUrl\n          shareText\n          joined\n          converted\n          remaining\n          program {\n            title\n          }\n          nextMilestone {\n            missingFriends\n          }\n        }\n        active: items(kinds: [VOUCHER, GIFT_CARD, PERK, GIVEAWAY_ENTRY], statuses: [ACTIVE, UPCOMING], first: 50) {\n          totalCount\n          nodes {\n            __typename\n            ... on Voucher {\n              ...VoucherParts\n            }\n            ... on GiftCard {\n              ...GiftCardParts\n            }\n            ... on Perk {\n              ...PerkParts\n            }\n            ... on GiveawayEntry {\n              ...GiveawayEntryParts\n            }\n          }\n        }\n        used: items(kinds: [VOUCHER, GIFT_CARD, PERK, GIVEAWAY_ENTRY], statuses: [USED], first: 50) {\n          totalCount\n          nodes {\n            __typename\n            ... on Voucher {\n              ...VoucherParts\n            }\n            ... on GiftCard {\n              ...GiftCardParts\n            }\n            ... on Perk {\n              ...PerkParts\n            }\n            ... on GiveawayEntry {\n              ...GiveawayEntryParts\n            }\n          }\n        }\n        expired: items(\n          kinds: [VOUCHER, GIFT_CARD, PERK, GIVEAWAY_ENTRY]\n          statuses: [EXPIRED, DISABLED, REVOKED]\n          first: 50\n        ) {\n          totalCount\n          nodes {\n            __typename\n            ... on Voucher {\n              ...VoucherParts\n            }\n            ... on GiftCard {\n              ...GiftCardParts\n            }\n            ... on Perk {\n              ...PerkParts\n            }\n            ... on GiveawayEntry {\n              ...GiveawayEntryParts\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.WalletDocument,
    "\n  mutation VisitorToken {\n    visitorTokenCreate {\n      token\n      expiresAt\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n": typeof types.VisitorTokenDocument,
    "\n  mutation CartCreate($input: CartCreateInput!) {\n    cartCreate(input: $input) {\n      cart {\n        ...CartParts\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n": typeof types.CartCreateDocument,
    "\n  mutation CartLinesSet($input: CartLinesSetInput!) {\n    cartLinesSet(input: $input) {\n      cart {\n        ...CartParts\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n": typeof types.CartLinesSetDocument,
    "\n  mutation CartCodeApply($input: CartCodeInput!) {\n    cartCodeApply(input: $input) {\n      cart {\n        ...CartParts\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n": typeof types.CartCodeApplyDocument,
    "\n  mutation CartCodeRemove($input: CartCodeInput!) {\n    cartCodeRemove(input: $input) {\n      cart {\n        ...CartParts\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n": typeof types.CartCodeRemoveDocument,
    "\n  mutation CartPointsSet($input: CartPointsSetInput!) {\n    cartPointsSet(input: $input) {\n      cart {\n        ...CartParts\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n": typeof types.CartPointsSetDocument,
    "\n  mutation CartClaim($input: CartClaimInput!) {\n    cartClaim(input: $input) {\n      cart {\n        ...CartParts\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n": typeof types.CartClaimDocument,
    "\n  subscription OffersChanged($cartId: ID, $after: String) {\n    offersChanged(cartId: $cartId, after: $after) {\n      __typename\n      ... on StreamEvent {\n        eventId\n        cursor\n      }\n      ... on OfferWithdrawn {\n        offerId\n      }\n    }\n  }\n": typeof types.OffersChangedDocument,
    "\n  subscription WalletChanged($after: String) {\n    walletChanged(after: $after) {\n      __typename\n      ... on StreamEvent {\n        eventId\n        cursor\n      }\n    }\n  }\n": typeof types.WalletChangedDocument,
    "\n  mutation ReferralCode($input: ReferralCodeEnsureInput!) {\n    referralCodeEnsure(input: $input) {\n      item {\n        __typename\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n": typeof types.ReferralCodeDocument,
    "\n  mutation RewardRedeem($input: RewardRedeemInput!) {\n    rewardRedeem(input: $input) {\n      granted {\n        __typename\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n": typeof types.RewardRedeemDocument,
};
const documents: Documents = {
    "\n  fragment MoneyParts on Money {\n    amount\n    currency\n    formatted\n  }\n": types.MoneyPartsFragmentDoc,
    "\n  fragment BannerParts on Banner {\n    headline\n    body\n    actionLabel\n    actionUrl\n  }\n": types.BannerPartsFragmentDoc,
    "\n  fragment OfferParts on Offer {\n    id\n    kind\n    status\n    title\n    summary\n    terms\n    conditions\n    startsAt\n    endsAt\n    placements\n    banner {\n      ...BannerParts\n    }\n    automatic\n    code\n    savings {\n      ...MoneyParts\n    }\n    hints {\n      __typename\n      ... on SpendMore {\n        message\n      }\n      ... on AddItems {\n        message\n      }\n      ... on SignIn {\n        message\n      }\n      ... on RemoveConflict {\n        message\n      }\n      ... on WaitUntil {\n        message\n      }\n      ... on EarnPoints {\n        message\n      }\n    }\n    reasons {\n      code\n      message\n    }\n    reward {\n      id\n      price\n    }\n  }\n": types.OfferPartsFragmentDoc,
    "\n  fragment LineParts on CartLine {\n    id\n    sku\n    quantity\n    gift\n    product {\n      name\n    }\n    unitPrice {\n      ...MoneyParts\n    }\n    listPrice {\n      ...MoneyParts\n    }\n    subtotal {\n      ...MoneyParts\n    }\n    discount {\n      ...MoneyParts\n    }\n    total {\n      ...MoneyParts\n    }\n    allocations {\n      sequence\n      amount {\n        ...MoneyParts\n      }\n      units\n    }\n  }\n": types.LinePartsFragmentDoc,
    "\n  fragment CartParts on Cart {\n    id\n    version\n    currency\n    lines {\n      ...LineParts\n    }\n    shipping {\n      method\n      subtotal {\n        ...MoneyParts\n      }\n      discount {\n        ...MoneyParts\n      }\n      total {\n        ...MoneyParts\n      }\n    }\n    subtotal {\n      ...MoneyParts\n    }\n    discountTotal {\n      ...MoneyParts\n    }\n    tenderTotal {\n      ...MoneyParts\n    }\n    total {\n      ...MoneyParts\n    }\n    tenders {\n      amount {\n        ...MoneyParts\n      }\n      points\n      loyaltyCard {\n        id\n        program {\n          pointName\n          pointsName\n        }\n      }\n    }\n    pointsToEarn {\n      points\n      program {\n        pointName\n        pointsName\n      }\n    }\n    codes {\n      code\n      applied\n      reasons {\n        code\n        message\n      }\n      offer {\n        title\n      }\n    }\n    applied {\n      sequence\n      title\n      code\n      amount {\n        ...MoneyParts\n      }\n    }\n    offers(first: 50) {\n      cursor\n      nodes {\n        ...OfferParts\n      }\n    }\n  }\n": types.CartPartsFragmentDoc,
    "\n  fragment VoucherParts on Voucher {\n    id\n    code\n    status\n    title\n    summary\n    terms\n    conditions\n    startsAt\n    endsAt\n  }\n": types.VoucherPartsFragmentDoc,
    "\n  fragment GiftCardParts on GiftCard {\n    id\n    code\n    status\n    title\n    summary\n    terms\n    conditions\n    startsAt\n    endsAt\n    balance {\n      ...MoneyParts\n    }\n  }\n": types.GiftCardPartsFragmentDoc,
    "\n  fragment PerkParts on Perk {\n    id\n    title\n    description\n    status\n    endsAt\n  }\n": types.PerkPartsFragmentDoc,
    "\n  fragment GiveawayEntryParts on GiveawayEntry {\n    id\n    count\n    status\n    giveaway {\n      title\n      endsAt\n    }\n    prize {\n      title\n    }\n  }\n": types.GiveawayEntryPartsFragmentDoc,
    "\n  fragment ErrorParts on UserError {\n    code\n    message\n    path\n    reasons {\n      code\n      message\n    }\n  }\n": types.ErrorPartsFragmentDoc,
    "\n  query Offers {\n    offers(first: 50) {\n      cursor\n      nodes {\n        ...OfferParts\n      }\n    }\n  }\n": types.OffersDocument,
    "\n  query Cart($id: ID!) {\n    cart(id: $id) {\n      ...CartParts\n    }\n  }\n": types.CartDocument,
    "\n  query Wallet {\n    viewer {\n      id\n      wallet {\n        id\n        cursor\n        loyaltyCards {\n          id\n          points\n          pointsPending\n          pointsExpiring {\n            points\n            expiresAt\n          }\n          program {\n            title\n            pointName\n            pointsName\n          }\n          tier {\n            title\n          }\n          nextTier {\n            missingPoints\n            tier {\n              title\n            }\n          }\n        }\n        referralCodes {\n          id\n          code\n          shareUrl\n          shareText\n          joined\n          converted\n          remaining\n          program {\n            title\n          }\n          nextMilestone {\n            missingFriends\n          }\n        }\n        active: items(kinds: [VOUCHER, GIFT_CARD, PERK, GIVEAWAY_ENTRY], statuses: [ACTIVE, UPCOMING], first: 50) {\n          totalCount\n          nodes {\n            __typename\n            ... on Voucher {\n              ...VoucherParts\n            }\n            ... on GiftCard {\n              ...GiftCardParts\n            }\n            ... on Perk {\n              ...PerkParts\n            }\n            ... on GiveawayEntry {\n              ...GiveawayEntryParts\n            }\n          }\n        }\n        used: items(kinds: [VOUCHER, GIFT_CARD, PERK, GIVEAWAY_ENTRY], statuses: [USED], first: 50) {\n          totalCount\n          nodes {\n            __typename\n            ... on Voucher {\n              ...VoucherParts\n            }\n            ... on GiftCard {\n              ...GiftCardParts\n            }\n            ... on Perk {\n              ...PerkParts\n            }\n            ... on GiveawayEntry {\n              ...GiveawayEntryParts\n            }\n          }\n        }\n        expired: items(\n          kinds: [VOUCHER, GIFT_CARD, PERK, GIVEAWAY_ENTRY]\n          statuses: [EXPIRED, DISABLED, REVOKED]\n          first: 50\n        ) {\n          totalCount\n          nodes {\n            __typename\n            ... on Voucher {\n              ...VoucherParts\n            }\n            ... on GiftCard {\n              ...GiftCardParts\n            }\n            ... on Perk {\n              ...PerkParts\n            }\n            ... on GiveawayEntry {\n              ...GiveawayEntryParts\n            }\n          }\n        }\n      }\n    }\n  }\n": types.WalletDocument,
    "\n  mutation VisitorToken {\n    visitorTokenCreate {\n      token\n      expiresAt\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n": types.VisitorTokenDocument,
    "\n  mutation CartCreate($input: CartCreateInput!) {\n    cartCreate(input: $input) {\n      cart {\n        ...CartParts\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n": types.CartCreateDocument,
    "\n  mutation CartLinesSet($input: CartLinesSetInput!) {\n    cartLinesSet(input: $input) {\n      cart {\n        ...CartParts\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n": types.CartLinesSetDocument,
    "\n  mutation CartCodeApply($input: CartCodeInput!) {\n    cartCodeApply(input: $input) {\n      cart {\n        ...CartParts\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n": types.CartCodeApplyDocument,
    "\n  mutation CartCodeRemove($input: CartCodeInput!) {\n    cartCodeRemove(input: $input) {\n      cart {\n        ...CartParts\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n": types.CartCodeRemoveDocument,
    "\n  mutation CartPointsSet($input: CartPointsSetInput!) {\n    cartPointsSet(input: $input) {\n      cart {\n        ...CartParts\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n": types.CartPointsSetDocument,
    "\n  mutation CartClaim($input: CartClaimInput!) {\n    cartClaim(input: $input) {\n      cart {\n        ...CartParts\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n": types.CartClaimDocument,
    "\n  subscription OffersChanged($cartId: ID, $after: String) {\n    offersChanged(cartId: $cartId, after: $after) {\n      __typename\n      ... on StreamEvent {\n        eventId\n        cursor\n      }\n      ... on OfferWithdrawn {\n        offerId\n      }\n    }\n  }\n": types.OffersChangedDocument,
    "\n  subscription WalletChanged($after: String) {\n    walletChanged(after: $after) {\n      __typename\n      ... on StreamEvent {\n        eventId\n        cursor\n      }\n    }\n  }\n": types.WalletChangedDocument,
    "\n  mutation ReferralCode($input: ReferralCodeEnsureInput!) {\n    referralCodeEnsure(input: $input) {\n      item {\n        __typename\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n": types.ReferralCodeDocument,
    "\n  mutation RewardRedeem($input: RewardRedeemInput!) {\n    rewardRedeem(input: $input) {\n      granted {\n        __typename\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n": types.RewardRedeemDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MoneyParts on Money {\n    amount\n    currency\n    formatted\n  }\n"): typeof import('./graphql.ts').MoneyPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BannerParts on Banner {\n    headline\n    body\n    actionLabel\n    actionUrl\n  }\n"): typeof import('./graphql.ts').BannerPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OfferParts on Offer {\n    id\n    kind\n    status\n    title\n    summary\n    terms\n    conditions\n    startsAt\n    endsAt\n    placements\n    banner {\n      ...BannerParts\n    }\n    automatic\n    code\n    savings {\n      ...MoneyParts\n    }\n    hints {\n      __typename\n      ... on SpendMore {\n        message\n      }\n      ... on AddItems {\n        message\n      }\n      ... on SignIn {\n        message\n      }\n      ... on RemoveConflict {\n        message\n      }\n      ... on WaitUntil {\n        message\n      }\n      ... on EarnPoints {\n        message\n      }\n    }\n    reasons {\n      code\n      message\n    }\n    reward {\n      id\n      price\n    }\n  }\n"): typeof import('./graphql.ts').OfferPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LineParts on CartLine {\n    id\n    sku\n    quantity\n    gift\n    product {\n      name\n    }\n    unitPrice {\n      ...MoneyParts\n    }\n    listPrice {\n      ...MoneyParts\n    }\n    subtotal {\n      ...MoneyParts\n    }\n    discount {\n      ...MoneyParts\n    }\n    total {\n      ...MoneyParts\n    }\n    allocations {\n      sequence\n      amount {\n        ...MoneyParts\n      }\n      units\n    }\n  }\n"): typeof import('./graphql.ts').LinePartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CartParts on Cart {\n    id\n    version\n    currency\n    lines {\n      ...LineParts\n    }\n    shipping {\n      method\n      subtotal {\n        ...MoneyParts\n      }\n      discount {\n        ...MoneyParts\n      }\n      total {\n        ...MoneyParts\n      }\n    }\n    subtotal {\n      ...MoneyParts\n    }\n    discountTotal {\n      ...MoneyParts\n    }\n    tenderTotal {\n      ...MoneyParts\n    }\n    total {\n      ...MoneyParts\n    }\n    tenders {\n      amount {\n        ...MoneyParts\n      }\n      points\n      loyaltyCard {\n        id\n        program {\n          pointName\n          pointsName\n        }\n      }\n    }\n    pointsToEarn {\n      points\n      program {\n        pointName\n        pointsName\n      }\n    }\n    codes {\n      code\n      applied\n      reasons {\n        code\n        message\n      }\n      offer {\n        title\n      }\n    }\n    applied {\n      sequence\n      title\n      code\n      amount {\n        ...MoneyParts\n      }\n    }\n    offers(first: 50) {\n      cursor\n      nodes {\n        ...OfferParts\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CartPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment VoucherParts on Voucher {\n    id\n    code\n    status\n    title\n    summary\n    terms\n    conditions\n    startsAt\n    endsAt\n  }\n"): typeof import('./graphql.ts').VoucherPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment GiftCardParts on GiftCard {\n    id\n    code\n    status\n    title\n    summary\n    terms\n    conditions\n    startsAt\n    endsAt\n    balance {\n      ...MoneyParts\n    }\n  }\n"): typeof import('./graphql.ts').GiftCardPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PerkParts on Perk {\n    id\n    title\n    description\n    status\n    endsAt\n  }\n"): typeof import('./graphql.ts').PerkPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment GiveawayEntryParts on GiveawayEntry {\n    id\n    count\n    status\n    giveaway {\n      title\n      endsAt\n    }\n    prize {\n      title\n    }\n  }\n"): typeof import('./graphql.ts').GiveawayEntryPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ErrorParts on UserError {\n    code\n    message\n    path\n    reasons {\n      code\n      message\n    }\n  }\n"): typeof import('./graphql.ts').ErrorPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Offers {\n    offers(first: 50) {\n      cursor\n      nodes {\n        ...OfferParts\n      }\n    }\n  }\n"): typeof import('./graphql.ts').OffersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Cart($id: ID!) {\n    cart(id: $id) {\n      ...CartParts\n    }\n  }\n"): typeof import('./graphql.ts').CartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Wallet {\n    viewer {\n      id\n      wallet {\n        id\n        cursor\n        loyaltyCards {\n          id\n          points\n          pointsPending\n          pointsExpiring {\n            points\n            expiresAt\n          }\n          program {\n            title\n            pointName\n            pointsName\n          }\n          tier {\n            title\n          }\n          nextTier {\n            missingPoints\n            tier {\n              title\n            }\n          }\n        }\n        referralCodes {\n          id\n          code\n          shareUrl\n          shareText\n          joined\n          converted\n          remaining\n          program {\n            title\n          }\n          nextMilestone {\n            missingFriends\n          }\n        }\n        active: items(kinds: [VOUCHER, GIFT_CARD, PERK, GIVEAWAY_ENTRY], statuses: [ACTIVE, UPCOMING], first: 50) {\n          totalCount\n          nodes {\n            __typename\n            ... on Voucher {\n              ...VoucherParts\n            }\n            ... on GiftCard {\n              ...GiftCardParts\n            }\n            ... on Perk {\n              ...PerkParts\n            }\n            ... on GiveawayEntry {\n              ...GiveawayEntryParts\n            }\n          }\n        }\n        used: items(kinds: [VOUCHER, GIFT_CARD, PERK, GIVEAWAY_ENTRY], statuses: [USED], first: 50) {\n          totalCount\n          nodes {\n            __typename\n            ... on Voucher {\n              ...VoucherParts\n            }\n            ... on GiftCard {\n              ...GiftCardParts\n            }\n            ... on Perk {\n              ...PerkParts\n            }\n            ... on GiveawayEntry {\n              ...GiveawayEntryParts\n            }\n          }\n        }\n        expired: items(\n          kinds: [VOUCHER, GIFT_CARD, PERK, GIVEAWAY_ENTRY]\n          statuses: [EXPIRED, DISABLED, REVOKED]\n          first: 50\n        ) {\n          totalCount\n          nodes {\n            __typename\n            ... on Voucher {\n              ...VoucherParts\n            }\n            ... on GiftCard {\n              ...GiftCardParts\n            }\n            ... on Perk {\n              ...PerkParts\n            }\n            ... on GiveawayEntry {\n              ...GiveawayEntryParts\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').WalletDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation VisitorToken {\n    visitorTokenCreate {\n      token\n      expiresAt\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n"): typeof import('./graphql.ts').VisitorTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CartCreate($input: CartCreateInput!) {\n    cartCreate(input: $input) {\n      cart {\n        ...CartParts\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CartCreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CartLinesSet($input: CartLinesSetInput!) {\n    cartLinesSet(input: $input) {\n      cart {\n        ...CartParts\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CartLinesSetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CartCodeApply($input: CartCodeInput!) {\n    cartCodeApply(input: $input) {\n      cart {\n        ...CartParts\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CartCodeApplyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CartCodeRemove($input: CartCodeInput!) {\n    cartCodeRemove(input: $input) {\n      cart {\n        ...CartParts\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CartCodeRemoveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CartPointsSet($input: CartPointsSetInput!) {\n    cartPointsSet(input: $input) {\n      cart {\n        ...CartParts\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CartPointsSetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CartClaim($input: CartClaimInput!) {\n    cartClaim(input: $input) {\n      cart {\n        ...CartParts\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CartClaimDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription OffersChanged($cartId: ID, $after: String) {\n    offersChanged(cartId: $cartId, after: $after) {\n      __typename\n      ... on StreamEvent {\n        eventId\n        cursor\n      }\n      ... on OfferWithdrawn {\n        offerId\n      }\n    }\n  }\n"): typeof import('./graphql.ts').OffersChangedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WalletChanged($after: String) {\n    walletChanged(after: $after) {\n      __typename\n      ... on StreamEvent {\n        eventId\n        cursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').WalletChangedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReferralCode($input: ReferralCodeEnsureInput!) {\n    referralCodeEnsure(input: $input) {\n      item {\n        __typename\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReferralCodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RewardRedeem($input: RewardRedeemInput!) {\n    rewardRedeem(input: $input) {\n      granted {\n        __typename\n      }\n      userErrors {\n        ...ErrorParts\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RewardRedeemDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
