import type { EarningRuleInput, LoyaltyProgramInput, RewardInput } from '../domain/input/loyalty-input.ts'
import type { DemoCampaign } from './demo-campaign.ts'

const BEANS = { key: 'beans' }

/** The shop's program: a bean for each euro, dollar or hundred yen, worth five cents or eight yen; beans live a year, to the end of its last quarter. */
export const program: LoyaltyProgramInput = {
  ...BEANS,
  title: 'Bean Club',
  pointName: 'bean',
  pointsName: 'beans',
  translations: [{ locale: 'de', title: 'Bohnenclub', pointName: 'Bohne', pointsName: 'Bohnen' }],
  pointValues: [
    { amount: 5, currency: 'EUR' },
    { amount: 5, currency: 'USD' },
    { amount: 8, currency: 'JPY' },
  ],
  expiry: { after: 'P1Y', roundedTo: 'QUARTER' },
  tierPeriod: 'ROLLING_YEAR',
  enrollsEveryone: true,
  tiers: [
    { key: 'sprout', title: 'Sprout', rank: 0, perks: ['Beans for every order'] },
    {
      key: 'roaster',
      title: 'Roaster',
      rank: 1,
      minPoints: 100,
      earnBasisPoints: 12_500,
      perks: ['A quarter more beans', 'Early access to new harvests'],
      grants: [{ perk: { title: 'First pick of the next harvest', validFor: 'P180D' } }],
    },
    {
      key: 'master',
      title: 'Master roaster',
      rank: 2,
      minPoints: 400,
      earnBasisPoints: 15_000,
      perks: ['Half as many beans again', 'Three per cent of every order back', 'A seat at the cupping table'],
      grants: [{ perk: { title: 'A seat at the cupping table', validFor: 'P1Y' } }],
    },
  ],
}

/** The cards onto which money comes back. */
export const moneyBack: DemoCampaign = {
  input: {
    key: 'money-back',
    name: 'Money back for master roasters',
    kind: 'GIFT_CARD',
    codePattern: 'BACK-##########',
    validFor: 'P1Y',
    display: {
      title: 'Money back',
      summary: 'Three per cent of every order, for the next one.',
      placements: ['cart'],
      translations: [
        { locale: 'de', title: 'Geld zurück', summary: 'Drei Prozent von jeder Bestellung, für die nächste.' },
      ],
    },
  },
}

/** How beans are earned, and money back. */
export const earningRules: readonly EarningRuleInput[] = [
  { program: BEANS, key: 'beans-welcome', title: 'Welcome to the club', trigger: 'SIGN_UP', points: 20 },
  { program: BEANS, key: 'beans-birthday', title: 'Happy birthday', trigger: 'BIRTHDAY', points: 50 },
  {
    program: BEANS,
    key: 'beans-review',
    title: 'Your review',
    trigger: 'EVENT',
    eventName: 'Review Written',
    points: 30,
    limits: [{ of: 'REDEMPTIONS', per: 'CUSTOMER', window: 'DAY', count: 3 }],
  },
  {
    program: BEANS,
    key: 'beans-money-back',
    title: 'Three per cent back',
    trigger: 'ORDER_PAID',
    when: { tier: { program: BEANS, minRank: 2 } },
    // At the tier's rate of one and a half: three per cent.
    cashBack: { campaign: { key: moneyBack.input.key }, basisPoints: 200 },
  },
  {
    program: BEANS,
    key: 'beans-order',
    title: 'Your order',
    trigger: 'ORDER_PAID',
    pointsPer: {
      points: 1,
      steps: [
        { amount: 100, currency: 'EUR' },
        { amount: 100, currency: 'USD' },
        { amount: 100, currency: 'JPY' },
      ],
    },
  },
]

/** What beans buy. */
export const rewards: readonly RewardInput[] = [
  {
    program: BEANS,
    key: 'beans-early-access',
    price: 60,
    grants: [{ perk: { title: 'A week ahead: the Gesha harvest', validFor: 'P90D' } }],
    display: {
      title: 'The Gesha harvest, a week ahead',
      translations: [{ locale: 'de', title: 'Die Gesha-Ernte, eine Woche früher' }],
    },
    availableTo: { tier: { program: BEANS, minRank: 1 } },
  },
  {
    program: BEANS,
    key: 'beans-trees',
    price: 100,
    grants: [{ donation: { charity: 'Trees for Huila', amounts: [{ amount: 1000, currency: 'EUR' }] } }],
    display: {
      title: 'Ten shade trees for Huila',
      translations: [{ locale: 'de', title: 'Zehn Schattenbäume für Huila' }],
    },
  },
  {
    program: BEANS,
    key: 'beans-tasting',
    price: 250,
    stock: 12,
    grants: [{ perk: { title: 'A tasting for two', description: 'At any of our roasteries.', validFor: 'P180D' } }],
    display: {
      title: 'A tasting for two',
      translations: [{ locale: 'de', title: 'Eine Verkostung für zwei' }],
    },
  },
]
