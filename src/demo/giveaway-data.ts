import type { GiveawayInput } from '../domain/input/giveaway-input.ts'

const DAY_MILLISECONDS = 86_400_000

/** A draw that runs for the 60 days after `now`: one great prize and twenty small ones. */
export function demoGiveaway(now: Date): GiveawayInput {
  return {
    key: 'golden-bean',
    title: 'The golden bean: win a year of coffee',
    startsAt: now,
    endsAt: new Date(now.getTime() + 60 * DAY_MILLISECONDS),
    prizes: [
      {
        key: 'year-of-coffee',
        title: 'A year of coffee',
        count: 1,
        grants: [{ perk: { title: 'A bag of coffee every month', validFor: 'P1Y' } }],
      },
      {
        key: 'beans',
        title: '100 beans',
        count: 20,
        grants: [{ points: { program: { key: 'beans' }, points: 100 } }],
      },
    ],
  }
}

/** Who has entered already, by the shop's own ids. */
export const demoEntrants: readonly string[] = ['ben', 'clara']
