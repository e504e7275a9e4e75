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
  'reason.NO_BALANCE': 'There is nothing left on this.',
  'reason.STACKING': 'This cannot be combined with {winner, select, none {another discount} other {“{winner}”}}.',
  'reason.NO_DISCOUNT': 'This takes nothing off your basket.',
  'reason.CUSTOM_RULE': 'Your basket does not meet the conditions.',
  'reason.NOT_ACCEPTED': 'This code is not accepted.',

  'hint.spendMore': 'Spend {missing} more{what, select, all {} other { on {what}}}.',
  'hint.addItems': 'Add {quantity, plural, one {# more} other {# more}}: {what}.',
  'hint.addAny': 'Add {quantity, plural, one {# more item} other {# more items}}.',
  'hint.signIn': 'Sign in to use this.',
  'hint.removeConflict': 'Remove “{conflictsWith}” to use this.',

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
  'error.LIMIT_REACHED': 'A limit has been reached',
  'error.PRICE_CHANGED': 'The price has changed',

  'selector.anything': 'any items',
  'selector.items':
    '{sale, select, true {items on sale} false {items not on sale} other {items}}{kinds, select, none {} other { from {kinds}}}{brands, select, none {} other { by {brands}}}',
  'selector.skusOf': '{skus} ({items})',
  'selector.minUnitPrice': 'from {price} each',
  'selector.maxUnitPrice': 'up to {price} each',
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
  'rule.and': ' and ',
  'rule.not': 'Not if this holds: {rule}',
  'rule.nothing': 'Nothing further',
  'rule.subtotalMin': 'Spend at least {min}{what, select, all {} other { on {what}}}',
  'rule.subtotalBelow': 'Spend less than {below}{what, select, all {} other { on {what}}}',
  'rule.subtotalBetween': 'Spend at least {min} and less than {below}{what, select, all {} other { on {what}}}',
  'rule.beforeDiscounts': '{rule}, before discounts',
  'rule.quantityMin':
    'Buy at least {what, select, all {{min, plural, one {# item} other {# items}}} other {{min, number} of: {what}}}',
  'rule.quantityMax':
    'Buy at most {what, select, all {{max, plural, one {# item} other {# items}}} other {{max, number} of: {what}}}',
  'rule.quantityNone': '{what, select, all {For an empty basket} other {None of these in the basket: {what}}}',
  'rule.quantityBetween': 'Buy {min, number} to {max, number}{what, select, all { items} other { of: {what}}}',
  'rule.quantityExactly':
    'Buy exactly {what, select, all {{min, plural, one {# item} other {# items}}} other {{min, number} of: {what}}}',
  'rule.segment': 'For customers in “{segment}”',
  'rule.segmentUnnamed': 'For selected customers',
  'rule.customer': 'For customers: {test}',
  'rule.firstOrder': 'On your first order',
  'rule.noOrders': 'For customers without an order {within, select, ever {} other {in the last {within}}}',
  'rule.ordersMin':
    'For customers with at least {min, plural, one {# order} other {# orders}}{within, select, ever {} other { in the last {within}}}',
  'rule.ordersMax':
    'For customers with at most {max, plural, one {# order} other {# orders}}{within, select, ever {} other { in the last {within}}}',
  'rule.totalMin': 'For customers who have spent at least {min}{within, select, ever {} other { in the last {within}}}',
  'rule.totalMax': 'For customers who have spent at most {max}{within, select, ever {} other { in the last {within}}}',

  'span.years': '{n, plural, one {# year} other {# years}}',
  'span.months': '{n, plural, one {# month} other {# months}}',
  'span.weeks': '{n, plural, one {# week} other {# weeks}}',
  'span.days': '{n, plural, one {# day} other {# days}}',
  'span.hours': '{n, plural, one {# hour} other {# hours}}',
  'span.minutes': '{n, plural, one {# minute} other {# minutes}}',
  'span.seconds': '{n, plural, one {# second} other {# seconds}}',
} as const satisfies Readonly<Record<string, string>>

/** Names a message. */
export type WordKey = keyof typeof en

/** All messages of one language: a new language is one such file, named in `catalogues.ts`. */
export type Words = Readonly<Record<WordKey, string>>
