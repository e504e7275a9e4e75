import { amounts } from './amounts.ts'
import { type DemoCampaign, minutesAfter } from './demo-campaign.ts'

const hundred = amounts({ EUR: 10000, USD: 10000, JPY: 15000 })
const twoHundred = amounts({ EUR: 20000, USD: 20000, JPY: 30000 })

/** What applies by itself, to anyone. */
export function automaticCampaigns(now: Date): readonly DemoCampaign[] {
  return [more, shipping, thirdBag, espressoCups, clearance, freshRoast(now)]
}

const more: DemoCampaign = {
  input: {
    key: 'more-is-less',
    name: '10% from 100, 15% from 200',
    kind: 'PROMOTION',
    conditions: { cartSubtotal: { min: hundred } },
    effects: [
      {
        firstOf: [
          { when: { cartSubtotal: { min: twoHundred } }, then: { percentOff: { basisPoints: 1500 } } },
          { when: { cartSubtotal: { min: hundred } }, then: { percentOff: { basisPoints: 1000 } } },
        ],
      },
    ],
    stacking: { mode: 'ONE_OF_GROUP', group: 'whole-order' },
    display: {
      title: '10% off from 100, 15% from 200',
      summary: 'The fuller the basket, the kinder the price. No code needed.',
      terms: 'Not together with another discount on the whole order: the better one counts.',
      placements: ['home', 'cart', 'product'],
      translations: [
        {
          locale: 'de',
          title: '10 % ab 100, 15 % ab 200',
          summary: 'Je voller der Korb, desto freundlicher der Preis. Ganz ohne Code.',
          terms: 'Nicht mit einem anderen Rabatt auf die ganze Bestellung: Der bessere zählt.',
        },
      ],
    },
  },
}

const shipping: DemoCampaign = {
  input: {
    key: 'free-shipping',
    name: 'Standard shipping free from 49',
    kind: 'PROMOTION',
    conditions: { cartSubtotal: { min: amounts({ EUR: 4900, USD: 4900, JPY: 7000 }) } },
    effects: [{ shippingOff: { basisPoints: 10000, methods: ['standard'] } }],
    display: {
      title: 'Standard shipping on us',
      summary: 'From 49 on, the post is our treat.',
      placements: ['cart', 'checkout'],
      translations: [{ locale: 'de', title: 'Standardversand geschenkt', summary: 'Ab 49 geht der Versand auf uns.' }],
    },
  },
}

const thirdBag: DemoCampaign = {
  input: {
    key: 'third-bag',
    name: 'Third bag at half price',
    kind: 'PROMOTION',
    conditions: { cartQuantity: { items: { categories: ['beans'] }, min: 3 } },
    effects: [
      {
        percentOff: {
          basisPoints: 5000,
          target: { kind: 'ITEMS', items: { categories: ['beans'] }, units: 1, from: 'CHEAPEST' },
        },
      },
    ],
    stacking: { priority: 10 },
    display: {
      title: 'Third bag at half price',
      summary: 'Take three bags of beans, the cheapest costs half.',
      placements: ['home', 'category:arabica', 'category:blends', 'cart', 'product'],
      translations: [
        {
          locale: 'de',
          title: 'Die dritte Tüte zum halben Preis',
          summary: 'Drei Tüten Bohnen nehmen, die günstigste kostet die Hälfte.',
        },
      ],
    },
  },
}

const espressoCups: DemoCampaign = {
  input: {
    key: 'espresso-cups',
    name: 'Espresso cups at 6 with beans',
    kind: 'PROMOTION',
    conditions: {
      all: [
        { cartQuantity: { items: { categories: ['beans'] }, min: 1 } },
        { cartQuantity: { items: { categories: ['espresso cups'] }, min: 1 } },
      ],
    },
    effects: [
      {
        fixedPrice: {
          prices: amounts({ EUR: 600, USD: 650, JPY: 900 }),
          target: { kind: 'ITEMS', items: { categories: ['espresso cups'] } },
        },
      },
    ],
    display: {
      title: 'Espresso cups for 6 each',
      summary: 'With any bag of beans, as many cups as you like.',
      placements: ['category:cups', 'cart', 'product'],
      translations: [
        {
          locale: 'de',
          title: 'Espressotassen für je 6',
          summary: 'Zu jeder Tüte Bohnen, so viele Tassen, wie Sie mögen.',
        },
      ],
    },
  },
}

const clearance: DemoCampaign = {
  input: {
    key: 'last-of-the-season',
    name: 'Clearance, 40% off, with nothing else',
    kind: 'PROMOTION',
    conditions: { cartQuantity: { items: { categories: ['clearance'] }, min: 1 } },
    effects: [{ percentOff: { basisPoints: 4000, target: { kind: 'ITEMS', items: { categories: ['clearance'] } } } }],
    stacking: { mode: 'ALONE' },
    display: {
      title: 'Last of the season: 40% off',
      summary: 'What is left of winter: the Hearth blend and the red grinder.',
      terms: 'Not together with other discounts on goods.',
      placements: ['home', 'cart'],
      translations: [
        {
          locale: 'de',
          title: 'Saisonreste: 40 % weniger',
          summary: 'Was vom Winter übrig ist: die Mischung Hearth und die rote Mühle.',
          terms: 'Nicht mit anderen Rabatten auf Waren.',
        },
      ],
    },
  },
}

/** Starts while somebody is looking, so that its banner arrives by itself, and leaves half an hour later. */
function freshRoast(now: Date): DemoCampaign {
  return {
    input: {
      key: 'fresh-roast',
      name: 'Fresh from the drum: robusta 20% for half an hour',
      kind: 'PROMOTION',
      startsAt: minutesAfter(now, 3),
      endsAt: minutesAfter(now, 33),
      timeZone: 'Europe/Berlin',
      effects: [{ percentOff: { basisPoints: 2000, target: { kind: 'ITEMS', items: { categories: ['robusta'] } } } }],
      display: {
        title: 'Fresh from the drum: 20% off robusta',
        summary: 'The roaster has just been emptied. For half an hour only.',
        placements: ['home', 'category:robusta'],
        banner: {
          headline: 'Fresh from the drum: 20% off robusta',
          body: 'The roaster has just been emptied. This is here for half an hour.',
          actionLabel: 'Show robusta',
          actionUrl: '/#robusta',
        },
        translations: [
          {
            locale: 'de',
            title: 'Frisch aus der Trommel: 20 % auf Robusta',
            summary: 'Der Röster ist eben leer geworden. Nur für eine halbe Stunde.',
            banner: {
              headline: 'Frisch aus der Trommel: 20 % auf Robusta',
              body: 'Der Röster ist eben leer geworden. Das gilt eine halbe Stunde lang.',
              actionLabel: 'Robusta zeigen',
              actionUrl: '/#robusta',
            },
          },
        ],
      },
    },
  }
}
