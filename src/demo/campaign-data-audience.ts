import { amounts } from './amounts.ts'
import type { DemoCampaign } from './demo-campaign.ts'

const earlyBird: DemoCampaign = {
  input: {
    key: 'early-bird',
    name: 'VIP early bird: machines 12% off',
    kind: 'PROMOTION',
    conditions: { segment: { key: 'vip' } },
    effects: [{ percentOff: { basisPoints: 1200, target: { kind: 'ITEMS', items: { categories: ['machines'] } } } }],
    stacking: { priority: 20 },
    display: {
      title: 'Early bird: 12% off machines, for regulars like you',
      summary: 'A week before everybody else. Never below the maker’s lowest price.',
      placements: ['home', 'category:machines'],
      banner: {
        headline: 'You are early: 12% off machines',
        body: 'Ten orders and more: the machines are yours a week before the sale.',
        actionLabel: 'Show machines',
        actionUrl: '/#machines',
      },
      translations: [
        {
          locale: 'de',
          title: 'Früh dran: 12 % auf Maschinen, für Stammgäste',
          summary: 'Eine Woche vor allen anderen. Nie unter dem niedrigsten Preis des Herstellers.',
          banner: {
            headline: 'Sie sind früh dran: 12 % auf Maschinen',
            body: 'Ab zehn Bestellungen: die Maschinen eine Woche vor dem Ausverkauf.',
            actionLabel: 'Maschinen zeigen',
            actionUrl: '/#machines',
          },
        },
      ],
    },
  },
}

const newYork: DemoCampaign = {
  input: {
    key: 'new-york-blends',
    name: 'New York: 4 dollars off blends from 30',
    kind: 'PROMOTION',
    timeZone: 'America/New_York',
    conditions: {
      all: [{ segment: { key: 'new-york' } }, { cartSubtotal: { min: amounts({ USD: 3000 }), beforeDiscounts: true } }],
    },
    effects: [
      { amountOff: { amounts: amounts({ USD: 400 }), target: { kind: 'ITEMS', items: { categories: ['blends'] } } } },
    ],
    display: {
      title: 'Hello New York: $4 off blends',
      summary: 'From $30 on, because your shop on East 4th is new.',
      placements: ['home', 'category:blends', 'cart'],
      translations: [
        {
          locale: 'de',
          title: 'Hallo New York: 4 $ weniger für Mischungen',
          summary: 'Ab 30 $, denn unser Laden in der East 4th Street ist neu.',
        },
      ],
    },
  },
}

/** Shown to the dormant alone; whoever has heard of the code may use it. */
const welcomeBack: DemoCampaign = {
  input: {
    key: 'welcome-back',
    name: 'We missed you: 15% off beans',
    kind: 'COUPON',
    publicCode: 'MISSEDYOU',
    shownTo: { segment: { key: 'dormant' } },
    conditions: { cartQuantity: { items: { categories: ['beans'] }, min: 1 } },
    effects: [{ percentOff: { basisPoints: 1500, target: { kind: 'ITEMS', items: { categories: ['beans'] } } } }],
    limits: [{ of: 'REDEMPTIONS', per: 'CUSTOMER', count: 1 }],
    display: {
      title: 'We missed you: 15% off beans',
      summary: 'Enter MISSEDYOU. The kettle is on.',
      placements: ['home', 'cart'],
      banner: {
        headline: 'Good to see you again',
        body: '15% off all beans with MISSEDYOU.',
        actionLabel: 'Show beans',
        actionUrl: '/#beans',
      },
      translations: [
        {
          locale: 'de',
          title: 'Sie haben uns gefehlt: 15 % auf Bohnen',
          summary: 'MISSEDYOU eingeben. Das Wasser kocht schon.',
          banner: {
            headline: 'Schön, dass Sie wieder da sind',
            body: '15 % auf alle Bohnen mit MISSEDYOU.',
            actionLabel: 'Bohnen zeigen',
            actionUrl: '/#beans',
          },
        },
      ],
    },
  },
}

/** What depends on who looks. */
export const audienceCampaigns: readonly DemoCampaign[] = [earlyBird, newYork, welcomeBack]
