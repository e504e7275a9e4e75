import type { Words } from './en.ts'

/** French, with « vous ». Apostrophes are typographic: a straight one would quote in ICU messages. Before a name stands no word that elides. */
export const fr: Words = {
  'reason.MINIMUM_SPEND':
    '{missing, select, none {{threshold, select, none {Votre panier est en dessous du minimum} other {Dépensez au moins {threshold}}}} other {Dépensez encore {missing}}}.',
  'reason.MAXIMUM_SPEND':
    '{threshold, select, none {Votre panier dépasse le maximum} other {Le montant doit rester inférieur à {threshold}}}.',
  'reason.MINIMUM_QUANTITY':
    '{units, plural, =0 {Il y a trop peu d’articles dans votre panier} one {Ajoutez encore # article} other {Ajoutez encore # articles}}.',
  'reason.MAXIMUM_QUANTITY':
    '{most, plural, =-1 {Il y a trop d’articles dans votre panier} one {Votre panier peut contenir au plus # article} other {Votre panier peut contenir au plus # articles}}.',
  'reason.ITEMS_NOT_IN_CART': 'Les articles concernés ne sont pas dans votre panier.',
  'reason.ITEMS_EXCLUDED': 'Votre panier contient des articles non concernés.',
  'reason.NOT_STARTED': 'L’offre n’a pas encore commencé.',
  'reason.ENDED': 'L’offre est terminée.',
  'reason.OUTSIDE_HOURS': 'L’offre n’est pas valable à cette heure.',
  'reason.PAUSED': 'L’offre n’est pas disponible pour le moment.',
  'reason.SIGN_IN_REQUIRED': 'Connectez-vous pour en profiter.',
  'reason.AUDIENCE': 'L’offre est réservée à certains clients.',
  'reason.TIER': 'L’offre est réservée aux membres d’un autre niveau.',
  'reason.LOCATION': 'L’offre n’est pas disponible là où vous êtes.',
  'reason.STORE': 'L’offre n’est pas disponible dans ce magasin.',
  'reason.CURRENCY': 'L’offre n’est pas disponible {currency, select, none {dans cette devise} other {en {currency}}}.',
  'reason.LIMIT_REACHED': 'Le nombre maximal d’utilisations est atteint.',
  'reason.BUDGET_SPENT': 'L’offre est épuisée.',
  'reason.NO_BALANCE': 'Le solde ne suffit pas.',
  'reason.STACKING':
    'L’offre n’est pas cumulable avec {winner, select, none {une autre remise} other {«\u00a0{winner}\u00a0»}}.',
  'reason.NO_DISCOUNT': 'L’offre ne change rien au prix de votre panier.',
  'reason.CUSTOM_RULE': 'Votre panier ne remplit pas les conditions.',
  'reason.NOT_ACCEPTED': 'Ce code n’est pas accepté.',

  'hint.spendMore': 'Dépensez encore {missing}{what, select, all {} other { en {what}}}.',
  'hint.addItems': 'Ajoutez encore {what}.',
  'hint.signIn': 'Connectez-vous pour en profiter.',
  'hint.waitUntil': 'Attendez jusqu’à {at}.',
  'hint.removeConflict': 'Retirez «\u00a0{conflictsWith}\u00a0» pour en profiter.',
  'hint.earnPoints': 'Gagnez encore {points, number} {name}.',

  'offer.points': 'Payer avec {name}',

  'error.plain': '{message}.',
  'error.detailed': '{message}\u00a0: {detail}.',
  'error.INVALID': 'Cette valeur n’est pas valable',
  'error.REQUIRED': 'Une valeur est nécessaire',
  'error.TAKEN': 'C’est déjà pris',
  'error.NOT_FOUND': 'Introuvable',
  'error.INVALID_STATE': 'C’est impossible dans l’état actuel',
  'error.TOO_MANY': 'C’est trop',
  'error.VERSION_CONFLICT': 'Quelqu’un l’a modifié entre-temps\u00a0; veuillez recharger',
  'error.CURRENCY_MISMATCH': 'Les devises sont différentes',
  'error.IDEMPOTENCY_KEY_REUSED': 'Cette clé d’idempotence a servi à une autre requête',
  'error.RATE_LIMITED': 'Trop de tentatives\u00a0; veuillez patienter un instant',
  'error.CODE_NOT_ACCEPTED': 'Ce code n’est pas accepté',
  'error.CODE_NOT_APPLICABLE': 'Ce code ne s’applique pas à ce panier',
  'error.INSUFFICIENT_BALANCE': 'Il ne reste pas assez de points ou de solde',
  'error.LIMIT_REACHED': 'Une limite est atteinte',
  'error.PRICE_CHANGED': 'Le prix a changé',
  'error.SELF_REFERRAL': 'On ne peut pas se parrainer soi-même',

  'referral.shareText': '{title} : rejoins-nous avec mon code {code}. {url}',
  'referral.forFriend': 'Cadeau pour votre filleul\u00a0: {friend}.',
  'referral.forReferrer': 'Pour vous, par filleul\u00a0: {referrer}.',
  'referral.forBoth': 'Cadeau pour votre filleul\u00a0: {friend}. Pour vous, par filleul\u00a0: {referrer}.',
  'referral.counts':
    'Un filleul compte dès {what, select, order {sa première commande payée} event {«\u00a0{event}\u00a0»} other {sa première commande payée ou «\u00a0{event}\u00a0»}}{within, select, ever {} other {, dans un délai de {within} après son inscription}}',
  'referral.friendRule': 'Pour votre filleul\u00a0: {rule}',
  'referral.most': '{most, plural, one {Pour # filleul} other {Pour # filleuls au maximum}}',
  'referral.milestone':
    '{friends, plural, one {Avec # filleul, vous recevez en plus} other {Avec # filleuls, vous recevez en plus}}\u00a0: {gifts}',

  'grant.voucher': 'un code pour «\u00a0{title}\u00a0»',
  'grant.giftCard': 'une carte cadeau de {amount}',
  'grant.points': '{points, number} {name}',
  'grant.entries': '{count, plural, one {# ticket} other {# tickets}} pour «\u00a0{title}\u00a0»',
  'grant.donation': 'un don de {amount} à {charity}',

  'alert.guessingFrom': 'Trop de codes erronés depuis l’adresse réseau {address}.',
  'alert.guessingBy':
    '{customer, select, none {Un client} other {Le client «\u00a0{customer}\u00a0»}} a saisi trop de codes erronés.',
  'alert.budgetNear': 'Un plafond de «\u00a0{campaign}\u00a0» est presque atteint\u00a0: {used} sur {most}.',
  'alert.budgetSpent': 'Un plafond de «\u00a0{campaign}\u00a0» est atteint\u00a0: {used} sur {most}.',

  'ledger.ISSUE': 'Carte cadeau émise',
  'ledger.EARN': 'Gagné',
  'ledger.SPEND': 'Dépensé',
  'ledger.HOLD': 'Réservé pour une commande',
  'ledger.RELEASE': 'Réservation levée',
  'ledger.EXPIRE': 'Expiré sans être dépensé',
  'ledger.ADJUST': 'Remise : dépensé avant le retour',
  'ledger.ROLLBACK': 'Remboursé',

  'selector.anything': 'n’importe quels articles',
  'selector.items':
    'articles{sale, select, true { en promotion} false { hors promotion} other {}}{kinds, select, none {} other { de la catégorie {kinds}}}{brands, select, none {} other { de la marque {brands}}}',
  'selector.counted':
    '{from, select, none {} other {{from} à }}{count, plural, one {# article} other {# articles}}{sale, select, true { en promotion} false { hors promotion} other {}}{kinds, select, none {} other { de la catégorie {kinds}}}{brands, select, none {} other { de la marque {brands}}}',
  'selector.skusOf': '{skus} ({items})',
  'selector.countedSkus':
    '{from, select, none {} other {{from} à }}{count, plural, one {# unité} other {# unités}} de {skus}',
  'selector.limited': '{goods}, {limits}',
  'selector.comma': ', ',
  'selector.minUnitPrice': 'à partir de {price} pièce',
  'selector.maxUnitPrice': 'jusqu’à {price} pièce',
  'selector.attribute': 'pour lesquels {test}',
  'selector.not': 'sauf {what}',
  'selector.more': '{count, plural, one {# autre} other {# autres}}',

  'test.EQUALS': '{name} est {value}',
  'test.NOT_EQUALS': '{name} n’est pas {value}',
  'test.GREATER': '{name} dépasse {value}',
  'test.AT_LEAST': '{name} est au minimum {value}',
  'test.LESS': '{name} est en dessous de {value}',
  'test.AT_MOST': '{name} est au maximum {value}',
  'test.IN': '{name} est {value}',
  'test.NOT_IN': '{name} n’est pas {value}',
  'test.CONTAINS': '{name} contient {value}',
  'test.EXISTS': 'nous connaissons {name}',

  'field.displayName': 'votre nom',
  'field.email': 'votre adresse e-mail',
  'field.phone': 'votre numéro de téléphone',
  'field.birthday': 'votre date de naissance',
  'field.country': 'votre pays',
  'field.city': 'votre ville',
  'field.locale': 'votre langue',
  'field.timeZone': 'votre fuseau horaire',
  'field.createdAt': 'votre date d’inscription',

  'rule.any': 'Au choix\u00a0: {rules}',
  'rule.or': '\u00a0; ou\u00a0: ',
  'rule.and': '\u00a0; et\u00a0: ',
  'rule.not': 'Sauf dans ce cas\u00a0: {rule}',
  'rule.subtotalMin': 'Dépensez au moins {min}{what, select, all {} other { en {what}}}',
  'rule.subtotalBelow': 'Dépensez moins de {below}{what, select, all {} other { en {what}}}',
  'rule.subtotalBetween': 'Dépensez au moins {min} et moins de {below}{what, select, all {} other { en {what}}}',
  'rule.beforeDiscounts': '{rule}, avant remises',
  'rule.quantityMin': 'Achetez au moins {what}',
  'rule.quantityMax': 'Achetez au plus {what}',
  'rule.quantityNone': 'Pour un panier {what, select, all {vide} other {sans {what}}}',
  'rule.quantityBetween': 'Achetez {what}',
  'rule.quantityExactly': 'Achetez exactement {what}',
  'rule.set':
    'Pour l’achat de {buy}\u00a0: {get} {share, select, free {en cadeau} other {avec {share} de remise}}{times, plural, =0 {} one {, # fois} other {, # fois au plus}}',
  'rule.spendableOn': 'À dépenser pour : {what}',
  'rule.segment': 'Pour les clients du groupe «\u00a0{segment}\u00a0»',
  'rule.segmentUnnamed': 'Pour certains clients',
  'rule.customer': 'Si {test}',
  'rule.firstOrder': 'Pour votre première commande',
  'rule.noOrders': 'Pour les clients sans commande{within, select, ever {} other { depuis {within}}}',
  'rule.ordersMin':
    'Pour les clients avec au moins {min, plural, one {# commande} other {# commandes}}{within, select, ever {} other { depuis {within}}}',
  'rule.ordersMax':
    'Pour les clients avec au plus {max, plural, one {# commande} other {# commandes}}{within, select, ever {} other { depuis {within}}}',
  'rule.totalMin': 'Pour les clients ayant dépensé au moins {min}{within, select, ever {} other { depuis {within}}}',
  'rule.totalMax': 'Pour les clients ayant dépensé au plus {max}{within, select, ever {} other { depuis {within}}}',
  'rule.eventsMin':
    'Pour les clients avec «\u00a0{name}\u00a0» au moins {min, plural, one {# fois} other {# fois}}{within, select, ever {} other { depuis {within}}}',
  'rule.eventsMax':
    '{max, plural, =0 {Pour les clients sans «\u00a0{name}\u00a0»} one {Pour les clients avec «\u00a0{name}\u00a0» au plus # fois} other {Pour les clients avec «\u00a0{name}\u00a0» au plus # fois}}{within, select, ever {} other { depuis {within}}}',
  'rule.redeemedMin':
    'Pour les clients ayant utilisé {campaign, select, none {une offre précédente} other {«\u00a0{campaign}\u00a0»}} au moins {min, plural, one {# fois} other {# fois}}{within, select, ever {} other { depuis {within}}}',
  'rule.redeemedMax':
    '{max, plural, =0 {Pour les clients n’ayant pas utilisé {campaign, select, none {une offre précédente} other {«\u00a0{campaign}\u00a0»}}} one {Pour les clients ayant utilisé {campaign, select, none {une offre précédente} other {«\u00a0{campaign}\u00a0»}} au plus # fois} other {Pour les clients ayant utilisé {campaign, select, none {une offre précédente} other {«\u00a0{campaign}\u00a0»}} au plus # fois}}{within, select, ever {} other { depuis {within}}}',
  'rule.redeemedTotalMin':
    'Pour les clients ayant économisé au moins {min} avec {campaign, select, none {une offre précédente} other {«\u00a0{campaign}\u00a0»}}{within, select, ever {} other { depuis {within}}}',
  'rule.redeemedTotalMax':
    'Pour les clients ayant économisé au plus {max} avec {campaign, select, none {une offre précédente} other {«\u00a0{campaign}\u00a0»}}{within, select, ever {} other { depuis {within}}}',
  'rule.tier': 'Pour les membres{tier, select, none {} other { à partir du niveau « {tier} »}}',
  'rule.stores': 'Dans ces magasins\u00a0: {stores}',
  'rule.location': 'En certains lieux',
  'rule.schedule':
    '{days, select, all {Tous les jours} other {Chaque {days}}}{from, select, none {{until, select, none {} other { jusqu’à {until}}}} other {{until, select, none { à partir de {from}} other { de {from} à {until}}}}}',
  'rule.anniversaryOf':
    '{date, select, birthday {votre anniversaire} createdAt {votre anniversaire d’inscription} other {votre date anniversaire «\u00a0{name}\u00a0»}}',
  'rule.anniversary':
    '{span, select, day {Le jour de {what}} before {De {before, plural, one {# jour} other {# jours}} avant {what} au jour même} after {De {what} jusqu’à {after, plural, one {# jour} other {# jours}} après} other {De {before, plural, one {# jour} other {# jours}} avant à {after, plural, one {# jour} other {# jours}} après {what}}}',
  'rule.cart': 'Pour les paniers dont {test}',
  'rule.expression': 'D’autres conditions de la boutique s’appliquent',

  'span.years': '{n, plural, one {# an} other {# ans}}',
  'span.months': '{n, plural, one {# mois} other {# mois}}',
  'span.weeks': '{n, plural, one {# semaine} other {# semaines}}',
  'span.days': '{n, plural, one {# jour} other {# jours}}',
  'span.hours': '{n, plural, one {# heure} other {# heures}}',
  'span.minutes': '{n, plural, one {# minute} other {# minutes}}',
  'span.seconds': '{n, plural, one {# seconde} other {# secondes}}',
  'span.past': '{span}',
}
