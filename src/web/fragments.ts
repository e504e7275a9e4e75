import { graphql } from './generated/gql.ts'

graphql(`
  fragment MoneyParts on Money {
    amount
    currency
    formatted
  }
`)

graphql(`
  fragment BannerParts on Banner {
    headline
    body
    actionLabel
    actionUrl
  }
`)

graphql(`
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
`)

graphql(`
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
`)

graphql(`
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
`)

graphql(`
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
`)

graphql(`
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
`)

graphql(`
  fragment PerkParts on Perk {
    id
    title
    description
    status
    endsAt
  }
`)

graphql(`
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
`)

graphql(`
  fragment ErrorParts on UserError {
    code
    message
    path
    reasons {
      code
      message
    }
  }
`)
