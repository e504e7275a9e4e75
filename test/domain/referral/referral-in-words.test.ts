import { describe, expect, test } from '@jest/globals'
import type { Promises } from '../../../src/domain/referral/promises.ts'
import type { GrantNames } from '../../../src/domain/words/grants-in-words.ts'
import { conversionInWords, milestonesInWords, promisesInWords } from '../../../src/domain/words/referral-in-words.ts'
import { NAMES, RULES } from '../../support/rules-to-say.ts'

/** Without hard blanks, which Intl puts into money, and marks of direction. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u2068\u2069\u200e\u200f]/g, '')

const GIVEN: GrantNames = {
  currency: 'EUR',
  campaign: () => 'Welcome',
  points: (_program, points) => (points === 1 ? 'bean' : 'beans'),
  giveaway: () => 'Summer',
}

const amounts = [
  { amount: 1200, currency: 'USD' },
  { amount: 1000, currency: 'EUR' },
]
const PROMISES: Promises = {
  friend: [
    { kind: 'voucherFrom', campaignId: 'welcome' },
    { kind: 'points', programId: 'beans', points: 5 },
  ],
  referrer: [{ kind: 'giftCard', campaignId: 'cards', amounts }],
  milestones: [
    { friends: 1, grants: [{ kind: 'giveawayEntries', giveawayId: 'summer', count: 2 }] },
    { friends: 5, grants: [{ kind: 'donation', charity: 'Trees', amounts }] },
  ],
}
const CONVERSION = { orderPaid: true, eventName: null, when: RULES.segment, within: 'P90D' }

const SAID: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Your friend gets: a code for “Welcome” and 5 beans. You get for each friend: a gift card of €10.00.',
    'A friend counts with a first paid order, within 90 days of joining',
    'For your friend: For customers in “VIP”',
    'For up to 3 friends',
    'With 1 friend you get besides: 2 tickets for “Summer”',
    'With 5 friends you get besides: a donation of €10.00 to Trees',
  ],
  de: [
    'Geschenk für Geworbene: ein Code für „Welcome“ und 5 beans. Für dich je geworbener Person: eine Geschenkkarte über 10,00 €.',
    'Es zählt die erste bezahlte Bestellung der geworbenen Person, innerhalb von 90 Tagen nach dem Beitritt',
    'Für die geworbene Person gilt: Für Kundinnen und Kunden in „VIP“',
    'Für höchstens 3 geworbene Personen',
    'Mit 1 geworbenen Person bekommst du außerdem: 2 Lose für „Summer“',
    'Mit 5 geworbenen Personen bekommst du außerdem: eine Spende von 10,00 € an Trees',
  ],
  fr: [
    'Cadeau pour votre filleul : un code pour « Welcome » et 5 beans. Pour vous, par filleul : une carte cadeau de 10,00 €.',
    'Un filleul compte dès sa première commande payée, dans un délai de 90 jours après son inscription',
    'Pour votre filleul : Pour les clients du groupe « VIP »',
    'Pour 3 filleuls au maximum',
    'Avec 1 filleul, vous recevez en plus : 2 tickets pour « Summer »',
    'Avec 5 filleuls, vous recevez en plus : un don de 10,00 € à Trees',
  ],
  es: [
    'Regalo para quien invites: un código para «Welcome» y 5 beans. Para ti por cada persona invitada: una tarjeta regalo de 10,00 €.',
    'Una persona invitada cuenta con su primer pedido pagado, en un plazo de 90 días desde que se une',
    'Para quien invites: Para clientes de «VIP»',
    'Para 3 personas invitadas como máximo',
    'Con 1 persona invitada recibes además: 2 boletos para «Summer»',
    'Con 5 personas invitadas recibes además: una donación de 10,00 € a Trees',
  ],
  pt: [
    'Presente para quem você indicar: um código para “Welcome” e 5 beans. Para você, por pessoa indicada: um cartão-presente de € 10,00.',
    'Uma pessoa indicada conta com o primeiro pedido pago, no prazo de 90 dias após aderir',
    'Para quem você indicar: Para clientes de “VIP”',
    'Para até 3 pessoas indicadas',
    'Com 1 pessoa indicada você ganha também: 2 bilhetes para “Summer”',
    'Com 5 pessoas indicadas você ganha também: uma doação de € 10,00 para Trees',
  ],
  ja: [
    'お友達への特典：「Welcome」のコード、5beans。お一人のご紹介ごとにあなたへの特典：€10.00のギフトカード。',
    '参加から90日間以内のお友達の最初のお支払い済みのご注文で成立',
    'お友達の条件：「VIP」のお客様が対象',
    '3人までご紹介いただけます',
    '1人のご紹介でさらに進呈：「Summer」の抽選券2枚',
    '5人のご紹介でさらに進呈：Treesへの€10.00の寄付',
  ],
  ar: [
    'هدية لصديقك: رمز لـ«Welcome» و5 beans. لك عن كل صديق: بطاقة هدية بقيمة 10.00 €.',
    'يُحتسب الصديق عند أول طلب مدفوع خلال 90 يومًا من الانضمام',
    'شرط لصديقك: لعملاء «VIP»',
    'لـ3 أصدقاء على الأكثر',
    'مع صديق واحد تحصل أيضًا على: تذكرتان في «Summer»',
    'مع 5 أصدقاء تحصل أيضًا على: تبرع بقيمة 10.00 € إلى Trees',
  ],
}

describe('a referral program is said', () => {
  test.each(Object.entries(SAID))('in %s', (locale, [summary, ...rules]) => {
    expect(plain(promisesInWords(PROMISES, locale, GIVEN)!)).toBe(summary)
    const said = [
      ...conversionInWords(CONVERSION, locale, { ...NAMES, segment: () => 'VIP' }),
      ...milestonesInWords(PROMISES, 3, locale, GIVEN),
    ]
    expect(said.map(plain)).toEqual(rules)
  })

  test('with what counts: an order, an event, or either of them', () => {
    const said = (orderPaid: boolean, eventName: string | null) =>
      conversionInWords({ orderPaid, eventName, when: null, within: null }, 'en', NAMES)
    expect(said(true, null)).toEqual(['A friend counts with a first paid order'])
    expect(said(false, 'ride-done')).toEqual(['A friend counts with “ride-done”'])
    expect(said(true, 'ride-done')).toEqual(['A friend counts with a first paid order or “ride-done”'])
  })

  test('one-sided where one side alone gets something, and not at all where neither does', () => {
    const said = (more: Partial<Promises>) => promisesInWords({ ...PROMISES, ...more }, 'en', GIVEN)
    expect(said({ friend: [] })).toBe('You get for each friend: a gift card of €10.00.')
    expect(said({ referrer: [] })).toBe('Your friend gets: a code for “Welcome” and 5 beans.')
    expect(said({ friend: [], referrer: [] })).toBeNull()
    expect(milestonesInWords({ ...PROMISES, milestones: [] }, null, 'en', GIVEN)).toEqual([])
  })
})
