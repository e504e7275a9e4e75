/** English, the language that all others follow. ICU messages; money, spans and lists come in as ready text. */
export const en = {
  'reason.MINIMUM_SPEND':
    '{missing, select, none {{threshold, select, none {Your basket is below the minimum} other {Spend at least {threshold}}}} other {Spend {missing} more}}.',
  'reason.MAXIMUM_SPEND':
    '{threshold, select, none {Your basket is above the maximum} other {Spend less than {threshold}}}.',
  'reason.MINIMUM_QUANTITY':
    '{units, plural, =0 {There are too few items in your basket} one {Add # more item} other {Add # more items}}.',
  'reason.MAXIMUM_QUANTITY':
    '{most, plural, =-1 {There are too many items in your basket} one {At most # item may be in your basket} other {At most # items may be in your basket}}.',
  'reason.ITEMS_NOT_IN_CART': 'The items this is for are not in your basket.',
  'reason.ITEMS_EXCLUDED': 'Your basket holds items that this is not for.',
  'reason.NOT_STARTED': 'This has not started yet.',
  'reason.ENDED': 'This has ended.',
  'reason.OUTSIDE_HOURS': 'This is not available at this hour.',
  'reason.PAUSED': 'This is not available at the moment.',
  'reason.SIGN_IN_REQUIRED': 'Please sign in to use this.',
  'reason.AUDIENCE': 'This is for selected customers.',
  'reason.TIER': 'This is for members of another tier.',
  'reason.LOCATION': 'This is not available where you are.',
  'reason.STORE': 'This is not available in this store.',
  'reason.CURRENCY': 'This is not available in {currency, select, none {this currency} other {{currency}}}.',
  'reason.LIMIT_REACHED': 'This has been used as often as it may be.',
  'reason.BUDGET_SPENT': 'This has run out.',
  'reason.NO_BALANCE': 'There is not enough left on this.',
  'reason.STACKING': 'This cannot be combined with {winner, select, none {another discount} other {“{winner}”}}.',
  'reason.NO_DISCOUNT': 'This takes nothing off your basket.',
  'reason.CUSTOM_RULE': 'Your basket does not meet the conditions.',
  'reason.NOT_ACCEPTED': 'This code is not accepted.',

  'hint.spendMore': 'Spend {missing} more{what, select, all {} other { on {what}}}.',
  'hint.addItems': 'Add {what}.',
  'hint.signIn': 'Sign in to use this.',
  'hint.waitUntil': 'Wait until {at}.',
  'hint.removeConflict': 'Remove “{conflictsWith}” to use this.',
  'hint.earnPoints': 'Earn {points, number} more {name}.',

  'offer.points': 'Pay with {name}',

  'error.plain': '{message}.',
  'error.detailed': '{message}: {detail}.',
  'error.INVALID': 'This value is not valid',
  'error.REQUIRED': 'A value is required',
  'error.TAKEN': 'This is already taken',
  'error.NOT_FOUND': 'This was not found',
  'error.INVALID_STATE': 'This is not possible in its present state',
  'error.TOO_MANY': 'This is too much',
  'error.VERSION_CONFLICT': 'Someone else has changed this in the meantime; please load it again',
  'error.CURRENCY_MISMATCH': 'The currencies differ',
  'error.IDEMPOTENCY_KEY_REUSED': 'This idempotency key was used for another request',
  'error.RATE_LIMITED': 'Too many attempts; please wait a moment',
  'error.CODE_NOT_ACCEPTED': 'This code is not accepted',
  'error.CODE_NOT_APPLICABLE': 'This code does not apply to this basket',
  'error.INSUFFICIENT_BALANCE': 'There are not enough points or money left',
  'error.LIMIT_REACHED': 'A limit has been reached',
  'error.PRICE_CHANGED': 'The price has changed',
  'error.SELF_REFERRAL': 'You cannot refer yourself',

  'referral.shareText': '{title}: join with my code {code}. {url}',
  'referral.forFriend': 'Your friend gets: {friend}.',
  'referral.forReferrer': 'You get for each friend: {referrer}.',
  'referral.forBoth': 'Your friend gets: {friend}. You get for each friend: {referrer}.',
  'referral.counts':
    'A friend counts with {what, select, order {a first paid order} event {“{event}”} other {a first paid order or “{event}”}}{within, select, ever {} other {, within {within} of joining}}',
  'referral.friendRule': 'For your friend: {rule}',
  'referral.most': '{most, plural, one {For # friend} other {For up to # friends}}',
  'referral.milestone':
    '{friends, plural, one {With # friend you get besides} other {With # friends you get besides}}: {gifts}',

  'grant.voucher': 'a code for “{title}”',
  'grant.giftCard': 'a gift card of {amount}',
  'grant.points': '{points, number} {name}',
  'grant.entries': '{count, plural, one {# ticket} other {# tickets}} for “{title}”',
  'grant.donation': 'a donation of {amount} to {charity}',

  'alert.guessingFrom': 'Too many wrong codes from the network address {address}.',
  'alert.guessingBy':
    '{customer, select, none {A customer} other {The customer “{customer}”}} has entered too many wrong codes.',
  'alert.budgetNear': 'A limit of “{campaign}” is nearly used up: {used} of {most}.',
  'alert.budgetSpent': 'A limit of “{campaign}” is used up: {used} of {most}.',

  'ledger.ISSUE': 'Gift card issued',
  'ledger.EARN': 'Earned',
  'ledger.SPEND': 'Spent',
  'ledger.HOLD': 'Set aside for an order',
  'ledger.RELEASE': 'No longer set aside',
  'ledger.EXPIRE': 'Ended unspent',
  'ledger.ADJUST': 'Written off: spent before the return',
  'ledger.ROLLBACK': 'Returned',

  'selector.anything': 'any items',
  'selector.items':
    '{sale, select, true {items on sale} false {items not on sale} other {items}}{kinds, select, none {} other { from {kinds}}}{brands, select, none {} other { by {brands}}}',
  'selector.counted':
    '{from, select, none {} other {{from} to }}{count, plural, one {# {more, select, true {more } other {}}item} other {# {more, select, true {more } other {}}items}}{sale, select, true { on sale} false { not on sale} other {}}{kinds, select, none {} other { from {kinds}}}{brands, select, none {} other { by {brands}}}',
  'selector.skusOf': '{skus} ({items})',
  'selector.countedSkus':
    '{from, select, none {} other {{from} to }}{count, number}{more, select, true { more} other {}} of {skus}',
  'selector.limited': '{goods}, {limits}',
  'selector.comma': ', ',
  'selector.minUnitPrice': 'from {price} each',
  'selector.maxUnitPrice': 'up to {price} each',
  'selector.attribute': 'where {test}',
  'selector.not': 'except {what}',
  'selector.more': '{count, plural, one {# other} other {# others}}',

  'test.EQUALS': '{name} is {value}',
  'test.NOT_EQUALS': '{name} is not {value}',
  'test.GREATER': '{name} is above {value}',
  'test.AT_LEAST': '{name} is at least {value}',
  'test.LESS': '{name} is below {value}',
  'test.AT_MOST': '{name} is at most {value}',
  'test.IN': '{name} is {value}',
  'test.NOT_IN': '{name} is not {value}',
  'test.CONTAINS': '{name} contains {value}',
  'test.EXISTS': '{name} is known',

  'field.displayName': 'your name',
  'field.email': 'your e-mail address',
  'field.phone': 'your telephone number',
  'field.birthday': 'your birthday',
  'field.country': 'your country',
  'field.city': 'your city',
  'field.locale': 'your language',
  'field.timeZone': 'your time zone',
  'field.createdAt': 'the day you joined',

  'rule.any': 'One of these: {rules}',
  'rule.or': '; or: ',
  'rule.and': '; and: ',
  'rule.not': 'Except in this case: {rule}',
  'rule.subtotalMin': 'Spend at least {min}{what, select, all {} other { on {what}}}',
  'rule.subtotalBelow': 'Spend less than {below}{what, select, all {} other { on {what}}}',
  'rule.subtotalBetween': 'Spend at least {min} and less than {below}{what, select, all {} other { on {what}}}',
  'rule.beforeDiscounts': '{rule}, before discounts',
  'rule.quantityMin': 'Buy at least {what}',
  'rule.quantityMax': 'Buy at most {what}',
  'rule.quantityNone': '{what, select, all {For an empty basket} other {For a basket without {what}}}',
  'rule.quantityBetween': 'Buy {what}',
  'rule.quantityExactly': 'Buy exactly {what}',
  'rule.set':
    'Buy {buy}, get {get} {share, select, free {free} other {at {share} off}}{times, plural, =0 {} one {, once} other {, up to # times}}',
  'rule.spendableOn': 'To be spent on: {what}',
  'rule.segment': 'For customers in “{segment}”',
  'rule.segmentUnnamed': 'For selected customers',
  'rule.customer': 'If {test}',
  'rule.firstOrder': 'On your first order',
  'rule.noOrders': 'For customers without an order{within, select, ever {} other { in the last {within}}}',
  'rule.ordersMin':
    'For customers with at least {min, plural, one {# order} other {# orders}}{within, select, ever {} other { in the last {within}}}',
  'rule.ordersMax':
    'For customers with at most {max, plural, one {# order} other {# orders}}{within, select, ever {} other { in the last {within}}}',
  'rule.totalMin': 'For customers who have spent at least {min}{within, select, ever {} other { in the last {within}}}',
  'rule.totalMax': 'For customers who have spent at most {max}{within, select, ever {} other { in the last {within}}}',
  'rule.eventsMin':
    'For customers with “{name}” at least {min, plural, one {# time} other {# times}}{within, select, ever {} other { in the last {within}}}',
  'rule.eventsMax':
    '{max, plural, =0 {For customers without “{name}”} one {For customers with “{name}” at most # time} other {For customers with “{name}” at most # times}}{within, select, ever {} other { in the last {within}}}',
  'rule.redeemedMin':
    'For customers who have used {campaign, select, none {an earlier offer} other {“{campaign}”}} at least {min, plural, one {# time} other {# times}}{within, select, ever {} other { in the last {within}}}',
  'rule.redeemedMax':
    '{max, plural, =0 {For customers who have not used {campaign, select, none {an earlier offer} other {“{campaign}”}}} one {For customers who have used {campaign, select, none {an earlier offer} other {“{campaign}”}} at most # time} other {For customers who have used {campaign, select, none {an earlier offer} other {“{campaign}”}} at most # times}}{within, select, ever {} other { in the last {within}}}',
  'rule.redeemedTotalMin':
    'For customers who have saved at least {min} with {campaign, select, none {an earlier offer} other {“{campaign}”}}{within, select, ever {} other { in the last {within}}}',
  'rule.redeemedTotalMax':
    'For customers who have saved at most {max} with {campaign, select, none {an earlier offer} other {“{campaign}”}}{within, select, ever {} other { in the last {within}}}',
  'rule.tier': 'For members{tier, select, none {} other { from tier “{tier}” on}}',
  'rule.stores': 'In these stores: {stores}',
  'rule.location': 'In certain places',
  'rule.schedule':
    '{days, select, all {Every day} other {On {days}}}{from, select, none {} other { from {from}}}{until, select, none {} other { until {until}}}',
  'rule.anniversaryOf':
    '{date, select, birthday {your birthday} createdAt {the anniversary of the day you joined} other {the anniversary of “{name}”}}',
  'rule.anniversary':
    '{span, select, day {On {what}} before {From {before, plural, one {# day} other {# days}} before {what} to the day itself} after {From {what} to {after, plural, one {# day} other {# days}} after} other {From {before, plural, one {# day} other {# days}} before to {after, plural, one {# day} other {# days}} after {what}}}',
  'rule.cart': 'For baskets where {test}',
  'rule.expression': 'Further conditions of the shop apply',

  'span.years': '{n, plural, one {# year} other {# years}}',
  'span.months': '{n, plural, one {# month} other {# months}}',
  'span.weeks': '{n, plural, one {# week} other {# weeks}}',
  'span.days': '{n, plural, one {# day} other {# days}}',
  'span.hours': '{n, plural, one {# hour} other {# hours}}',
  'span.minutes': '{n, plural, one {# minute} other {# minutes}}',
  'span.seconds': '{n, plural, one {# second} other {# seconds}}',
  'span.past': '{span}',
} as const satisfies Readonly<Record<string, string>>

/** Names a message. */
export type WordKey = keyof typeof en

/** All messages of one language: a new language is one such file, named in `catalogues.ts`. */
export type Words = Readonly<Record<WordKey, string>>
