import { describe, expect, test } from '@jest/globals'
import { conditionsInWords } from '../../src/domain/words/conditions-in-words.ts'
import { hintMessage } from '../../src/domain/words/messages.ts'
import { setsInWords } from '../../src/domain/words/sets-in-words.ts'
import { HINTS, NAMES, RULES, SETS } from '../support/rules-to-say.ts'

/** Without hard blanks, which Intl puts into money, and marks of direction. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u2068\u2069\u200e\u200f]/g, '')

type Said = Readonly<Record<keyof typeof RULES | keyof typeof HINTS | 'buyXGetY', string>>

const SAID: Readonly<Record<string, Said>> = {
  fr: {
    cartSubtotal:
      'Dépensez au moins 50,00 € ou 60,00 $US en articles de la catégorie Arabica ou Robusta, sauf articles en promotion, avant remises',
    cartQuantity: 'Achetez au moins 3 articles de la catégorie Arabica ou Robusta, sauf articles en promotion',
    cartQuantityOfSkus: 'Achetez 1 à 2 unités de A1 ou B2',
    segment: 'Pour les clients du groupe « VIP »',
    customer: 'Si votre pays est CH ou LI',
    firstOrder: 'Pour votre première commande',
    orders: 'Pour les clients avec au moins 2 commandes depuis 30 jours',
    events: 'Pour les clients avec « review » au moins 11 fois depuis 2 semaines',
    redeemed: 'Pour les clients n’ayant pas utilisé « Hello »',
    tier: 'Pour les membres à partir du niveau « Gold »',
    stores: 'Dans ces magasins : Berlin Mitte ou graz',
    location: 'En certains lieux',
    schedule: 'Chaque lundi ou vendredi de 9:00 à 17:30',
    anniversary: 'De 3 jours avant à 7 jours après votre anniversaire',
    cart: 'Pour les paniers dont channel est app',
    expression: 'D’autres conditions de la boutique s’appliquent',
    any: 'Au choix : Achetez au moins 100 articles ; ou : Sauf dans ce cas : Pour certains clients',
    addOne: 'Ajoutez encore 1 article de la catégorie Cups.',
    addTwo: 'Ajoutez encore 2 unités de A1 ou B2.',
    spendMore: 'Dépensez encore 20,00 € en articles de la catégorie Arabica ou Robusta, sauf articles en promotion.',
    buyXGetY: 'Pour l’achat de 1 article : 2 articles de la catégorie Mugs avec 33,33 % de remise, 3 fois au plus',
  },
  es: {
    cartSubtotal:
      'Gasta al menos 50,00 € o 60,00 US$ en artículos de Arabica o Robusta, excepto artículos en oferta, antes de descuentos',
    cartQuantity: 'Compra al menos 3 artículos de Arabica o Robusta, excepto artículos en oferta',
    cartQuantityOfSkus: 'Compra de 1 a 2 unidades de A1 o B2',
    segment: 'Para clientes de «VIP»',
    customer: 'Si tu país es CH o LI',
    firstOrder: 'En tu primer pedido',
    orders: 'Para clientes con al menos 2 pedidos en los últimos 30 días',
    events: 'Para clientes con «review» al menos 11 veces en las últimas 2 semanas',
    redeemed: 'Para clientes que no han usado «Hello»',
    tier: 'Para miembros desde el nivel «Gold»',
    stores: 'En estas tiendas: Berlin Mitte o graz',
    location: 'En determinados lugares',
    schedule: 'Cada lunes o viernes de 9:00 a 17:30',
    anniversary: 'Desde 3 días antes hasta 7 días después de tu cumpleaños',
    cart: 'Para carritos en los que channel es app',
    expression: 'Se aplican otras condiciones de la tienda',
    any: 'Una de estas opciones: Compra al menos 100 artículos; o bien: Salvo en este caso: Para clientes seleccionados',
    addOne: 'Añade 1 artículo más de Cups.',
    addTwo: 'Añade 2 unidades más de A1 o B2.',
    spendMore: 'Gasta 20,00 € más en artículos de Arabica o Robusta, excepto artículos en oferta.',
    buyXGetY: 'Compra 1 artículo y llévate 2 artículos de Mugs con un 33,33 % de descuento, hasta 3 veces',
  },
  'pt-BR': {
    cartSubtotal:
      'Gaste pelo menos € 50,00 ou US$ 60,00 em itens de Arabica ou Robusta, exceto itens em promoção, antes de descontos',
    cartQuantity: 'Compre pelo menos 3 itens de Arabica ou Robusta, exceto itens em promoção',
    cartQuantityOfSkus: 'Compre de 1 a 2 unidades de A1 ou B2',
    segment: 'Para clientes de “VIP”',
    customer: 'Quando seu país é CH ou LI',
    firstOrder: 'No seu primeiro pedido',
    orders: 'Para clientes com pelo menos 2 pedidos nos últimos 30 dias',
    events: 'Para clientes com “review” pelo menos 11 vezes nas últimas 2 semanas',
    redeemed: 'Para clientes que não usaram “Hello”',
    tier: 'Para membros a partir do nível “Gold”',
    stores: 'Nestas lojas: Berlin Mitte ou graz',
    location: 'Em determinados lugares',
    schedule: 'Nestes dias: segunda-feira ou sexta-feira, das 9:00 às 17:30',
    anniversary: 'De 3 dias antes até 7 dias depois do seu aniversário',
    cart: 'Para carrinhos em que channel é app',
    expression: 'Aplicam-se outras condições da loja',
    any: 'Uma destas opções: Compre pelo menos 100 itens; ou: Exceto neste caso: Para clientes selecionados',
    addOne: 'Adicione mais 1 item de Cups.',
    addTwo: 'Adicione mais 2 unidades de A1 ou B2.',
    spendMore: 'Gaste mais € 20,00 em itens de Arabica ou Robusta, exceto itens em promoção.',
    buyXGetY: 'Compre 1 item e leve 2 itens de Mugs com 33,33% de desconto, até 3 vezes',
  },
  ja: {
    cartSubtotal: 'ArabicaまたはRobustaの商品（セール商品を除く）を€50.00または$60.00以上お買い上げ（割引前の金額）',
    cartQuantity: 'ArabicaまたはRobustaの商品3点（セール商品を除く）以上お買い上げ',
    cartQuantityOfSkus: 'A1またはB2 × 1～2点お買い上げ',
    segment: '「VIP」のお客様が対象',
    customer: 'お住まいの国がCHまたはLIであるお客様が対象',
    firstOrder: '初回のご注文が対象',
    orders: '過去30日間に2回以上ご注文のお客様が対象',
    events: '過去2週間に「review」が11回以上あるお客様が対象',
    redeemed: '「Hello」のご利用がないお客様が対象',
    tier: '「Gold」以上の会員限定',
    stores: '次の店舗：Berlin Mitteまたはgraz',
    location: '特定の場所限定',
    schedule: '月曜日または金曜日 9:00から17:30まで',
    anniversary: 'お誕生日の3日前から7日後まで',
    cart: 'channelがappであるカートが対象',
    expression: 'ショップの定めるその他の条件があります',
    any: '次のいずれか：商品100点以上お買い上げ；または：次の場合を除く：一部のお客様が対象',
    addOne: 'あとCupsの商品1点をカートに追加してください。',
    addTwo: 'あとA1またはB2 × 2点をカートに追加してください。',
    spendMore: 'ArabicaまたはRobustaの商品（セール商品を除く）をあと€20.00お買い上げください。',
    buyXGetY: '商品1点お買い上げで、Mugsの商品2点が33.33%オフ（3回まで）',
  },
  ar: {
    cartSubtotal:
      'شراء بقيمة 50.00 € أو 60.00 US$ على الأقل من منتجات من فئة Arabica أو Robusta، باستثناء منتجات ضمن التخفيضات، قبل الخصومات',
    cartQuantity: 'شراء ما لا يقل عن 3 منتجات من فئة Arabica أو Robusta، باستثناء منتجات ضمن التخفيضات',
    cartQuantityOfSkus: 'شراء ما بين 1 و2 من الوحدات من A1 أو B2',
    segment: 'لعملاء «VIP»',
    customer: 'بشرط: بلدك: CH أو LI',
    firstOrder: 'لطلبك الأول',
    orders: 'للعملاء الذين لديهم ما لا يقل عن طلبين خلال آخر 30 يومًا',
    events: 'للعملاء الذين لديهم «review» ما لا يقل عن 11 مرة خلال آخر أسبوعين',
    redeemed: 'للعملاء الذين لم يستخدموا «Hello»',
    tier: 'للأعضاء من مستوى «Gold» فما فوق',
    stores: 'في هذه المتاجر: Berlin Mitte أو graz',
    location: 'في أماكن محددة',
    schedule: 'يوم الاثنين أو الجمعة من 9:00 ص حتى 5:30 م',
    anniversary: 'من 3 أيام قبل عيد ميلادك حتى 7 أيام بعد ذلك',
    cart: 'للسلال التي فيها channel: app',
    expression: 'تسري شروط أخرى للمتجر',
    any: 'أحد هذه الشروط: شراء ما لا يقل عن 100 منتج؛ أو: إلا في هذه الحالة: لعملاء مختارين',
    addOne: 'يلزم إضافة منتج واحد أيضًا من فئة Cups.',
    addTwo: 'يلزم إضافة وحدتين أيضًا من A1 أو B2.',
    spendMore: 'أضف مشتريات بقيمة 20.00 € من منتجات من فئة Arabica أو Robusta، باستثناء منتجات ضمن التخفيضات.',
    buyXGetY: 'عند شراء منتج واحد تحصل على منتجين من فئة Mugs بخصم 33.33%، 3 مرات كحد أقصى',
  },
}

describe.each(Object.entries(SAID))('%s says', (locale, said) => {
  test.each(Object.entries(RULES))('the rule %s', (name, rule) => {
    expect(conditionsInWords(rule, locale, NAMES).map(plain)).toEqual([said[name as keyof Said]])
  })

  test.each(Object.entries(HINTS))('the hint %s', (name, hint) => {
    expect(plain(hintMessage(hint, locale))).toBe(said[name as keyof Said])
  })

  test('what a set asks for', () => {
    expect(setsInWords(SETS, locale).map(plain)).toEqual([said.buyXGetY])
  })
})
