import { amounts } from './amounts.ts'
import { type DemoCampaign, minutesAfter } from './demo-campaign.ts'

const fortnight = 14 * 24 * 60

/** Public codes: one code, many uses. */
export function codeCampaigns(now: Date): readonly DemoCampaign[] {
  return [blackFriday(now), arabicaLovers]
}

function blackFriday(now: Date): DemoCampaign {
  return {
    input: {
      key: 'black-friday',
      name: 'Black Friday 20%',
      kind: 'COUPON',
      endsAt: minutesAfter(now, fortnight),
      timeZone: 'Europe/Berlin',
      publicCode: 'BLCKFRDY',
      effects: [{ percentOff: { basisPoints: 2000 } }],
      stacking: { mode: 'ONE_OF_GROUP', group: 'whole-order' },
      limits: [
        { of: 'REDEMPTIONS', per: 'CAMPAIGN', count: 500 },
        { of: 'REDEMPTIONS', per: 'CUSTOMER', count: 1 },
      ],
      display: {
        title: 'Black Friday: 20% off everything',
        summary: 'Enter BLCKFRDY in the cart. The first 500 orders, one each.',
        terms: 'Once per customer. Not together with another discount on the whole order.',
        placements: ['home', 'cart'],
        translations: [
          {
            locale: 'de',
            title: 'Black Friday: 20 % auf alles',
            summary: 'BLCKFRDY im Warenkorb eingeben. Die ersten 500 Bestellungen, je eine.',
            terms: 'Einmal pro Kundin oder Kunde. Nicht mit einem anderen Rabatt auf die ganze Bestellung.',
          },
        ],
      },
    },
  }
}

const arabicaLovers: DemoCampaign = {
  input: {
    key: 'arabica-lovers',
    name: 'Arabica: 10 off for new customers, 5 for others',
    kind: 'COUPON',
    publicCode: 'ARABICA-LVRS',
    conditions: { cartQuantity: { items: { categories: ['arabica'] }, min: 1 } },
    effects: [
      {
        firstOf: [
          {
            when: { segment: { key: 'new-customers' } },
            then: {
              amountOff: {
                amounts: amounts({ EUR: 1000, USD: 1000, JPY: 1500 }),
                target: { kind: 'ITEMS', items: { categories: ['arabica'] } },
              },
            },
          },
          {
            when: { cartQuantity: { min: 1 } },
            then: {
              amountOff: {
                amounts: amounts({ EUR: 500, USD: 500, JPY: 750 }),
                target: { kind: 'ITEMS', items: { categories: ['arabica'] } },
              },
            },
          },
        ],
      },
    ],
    limits: [{ of: 'REDEMPTIONS', per: 'CUSTOMER', count: 1 }],
    display: {
      title: 'Arabica lovers: 10 off your first order, then 5',
      summary: 'Enter ARABICA-LVRS with any bag of arabica.',
      terms: 'Once per customer, on arabica only.',
      placements: ['category:arabica', 'cart', 'product'],
      translations: [
        {
          locale: 'de',
          title: 'Für Arabica-Freunde: erst 10, dann 5 weniger',
          summary: 'ARABICA-LVRS eingeben, zu jeder Tüte Arabica.',
          terms: 'Einmal pro Kundin oder Kunde, nur auf Arabica.',
        },
      ],
    },
  },
}
