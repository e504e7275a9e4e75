import type { Words } from './en.ts'

/** German. Spans stand in the dative: „in den letzten 30 Tagen“ is „innerhalb von 30 Tagen“. */
export const de: Words = {
  'reason.MINIMUM_SPEND':
    '{missing, select, none {{threshold, select, none {Dein Warenkorb liegt unter dem Mindestwert} other {Der Mindestwert ist {threshold}}}} other {Es fehlen noch {missing}}}.',
  'reason.MAXIMUM_SPEND':
    '{threshold, select, none {Dein Warenkorb liegt über dem Höchstwert} other {Der Warenwert muss unter {threshold} liegen}}.',
  'reason.MINIMUM_QUANTITY':
    '{units, plural, =0 {Es sind zu wenige Artikel im Warenkorb} one {Es fehlt noch # Artikel} other {Es fehlen noch # Artikel}}.',
  'reason.MAXIMUM_QUANTITY':
    '{most, plural, =-1 {Es sind zu viele Artikel im Warenkorb} one {Höchstens # Artikel darf im Warenkorb sein} other {Höchstens # Artikel dürfen im Warenkorb sein}}.',
  'reason.ITEMS_NOT_IN_CART': 'Die Artikel, für die dies gilt, sind nicht im Warenkorb.',
  'reason.ITEMS_EXCLUDED': 'Im Warenkorb sind Artikel, für die dies nicht gilt.',
  'reason.NOT_STARTED': 'Dies hat noch nicht begonnen.',
  'reason.ENDED': 'Dies ist abgelaufen.',
  'reason.OUTSIDE_HOURS': 'Dies gilt nicht zu dieser Uhrzeit.',
  'reason.PAUSED': 'Dies ist zurzeit nicht verfügbar.',
  'reason.SIGN_IN_REQUIRED': 'Bitte melde dich dafür an.',
  'reason.AUDIENCE': 'Dies gilt für ausgewählte Kundinnen und Kunden.',
  'reason.TIER': 'Dies gilt für Mitglieder einer anderen Stufe.',
  'reason.LOCATION': 'Dies gilt nicht an deinem Standort.',
  'reason.STORE': 'Dies gilt nicht in dieser Filiale.',
  'reason.CURRENCY': 'Dies gilt nicht in {currency, select, none {dieser Währung} other {{currency}}}.',
  'reason.LIMIT_REACHED': 'Dies wurde schon so oft genutzt, wie es erlaubt ist.',
  'reason.BUDGET_SPENT': 'Dies ist aufgebraucht.',
  'reason.NO_BALANCE': 'Das Guthaben reicht dafür nicht.',
  'reason.STACKING':
    'Dies ist nicht mit {winner, select, none {einem anderen Rabatt} other {„{winner}“}} kombinierbar.',
  'reason.NO_DISCOUNT': 'Dies ändert an deinem Warenkorb nichts.',
  'reason.CUSTOM_RULE': 'Dein Warenkorb erfüllt die Bedingungen nicht.',
  'reason.NOT_ACCEPTED': 'Dieser Code wird nicht angenommen.',

  'hint.spendMore': 'Kaufe noch für {missing}{what, select, all {} other { {what}}}.',
  'hint.addItems': 'Nimm noch {what}.',
  'hint.signIn': 'Melde dich an, um dies zu nutzen.',
  'hint.waitUntil': 'Warte bis {at}.',
  'hint.removeConflict': 'Entferne „{conflictsWith}“, um dies zu nutzen.',
  'hint.earnPoints': 'Sammle noch {points, number} {name}.',

  'offer.points': 'Mit {name} bezahlen',

  'error.plain': '{message}.',
  'error.detailed': '{message}: {detail}.',
  'error.INVALID': 'Dieser Wert ist ungültig',
  'error.REQUIRED': 'Ein Wert ist nötig',
  'error.TAKEN': 'Dies ist schon vergeben',
  'error.NOT_FOUND': 'Dies wurde nicht gefunden',
  'error.INVALID_STATE': 'Dies ist im jetzigen Zustand nicht möglich',
  'error.TOO_MANY': 'Dies ist zu viel',
  'error.VERSION_CONFLICT': 'Dies wurde inzwischen geändert; bitte neu laden',
  'error.CURRENCY_MISMATCH': 'Die Währungen sind verschieden',
  'error.IDEMPOTENCY_KEY_REUSED': 'Dieser Idempotenzschlüssel gehört zu einer anderen Anfrage',
  'error.RATE_LIMITED': 'Zu viele Versuche; bitte einen Augenblick warten',
  'error.CODE_NOT_ACCEPTED': 'Dieser Code wird nicht angenommen',
  'error.CODE_NOT_APPLICABLE': 'Dieser Code gilt nicht für diesen Warenkorb',
  'error.INSUFFICIENT_BALANCE': 'Es sind nicht genug Punkte oder nicht genug Guthaben übrig',
  'error.LIMIT_REACHED': 'Eine Grenze ist erreicht',
  'error.PRICE_CHANGED': 'Der Preis hat sich geändert',
  'error.SELF_REFERRAL': 'Sich selbst kann man nicht werben',

  'referral.shareText': '{title}: Komm dazu mit meinem Code {code}. {url}',
  'referral.forFriend': 'Geschenk für Geworbene: {friend}.',
  'referral.forReferrer': 'Für dich je geworbener Person: {referrer}.',
  'referral.forBoth': 'Geschenk für Geworbene: {friend}. Für dich je geworbener Person: {referrer}.',
  'referral.counts':
    'Es zählt {what, select, order {die erste bezahlte Bestellung} event {„{event}“} other {die erste bezahlte Bestellung oder „{event}“}} der geworbenen Person{within, select, ever {} other {, innerhalb von {within} nach dem Beitritt}}',
  'referral.friendRule': 'Für die geworbene Person gilt: {rule}',
  'referral.most': '{most, plural, one {Für # geworbene Person} other {Für höchstens # geworbene Personen}}',
  'referral.milestone':
    '{friends, plural, one {Mit # geworbenen Person bekommst du außerdem} other {Mit # geworbenen Personen bekommst du außerdem}}: {gifts}',

  'grant.voucher': 'ein Code für „{title}“',
  'grant.giftCard': 'eine Geschenkkarte über {amount}',
  'grant.points': '{points, number} {name}',
  'grant.entries': '{count, plural, one {# Los} other {# Lose}} für „{title}“',
  'grant.donation': 'eine Spende von {amount} an {charity}',

  'alert.guessingFrom': 'Zu viele falsche Codes von der Netzwerkadresse {address}.',
  'alert.guessingBy':
    '{customer, select, none {Eine Kundin oder ein Kunde} other {„{customer}“}} hat zu viele falsche Codes eingegeben.',
  'alert.budgetNear': 'Ein Limit von „{campaign}“ ist fast aufgebraucht: {used} von {most}.',
  'alert.budgetSpent': 'Ein Limit von „{campaign}“ ist aufgebraucht: {used} von {most}.',

  'ledger.ISSUE': 'Geschenkkarte ausgestellt',
  'ledger.EARN': 'Gesammelt',
  'ledger.SPEND': 'Eingelöst',
  'ledger.HOLD': 'Für eine Bestellung zurückgelegt',
  'ledger.RELEASE': 'Nicht mehr zurückgelegt',
  'ledger.EXPIRE': 'Ungenutzt abgelaufen',
  'ledger.ADJUST': 'Erlassen: vor der Rückgabe ausgegeben',
  'ledger.ROLLBACK': 'Zurückgegeben',

  'selector.anything': 'beliebige Artikel',
  'selector.items':
    'Artikel{sale, select, true { im Angebot} false { zum Normalpreis} other {}}{kinds, select, none {} other { aus {kinds}}}{brands, select, none {} other { von {brands}}}',
  'selector.counted':
    '{from, select, none {} other {{from} bis }}{count, number} Artikel{sale, select, true { im Angebot} false { zum Normalpreis} other {}}{kinds, select, none {} other { aus {kinds}}}{brands, select, none {} other { von {brands}}}',
  'selector.skusOf': '{skus} ({items})',
  'selector.countedSkus': '{from, select, none {} other {{from} bis }}{count, number} Stück von {skus}',
  'selector.limited': '{goods}, {limits}',
  'selector.comma': ', ',
  'selector.minUnitPrice': 'ab {price} das Stück',
  'selector.maxUnitPrice': 'bis {price} das Stück',
  'selector.attribute': 'für die gilt: {test}',
  'selector.not': 'ausgenommen {what}',
  'selector.more': '{count, plural, one {# weiterer} other {# weitere}}',

  'test.EQUALS': '{name} ist {value}',
  'test.NOT_EQUALS': '{name} ist nicht {value}',
  'test.GREATER': '{name} liegt über {value}',
  'test.AT_LEAST': '{name} ist mindestens {value}',
  'test.LESS': '{name} liegt unter {value}',
  'test.AT_MOST': '{name} ist höchstens {value}',
  'test.IN': '{name} ist {value}',
  'test.NOT_IN': '{name} ist nicht {value}',
  'test.CONTAINS': '{name} enthält {value}',
  'test.EXISTS': '{name} ist bekannt',

  'field.displayName': 'dein Name',
  'field.email': 'deine E-Mail-Adresse',
  'field.phone': 'deine Telefonnummer',
  'field.birthday': 'dein Geburtstag',
  'field.country': 'dein Land',
  'field.city': 'deine Stadt',
  'field.locale': 'deine Sprache',
  'field.timeZone': 'deine Zeitzone',
  'field.createdAt': 'dein Beitrittstag',

  'rule.any': 'Eines davon: {rules}',
  'rule.or': '; oder: ',
  'rule.and': '; und: ',
  'rule.not': 'Außer in diesem Fall: {rule}',
  'rule.subtotalMin': 'Mindestwarenwert {min}{what, select, all {} other {, gezählt werden: {what}}}',
  'rule.subtotalBelow': 'Warenwert unter {below}{what, select, all {} other {, gezählt werden: {what}}}',
  'rule.subtotalBetween': 'Warenwert ab {min} und unter {below}{what, select, all {} other {, gezählt werden: {what}}}',
  'rule.beforeDiscounts': '{rule}, vor Rabatten',
  'rule.quantityMin': 'Mindestens {what}',
  'rule.quantityMax': 'Höchstens {what}',
  'rule.quantityNone': 'Für einen {what, select, all {leeren Warenkorb} other {Warenkorb ohne {what}}}',
  'rule.quantityBetween': '{what}',
  'rule.quantityExactly': 'Genau {what}',
  'rule.set':
    'Kaufe {buy}, dazu {get} {share, select, free {gratis} other {um {share} günstiger}}{times, plural, =0 {} one {, einmal} other {, höchstens #-mal}}',
  'rule.spendableOn': 'Einlösbar für: {what}',
  'rule.segment': 'Für Kundinnen und Kunden in „{segment}“',
  'rule.segmentUnnamed': 'Für ausgewählte Kundinnen und Kunden',
  'rule.customer': 'Wenn gilt: {test}',
  'rule.firstOrder': 'Für deine erste Bestellung',
  'rule.noOrders': 'Ohne Bestellung{within, select, ever {} other { innerhalb von {within}}}',
  'rule.ordersMin':
    'Nach mindestens {min, plural, one {# Bestellung} other {# Bestellungen}}{within, select, ever {} other { innerhalb von {within}}}',
  'rule.ordersMax':
    'Nach höchstens {max, plural, one {# Bestellung} other {# Bestellungen}}{within, select, ever {} other { innerhalb von {within}}}',
  'rule.totalMin': 'Nach Bestellungen für mindestens {min}{within, select, ever {} other { innerhalb von {within}}}',
  'rule.totalMax': 'Nach Bestellungen für höchstens {max}{within, select, ever {} other { innerhalb von {within}}}',
  'rule.eventsMin':
    'Nach mindestens {min, plural, one {# Mal} other {# Mal}} „{name}“{within, select, ever {} other { innerhalb von {within}}}',
  'rule.eventsMax':
    '{max, plural, =0 {Ohne „{name}“} one {Nach höchstens # Mal „{name}“} other {Nach höchstens # Mal „{name}“}}{within, select, ever {} other { innerhalb von {within}}}',
  'rule.redeemedMin':
    'Nach mindestens {min, plural, one {# Einlösung} other {# Einlösungen}} {campaign, select, none {eines früheren Angebots} other {von „{campaign}“}}{within, select, ever {} other { innerhalb von {within}}}',
  'rule.redeemedMax':
    '{max, plural, =0 {Ohne Einlösung} one {Nach höchstens # Einlösung} other {Nach höchstens # Einlösungen}} {campaign, select, none {eines früheren Angebots} other {von „{campaign}“}}{within, select, ever {} other { innerhalb von {within}}}',
  'rule.redeemedTotalMin':
    'Nach einer Ersparnis von mindestens {min} durch Einlösung {campaign, select, none {eines früheren Angebots} other {von „{campaign}“}}{within, select, ever {} other { innerhalb von {within}}}',
  'rule.redeemedTotalMax':
    'Nach einer Ersparnis von höchstens {max} durch Einlösung {campaign, select, none {eines früheren Angebots} other {von „{campaign}“}}{within, select, ever {} other { innerhalb von {within}}}',
  'rule.tier': 'Für Mitglieder{tier, select, none {} other { ab der Stufe „{tier}“}}',
  'rule.stores': 'In diesen Filialen: {stores}',
  'rule.location': 'An bestimmten Orten',
  'rule.schedule':
    '{days, select, all {Täglich} other {Am {days}}}{from, select, none {{until, select, none {} other { bis {until}}}} other {{until, select, none { ab {from}} other { von {from} bis {until}}}}}',
  'rule.anniversaryOf':
    '{date, select, birthday {deinem Geburtstag} createdAt {dem Jahrestag deines Beitritts} other {dem Jahrestag von „{name}“}}',
  'rule.anniversary':
    '{span, select, day {An {what}} before {Von {before, plural, one {# Tag} other {# Tagen}} vor {what} bis zum Tag selbst} after {Von {what} bis {after, plural, one {# Tag} other {# Tage}} danach} other {Von {before, plural, one {# Tag} other {# Tagen}} vor bis {after, plural, one {# Tag} other {# Tage}} nach {what}}}',
  'rule.cart': 'Für Warenkörbe, für die gilt: {test}',
  'rule.expression': 'Es gelten weitere Bedingungen des Shops',

  'span.years': '{n, plural, one {# Jahr} other {# Jahren}}',
  'span.months': '{n, plural, one {# Monat} other {# Monaten}}',
  'span.weeks': '{n, plural, one {# Woche} other {# Wochen}}',
  'span.days': '{n, plural, one {# Tag} other {# Tagen}}',
  'span.hours': '{n, plural, one {# Stunde} other {# Stunden}}',
  'span.minutes': '{n, plural, one {# Minute} other {# Minuten}}',
  'span.seconds': '{n, plural, one {# Sekunde} other {# Sekunden}}',
  'span.past': '{span}',
}
