import { amounts } from './amounts.ts'
import type { DemoCampaign } from './demo-campaign.ts'

const birthday: DemoCampaign = {
  givenTo: ['clara'],
  input: {
    key: 'birthday',
    name: 'Birthday: half price on goods up to 50',
    kind: 'COUPON',
    codePattern: 'BDAY-#########',
    validFor: 'P14D',
    effects: [{ percentOff: { basisPoints: 5000, cap: { amount: 2500, currency: 'EUR' } } }],
    stacking: { mode: 'ONE_OF_GROUP', group: 'whole-order' },
    display: {
      title: 'Happy birthday: half price on goods up to 50',
      summary: 'A code of your own, good for the two weeks around the day.',
      terms: 'At most 25 off. One order. Not together with another discount on the whole order.',
      placements: ['home', 'cart'],
      banner: {
        headline: 'Happy birthday, almost',
        body: 'Half price on goods up to 50: the code is in your wallet.',
        actionLabel: 'Open wallet',
        actionUrl: '/#wallet',
      },
      translations: [
        {
          locale: 'de',
          title: 'Zum Geburtstag: halber Preis auf Waren bis 50',
          summary: 'Ein Code nur für Sie, zwei Wochen rund um den Tag.',
          terms: 'Höchstens 25 Rabatt. Eine Bestellung. Nicht mit einem anderen Rabatt auf die ganze Bestellung.',
          banner: {
            headline: 'Fast Geburtstag: Alles Gute',
            body: 'Halber Preis auf Waren bis 50: Der Code liegt in Ihrem Wallet.',
            actionLabel: 'Wallet öffnen',
            actionUrl: '/#wallet',
          },
        },
      ],
    },
  },
}

const hello: DemoCampaign = {
  givenTo: ['ada', 'ben', 'clara', 'yuki'],
  usedBy: 'ben',
  input: {
    key: 'hello',
    name: 'A first hello: 5 off, one code each',
    kind: 'COUPON',
    codePattern: 'HELLO-#########',
    validFor: 'P30D',
    conditions: { cartSubtotal: { min: amounts({ EUR: 2000, USD: 2000, JPY: 3000 }) } },
    effects: [{ amountOff: { amounts: amounts({ EUR: 500, USD: 500, JPY: 750 }) } }],
    display: {
      title: 'A small hello: 5 off',
      summary: 'On any order from 20, with the code in your wallet.',
      placements: ['cart'],
      translations: [
        {
          locale: 'de',
          title: 'Ein kleiner Gruß: 5 weniger',
          summary: 'Auf jede Bestellung ab 20, mit dem Code in Ihrem Wallet.',
        },
      ],
    },
  },
}

const giftCards: DemoCampaign = {
  cards: [{ externalId: 'clara', balance: { amount: 2500, currency: 'EUR' } }],
  input: {
    key: 'gift-cards',
    name: 'Gift cards, for goods at full price',
    kind: 'GIFT_CARD',
    codePattern: 'GIFT-##########',
    validFor: 'P3Y',
    spendableOn: { onSale: false },
    display: {
      title: 'Gift card',
      summary: 'Pays for anything that is not on sale, in one order or in many.',
      placements: ['cart'],
      translations: [
        {
          locale: 'de',
          title: 'Geschenkkarte',
          summary: 'Zahlt alles, was nicht reduziert ist, in einer Bestellung oder in vielen.',
        },
      ],
    },
  },
}

const summer: DemoCampaign = {
  givenTo: ['ben', 'clara', 'emil'],
  ended: true,
  input: {
    key: 'summer-tasting',
    name: 'Summer tasting: 10% off light roasts',
    kind: 'COUPON',
    codePattern: 'SUMMER-#########',
    effects: [
      {
        percentOff: {
          basisPoints: 1000,
          target: {
            kind: 'ITEMS',
            items: { attributes: [{ name: 'roast', operator: 'EQUALS', values: ['light'] }] },
          },
        },
      },
    ],
    display: {
      title: 'Summer tasting: 10% off light roasts',
      translations: [{ locale: 'de', title: 'Sommerprobe: 10 % auf helle Röstungen' }],
    },
  },
}

/** Unique codes and cards, one a customer. */
export const personalCampaigns: readonly DemoCampaign[] = [birthday, hello, giftCards, summer]
