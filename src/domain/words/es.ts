import type { Words } from './en.ts'

/** Spanish, with «tú». „In the last …“ agrees with the unit, so `span.past` brings its own article. */
export const es: Words = {
  'reason.MINIMUM_SPEND':
    '{missing, select, none {{threshold, select, none {Tu carrito no llega al mínimo} other {Gasta al menos {threshold}}}} other {Gasta {missing} más}}.',
  'reason.MAXIMUM_SPEND':
    '{threshold, select, none {Tu carrito supera el máximo} other {El importe debe ser inferior a {threshold}}}.',
  'reason.MINIMUM_QUANTITY':
    '{units, plural, =0 {Hay muy pocos artículos en tu carrito} one {Añade # artículo más} other {Añade # artículos más}}.',
  'reason.MAXIMUM_QUANTITY':
    '{most, plural, =-1 {Hay demasiados artículos en tu carrito} one {Tu carrito puede tener como máximo # artículo} other {Tu carrito puede tener como máximo # artículos}}.',
  'reason.ITEMS_NOT_IN_CART': 'Los artículos de la oferta no están en tu carrito.',
  'reason.ITEMS_EXCLUDED': 'Tu carrito contiene artículos excluidos de la oferta.',
  'reason.NOT_STARTED': 'La oferta aún no ha empezado.',
  'reason.ENDED': 'La oferta ha terminado.',
  'reason.OUTSIDE_HOURS': 'La oferta no es válida a esta hora.',
  'reason.PAUSED': 'La oferta no está disponible por el momento.',
  'reason.SIGN_IN_REQUIRED': 'Inicia sesión para usarla.',
  'reason.AUDIENCE': 'La oferta es para clientes seleccionados.',
  'reason.TIER': 'La oferta es para miembros de otro nivel.',
  'reason.LOCATION': 'La oferta no está disponible donde estás.',
  'reason.STORE': 'La oferta no está disponible en esta tienda.',
  'reason.CURRENCY': 'La oferta no está disponible en {currency, select, none {esta moneda} other {{currency}}}.',
  'reason.LIMIT_REACHED': 'Se ha alcanzado el número máximo de usos.',
  'reason.BUDGET_SPENT': 'La oferta se ha agotado.',
  'reason.NO_BALANCE': 'No queda saldo suficiente.',
  'reason.STACKING': 'No se puede combinar con {winner, select, none {otro descuento} other {«{winner}»}}.',
  'reason.NO_DISCOUNT': 'La oferta no descuenta nada de tu carrito.',
  'reason.CUSTOM_RULE': 'Tu carrito no cumple las condiciones.',
  'reason.NOT_ACCEPTED': 'Este código no se acepta.',

  'hint.spendMore': 'Gasta {missing} más{what, select, all {} other { en {what}}}.',
  'hint.addItems': 'Añade {what}.',
  'hint.signIn': 'Inicia sesión para usarla.',
  'hint.waitUntil': 'Espera hasta el {at}.',
  'hint.removeConflict': 'Quita «{conflictsWith}» para usarla.',
  'hint.earnPoints': 'Gana {points, number} {name} más.',

  'offer.points': 'Pagar con {name}',

  'error.plain': '{message}.',
  'error.detailed': '{message}: {detail}.',
  'error.INVALID': 'Este valor no es válido',
  'error.REQUIRED': 'Hace falta un valor',
  'error.TAKEN': 'Ya está en uso',
  'error.NOT_FOUND': 'No se ha encontrado',
  'error.INVALID_STATE': 'No es posible en el estado actual',
  'error.TOO_MANY': 'Es demasiado',
  'error.VERSION_CONFLICT': 'Alguien lo ha cambiado mientras tanto; vuelve a cargarlo',
  'error.CURRENCY_MISMATCH': 'Las monedas son distintas',
  'error.IDEMPOTENCY_KEY_REUSED': 'Esta clave de idempotencia se usó en otra petición',
  'error.RATE_LIMITED': 'Demasiados intentos; espera un momento',
  'error.CODE_NOT_ACCEPTED': 'Este código no se acepta',
  'error.CODE_NOT_APPLICABLE': 'Este código no se aplica a este carrito',
  'error.INSUFFICIENT_BALANCE': 'No quedan suficientes puntos o saldo',
  'error.LIMIT_REACHED': 'Se ha alcanzado un límite',
  'error.PRICE_CHANGED': 'El precio ha cambiado',
  'error.SELF_REFERRAL': 'No es posible recomendarse a sí mismo',

  'referral.shareText': '{title}: únete con mi código {code}. {url}',
  'referral.forFriend': 'Regalo para quien invites: {friend}.',
  'referral.forReferrer': 'Para ti por cada persona invitada: {referrer}.',
  'referral.forBoth': 'Regalo para quien invites: {friend}. Para ti por cada persona invitada: {referrer}.',
  'referral.counts':
    'Una persona invitada cuenta con {what, select, order {su primer pedido pagado} event {«{event}»} other {su primer pedido pagado o «{event}»}}{within, select, ever {} other {, en un plazo de {within} desde que se une}}',
  'referral.friendRule': 'Para quien invites: {rule}',
  'referral.most': '{most, plural, one {Para # persona invitada} other {Para # personas invitadas como máximo}}',
  'referral.milestone':
    '{friends, plural, one {Con # persona invitada recibes además} other {Con # personas invitadas recibes además}}: {gifts}',

  'grant.voucher': 'un código para «{title}»',
  'grant.giftCard': 'una tarjeta regalo de {amount}',
  'grant.points': '{points, number} {name}',
  'grant.entries': '{count, plural, one {# boleto} other {# boletos}} para «{title}»',
  'grant.donation': 'una donación de {amount} a {charity}',

  'alert.guessingFrom': 'Demasiados códigos incorrectos desde la dirección de red {address}.',
  'alert.guessingBy':
    '{customer, select, none {Un cliente} other {El cliente «{customer}»}} ha introducido demasiados códigos incorrectos.',
  'alert.budgetNear': 'Un límite de «{campaign}» está casi agotado: {used} de {most}.',
  'alert.budgetSpent': 'Un límite de «{campaign}» está agotado: {used} de {most}.',

  'ledger.ISSUE': 'Tarjeta regalo emitida',
  'ledger.EARN': 'Ganado',
  'ledger.SPEND': 'Gastado',
  'ledger.HOLD': 'Reservado para un pedido',
  'ledger.RELEASE': 'Reserva anulada',
  'ledger.EXPIRE': 'Caducado sin gastar',
  'ledger.ADJUST': 'Condonado: gastado antes de la devolución',
  'ledger.ROLLBACK': 'Devuelto',

  'selector.anything': 'cualquier artículo',
  'selector.items':
    'artículos{sale, select, true { en oferta} false { sin rebaja} other {}}{kinds, select, none {} other { de {kinds}}}{brands, select, none {} other { de la marca {brands}}}',
  'selector.counted':
    '{from, select, none {} other {de {from} a }}{count, plural, one {# artículo} other {# artículos}}{more, select, true { más} other {}}{sale, select, true { en oferta} false { sin rebaja} other {}}{kinds, select, none {} other { de {kinds}}}{brands, select, none {} other { de la marca {brands}}}',
  'selector.skusOf': '{skus} ({items})',
  'selector.countedSkus':
    '{from, select, none {} other {de {from} a }}{count, plural, one {# unidad} other {# unidades}}{more, select, true { más} other {}} de {skus}',
  'selector.limited': '{goods}, {limits}',
  'selector.comma': ', ',
  'selector.minUnitPrice': 'desde {price} por unidad',
  'selector.maxUnitPrice': 'hasta {price} por unidad',
  'selector.attribute': 'en los que {test}',
  'selector.not': 'excepto {what}',
  'selector.more': '{count, plural, one {# más} other {# más}}',

  'test.EQUALS': '{name} es {value}',
  'test.NOT_EQUALS': '{name} no es {value}',
  'test.GREATER': '{name} supera {value}',
  'test.AT_LEAST': '{name} es como mínimo {value}',
  'test.LESS': '{name} es menor que {value}',
  'test.AT_MOST': '{name} es como máximo {value}',
  'test.IN': '{name} es {value}',
  'test.NOT_IN': '{name} no es {value}',
  'test.CONTAINS': '{name} contiene {value}',
  'test.EXISTS': 'conocemos {name}',

  'field.displayName': 'tu nombre',
  'field.email': 'tu correo electrónico',
  'field.phone': 'tu número de teléfono',
  'field.birthday': 'tu fecha de nacimiento',
  'field.country': 'tu país',
  'field.city': 'tu ciudad',
  'field.locale': 'tu idioma',
  'field.timeZone': 'tu zona horaria',
  'field.createdAt': 'tu fecha de registro',

  'rule.any': 'Una de estas opciones: {rules}',
  'rule.or': '; o bien: ',
  'rule.and': '; y además: ',
  'rule.not': 'Salvo en este caso: {rule}',
  'rule.subtotalMin': 'Gasta al menos {min}{what, select, all {} other { en {what}}}',
  'rule.subtotalBelow': 'Gasta menos de {below}{what, select, all {} other { en {what}}}',
  'rule.subtotalBetween': 'Gasta al menos {min} y menos de {below}{what, select, all {} other { en {what}}}',
  'rule.beforeDiscounts': '{rule}, antes de descuentos',
  'rule.quantityMin': 'Compra al menos {what}',
  'rule.quantityMax': 'Compra como máximo {what}',
  'rule.quantityNone': 'Para un carrito {what, select, all {vacío} other {sin {what}}}',
  'rule.quantityBetween': 'Compra {what}',
  'rule.quantityExactly': 'Compra exactamente {what}',
  'rule.set':
    'Compra {buy} y llévate {get} {share, select, free {gratis} other {con un {share} de descuento}}{times, plural, =0 {} one {, # vez} other {, hasta # veces}}',
  'rule.spendableOn': 'Para gastar en: {what}',
  'rule.segment': 'Para clientes de «{segment}»',
  'rule.segmentUnnamed': 'Para clientes seleccionados',
  'rule.customer': 'Si {test}',
  'rule.firstOrder': 'En tu primer pedido',
  'rule.noOrders': 'Para clientes sin pedidos{within, select, ever {} other { en {within}}}',
  'rule.ordersMin':
    'Para clientes con al menos {min, plural, one {# pedido} other {# pedidos}}{within, select, ever {} other { en {within}}}',
  'rule.ordersMax':
    'Para clientes con {max, plural, one {# pedido} other {# pedidos}} como máximo{within, select, ever {} other { en {within}}}',
  'rule.totalMin': 'Para clientes que han gastado al menos {min}{within, select, ever {} other { en {within}}}',
  'rule.totalMax': 'Para clientes que han gastado como máximo {max}{within, select, ever {} other { en {within}}}',
  'rule.eventsMin':
    'Para clientes con «{name}» al menos {min, plural, one {# vez} other {# veces}}{within, select, ever {} other { en {within}}}',
  'rule.eventsMax':
    '{max, plural, =0 {Para clientes sin «{name}»} one {Para clientes con «{name}» # vez como máximo} other {Para clientes con «{name}» # veces como máximo}}{within, select, ever {} other { en {within}}}',
  'rule.redeemedMin':
    'Para clientes que han usado {campaign, select, none {una oferta anterior} other {«{campaign}»}} al menos {min, plural, one {# vez} other {# veces}}{within, select, ever {} other { en {within}}}',
  'rule.redeemedMax':
    '{max, plural, =0 {Para clientes que no han usado {campaign, select, none {una oferta anterior} other {«{campaign}»}}} one {Para clientes que han usado {campaign, select, none {una oferta anterior} other {«{campaign}»}} # vez como máximo} other {Para clientes que han usado {campaign, select, none {una oferta anterior} other {«{campaign}»}} # veces como máximo}}{within, select, ever {} other { en {within}}}',
  'rule.redeemedTotalMin':
    'Para clientes que han ahorrado al menos {min} con {campaign, select, none {una oferta anterior} other {«{campaign}»}}{within, select, ever {} other { en {within}}}',
  'rule.redeemedTotalMax':
    'Para clientes que han ahorrado como máximo {max} con {campaign, select, none {una oferta anterior} other {«{campaign}»}}{within, select, ever {} other { en {within}}}',
  'rule.tier': 'Para miembros{tier, select, none {} other { desde el nivel «{tier}»}}',
  'rule.stores': 'En estas tiendas: {stores}',
  'rule.location': 'En determinados lugares',
  'rule.schedule':
    '{days, select, all {Todos los días} other {Cada {days}}}{from, select, none {{until, select, none {} other { hasta las {until}}}} other {{until, select, none { desde las {from}} other { de {from} a {until}}}}}',
  'rule.anniversaryOf':
    '{date, select, birthday {tu cumpleaños} createdAt {tu aniversario de registro} other {tu aniversario de «{name}»}}',
  'rule.anniversary':
    '{span, select, day {El día de {what}} before {Desde {before, plural, one {# día} other {# días}} antes de {what} hasta el mismo día} after {Desde {what} hasta {after, plural, one {# día} other {# días}} después} other {Desde {before, plural, one {# día} other {# días}} antes hasta {after, plural, one {# día} other {# días}} después de {what}}}',
  'rule.cart': 'Para carritos en los que {test}',
  'rule.expression': 'Se aplican otras condiciones de la tienda',

  'span.years': '{n, plural, one {# año} other {# años}}',
  'span.months': '{n, plural, one {# mes} other {# meses}}',
  'span.weeks': '{n, plural, one {# semana} other {# semanas}}',
  'span.days': '{n, plural, one {# día} other {# días}}',
  'span.hours': '{n, plural, one {# hora} other {# horas}}',
  'span.minutes': '{n, plural, one {# minuto} other {# minutos}}',
  'span.seconds': '{n, plural, one {# segundo} other {# segundos}}',
  'span.past':
    '{n, plural, one {el plazo de {span} hasta ahora} other {{unit, select, weeks {las últimas {span}} hours {las últimas {span}} other {los últimos {span}}}}}',
}
