import type { Words } from './en.ts'

/** Portuguese as in Brazil, with „você“. „In the last …“ agrees with the unit, so `span.past` brings its own preposition. */
export const pt: Words = {
  'reason.MINIMUM_SPEND':
    '{missing, select, none {{threshold, select, none {Seu carrinho está abaixo do mínimo} other {Gaste pelo menos {threshold}}}} other {Gaste mais {missing}}}.',
  'reason.MAXIMUM_SPEND':
    '{threshold, select, none {Seu carrinho está acima do máximo} other {O valor deve ficar abaixo de {threshold}}}.',
  'reason.MINIMUM_QUANTITY':
    '{units, plural, =0 {Há poucos itens no seu carrinho} one {Adicione mais # item} other {Adicione mais # itens}}.',
  'reason.MAXIMUM_QUANTITY':
    '{most, plural, =-1 {Há itens demais no seu carrinho} one {Seu carrinho pode ter no máximo # item} other {Seu carrinho pode ter no máximo # itens}}.',
  'reason.ITEMS_NOT_IN_CART': 'Os itens da oferta não estão no seu carrinho.',
  'reason.ITEMS_EXCLUDED': 'Seu carrinho tem itens que não fazem parte da oferta.',
  'reason.NOT_STARTED': 'A oferta ainda não começou.',
  'reason.ENDED': 'A oferta terminou.',
  'reason.OUTSIDE_HOURS': 'A oferta não vale neste horário.',
  'reason.PAUSED': 'A oferta não está disponível no momento.',
  'reason.SIGN_IN_REQUIRED': 'Entre na sua conta para aproveitar.',
  'reason.AUDIENCE': 'A oferta é para clientes selecionados.',
  'reason.TIER': 'A oferta é para membros de outro nível.',
  'reason.LOCATION': 'A oferta não está disponível onde você está.',
  'reason.STORE': 'A oferta não está disponível nesta loja.',
  'reason.CURRENCY': 'A oferta não está disponível {currency, select, none {nesta moeda} other {em {currency}}}.',
  'reason.LIMIT_REACHED': 'O número máximo de usos foi atingido.',
  'reason.BUDGET_SPENT': 'A oferta se esgotou.',
  'reason.NO_BALANCE': 'Não resta saldo suficiente.',
  'reason.STACKING': 'Não pode ser combinada com {winner, select, none {outro desconto} other {“{winner}”}}.',
  'reason.NO_DISCOUNT': 'A oferta não reduz o valor do seu carrinho.',
  'reason.CUSTOM_RULE': 'Seu carrinho não atende às condições.',
  'reason.NOT_ACCEPTED': 'Este código não é aceito.',

  'hint.spendMore': 'Gaste mais {missing}{what, select, all {} other { em {what}}}.',
  'hint.addItems': 'Adicione mais {what}.',
  'hint.signIn': 'Entre na sua conta para aproveitar.',
  'hint.waitUntil': 'Aguarde até {at}.',
  'hint.removeConflict': 'Remova “{conflictsWith}” para aproveitar.',
  'hint.earnPoints': 'Ganhe mais {points, number} {name}.',

  'offer.points': 'Pagar com {name}',

  'error.plain': '{message}.',
  'error.detailed': '{message}: {detail}.',
  'error.INVALID': 'Este valor não é válido',
  'error.REQUIRED': 'É preciso informar um valor',
  'error.TAKEN': 'Já está em uso',
  'error.NOT_FOUND': 'Não foi encontrado',
  'error.INVALID_STATE': 'Não é possível no estado atual',
  'error.TOO_MANY': 'É demais',
  'error.VERSION_CONFLICT': 'Alguém alterou isto nesse meio-tempo; recarregue',
  'error.CURRENCY_MISMATCH': 'As moedas são diferentes',
  'error.IDEMPOTENCY_KEY_REUSED': 'Esta chave de idempotência foi usada em outra requisição',
  'error.RATE_LIMITED': 'Tentativas demais; aguarde um momento',
  'error.CODE_NOT_ACCEPTED': 'Este código não é aceito',
  'error.CODE_NOT_APPLICABLE': 'Este código não se aplica a este carrinho',
  'error.INSUFFICIENT_BALANCE': 'Não restam pontos ou saldo suficientes',
  'error.LIMIT_REACHED': 'Um limite foi atingido',
  'error.PRICE_CHANGED': 'O preço mudou',
  'error.SELF_REFERRAL': 'Não é possível indicar a si próprio',

  'referral.shareText': '{title}: junta-te com o meu código {code}. {url}',
  'referral.forFriend': 'Presente para quem você indicar: {friend}.',
  'referral.forReferrer': 'Para você, por pessoa indicada: {referrer}.',
  'referral.forBoth': 'Presente para quem você indicar: {friend}. Para você, por pessoa indicada: {referrer}.',
  'referral.counts':
    'Uma pessoa indicada conta com {what, select, order {o primeiro pedido pago} event {“{event}”} other {o primeiro pedido pago ou “{event}”}}{within, select, ever {} other {, no prazo de {within} após aderir}}',
  'referral.friendRule': 'Para quem você indicar: {rule}',
  'referral.most': '{most, plural, one {Para # pessoa indicada} other {Para até # pessoas indicadas}}',
  'referral.milestone':
    '{friends, plural, one {Com # pessoa indicada você ganha também} other {Com # pessoas indicadas você ganha também}}: {gifts}',

  'grant.voucher': 'um código para “{title}”',
  'grant.giftCard': 'um cartão-presente de {amount}',
  'grant.points': '{points, number} {name}',
  'grant.entries': '{count, plural, one {# bilhete} other {# bilhetes}} para “{title}”',
  'grant.donation': 'uma doação de {amount} para {charity}',

  'alert.guessingFrom': 'Demasiados códigos errados a partir do endereço de rede {address}.',
  'alert.guessingBy':
    '{customer, select, none {Um cliente} other {O cliente “{customer}”}} introduziu demasiados códigos errados.',
  'alert.budgetNear': 'Um limite de “{campaign}” está quase esgotado: {used} de {most}.',
  'alert.budgetSpent': 'Um limite de “{campaign}” está esgotado: {used} de {most}.',

  'ledger.ISSUE': 'Cartão-presente emitido',
  'ledger.EARN': 'Ganho',
  'ledger.SPEND': 'Gasto',
  'ledger.HOLD': 'Reservado para um pedido',
  'ledger.RELEASE': 'Reserva desfeita',
  'ledger.EXPIRE': 'Expirou sem ser gasto',
  'ledger.ADJUST': 'Perdoado: gasto antes da devolução',
  'ledger.ROLLBACK': 'Devolvido',

  'selector.anything': 'quaisquer itens',
  'selector.items':
    'itens{sale, select, true { em promoção} false { fora de promoção} other {}}{kinds, select, none {} other { de {kinds}}}{brands, select, none {} other { da marca {brands}}}',
  'selector.counted':
    '{from, select, none {} other {de {from} a }}{count, plural, one {# item} other {# itens}}{sale, select, true { em promoção} false { fora de promoção} other {}}{kinds, select, none {} other { de {kinds}}}{brands, select, none {} other { da marca {brands}}}',
  'selector.skusOf': '{skus} ({items})',
  'selector.countedSkus':
    '{from, select, none {} other {de {from} a }}{count, plural, one {# unidade} other {# unidades}} de {skus}',
  'selector.limited': '{goods}, {limits}',
  'selector.comma': ', ',
  'selector.minUnitPrice': 'a partir de {price} cada',
  'selector.maxUnitPrice': 'até {price} cada',
  'selector.attribute': 'em que {test}',
  'selector.not': 'exceto {what}',
  'selector.more': '{count, plural, one {# outro} other {# outros}}',

  'test.EQUALS': '{name} é {value}',
  'test.NOT_EQUALS': '{name} não é {value}',
  'test.GREATER': '{name} passa de {value}',
  'test.AT_LEAST': '{name} é no mínimo {value}',
  'test.LESS': '{name} é menor que {value}',
  'test.AT_MOST': '{name} é no máximo {value}',
  'test.IN': '{name} é {value}',
  'test.NOT_IN': '{name} não é {value}',
  'test.CONTAINS': '{name} contém {value}',
  'test.EXISTS': 'conhecemos {name}',

  'field.displayName': 'seu nome',
  'field.email': 'seu e-mail',
  'field.phone': 'seu telefone',
  'field.birthday': 'sua data de nascimento',
  'field.country': 'seu país',
  'field.city': 'sua cidade',
  'field.locale': 'seu idioma',
  'field.timeZone': 'seu fuso horário',
  'field.createdAt': 'sua data de cadastro',

  'rule.any': 'Uma destas opções: {rules}',
  'rule.or': '; ou: ',
  'rule.and': '; e também: ',
  'rule.not': 'Exceto neste caso: {rule}',
  'rule.subtotalMin': 'Gaste pelo menos {min}{what, select, all {} other { em {what}}}',
  'rule.subtotalBelow': 'Gaste menos de {below}{what, select, all {} other { em {what}}}',
  'rule.subtotalBetween': 'Gaste pelo menos {min} e menos de {below}{what, select, all {} other { em {what}}}',
  'rule.beforeDiscounts': '{rule}, antes de descontos',
  'rule.quantityMin': 'Compre pelo menos {what}',
  'rule.quantityMax': 'Compre no máximo {what}',
  'rule.quantityNone': 'Para um carrinho {what, select, all {vazio} other {sem {what}}}',
  'rule.quantityBetween': 'Compre {what}',
  'rule.quantityExactly': 'Compre exatamente {what}',
  'rule.set':
    'Compre {buy} e leve {get} {share, select, free {grátis} other {com {share} de desconto}}{times, plural, =0 {} one {, # vez} other {, até # vezes}}',
  'rule.spendableOn': 'Para gastar em: {what}',
  'rule.segment': 'Para clientes de “{segment}”',
  'rule.segmentUnnamed': 'Para clientes selecionados',
  'rule.customer': 'Quando {test}',
  'rule.firstOrder': 'No seu primeiro pedido',
  'rule.noOrders': 'Para clientes sem pedidos{within, select, ever {} other { {within}}}',
  'rule.ordersMin':
    'Para clientes com pelo menos {min, plural, one {# pedido} other {# pedidos}}{within, select, ever {} other { {within}}}',
  'rule.ordersMax':
    'Para clientes com no máximo {max, plural, one {# pedido} other {# pedidos}}{within, select, ever {} other { {within}}}',
  'rule.totalMin': 'Para clientes que gastaram pelo menos {min}{within, select, ever {} other { {within}}}',
  'rule.totalMax': 'Para clientes que gastaram no máximo {max}{within, select, ever {} other { {within}}}',
  'rule.eventsMin':
    'Para clientes com “{name}” pelo menos {min, plural, one {# vez} other {# vezes}}{within, select, ever {} other { {within}}}',
  'rule.eventsMax':
    '{max, plural, =0 {Para clientes sem “{name}”} one {Para clientes com “{name}” no máximo # vez} other {Para clientes com “{name}” no máximo # vezes}}{within, select, ever {} other { {within}}}',
  'rule.redeemedMin':
    'Para clientes que usaram {campaign, select, none {uma oferta anterior} other {“{campaign}”}} pelo menos {min, plural, one {# vez} other {# vezes}}{within, select, ever {} other { {within}}}',
  'rule.redeemedMax':
    '{max, plural, =0 {Para clientes que não usaram {campaign, select, none {uma oferta anterior} other {“{campaign}”}}} one {Para clientes que usaram {campaign, select, none {uma oferta anterior} other {“{campaign}”}} no máximo # vez} other {Para clientes que usaram {campaign, select, none {uma oferta anterior} other {“{campaign}”}} no máximo # vezes}}{within, select, ever {} other { {within}}}',
  'rule.redeemedTotalMin':
    'Para clientes que economizaram pelo menos {min} com {campaign, select, none {uma oferta anterior} other {“{campaign}”}}{within, select, ever {} other { {within}}}',
  'rule.redeemedTotalMax':
    'Para clientes que economizaram no máximo {max} com {campaign, select, none {uma oferta anterior} other {“{campaign}”}}{within, select, ever {} other { {within}}}',
  'rule.tier': 'Para membros{tier, select, none {} other { a partir do nível “{tier}”}}',
  'rule.stores': 'Nestas lojas: {stores}',
  'rule.location': 'Em determinados lugares',
  'rule.schedule':
    '{days, select, all {Todos os dias} other {Nestes dias: {days}}}{from, select, none {{until, select, none {} other {, até {until}}}} other {{until, select, none {, a partir das {from}} other {, das {from} às {until}}}}}',
  'rule.anniversaryOf':
    '{date, select, birthday {seu aniversário} createdAt {seu aniversário de cadastro} other {seu aniversário de “{name}”}}',
  'rule.anniversary':
    '{span, select, day {No dia do {what}} before {De {before, plural, one {# dia} other {# dias}} antes do {what} até o próprio dia} after {Do {what} até {after, plural, one {# dia} other {# dias}} depois} other {De {before, plural, one {# dia} other {# dias}} antes até {after, plural, one {# dia} other {# dias}} depois do {what}}}',
  'rule.cart': 'Para carrinhos em que {test}',
  'rule.expression': 'Aplicam-se outras condições da loja',

  'span.years': '{n, plural, one {# ano} other {# anos}}',
  'span.months': '{n, plural, one {# mês} other {# meses}}',
  'span.weeks': '{n, plural, one {# semana} other {# semanas}}',
  'span.days': '{n, plural, one {# dia} other {# dias}}',
  'span.hours': '{n, plural, one {# hora} other {# horas}}',
  'span.minutes': '{n, plural, one {# minuto} other {# minutos}}',
  'span.seconds': '{n, plural, one {# segundo} other {# segundos}}',
  'span.past':
    '{n, plural, one {no período de {span} até agora} other {{unit, select, weeks {nas últimas {span}} hours {nas últimas {span}} other {nos últimos {span}}}}}',
}
