import { draw } from '../../domain/giveaway/draw.ts'
import type { Giveaway } from '../../domain/giveaway/giveaway.ts'
import type { Db } from '../../store/database.ts'
import { nextEntries } from '../../store/read-giveaways.ts'
import { seedOf } from '../../store/write-giveaways.ts'
import { numbersOf } from './seed.ts'

/** One unit of a prize, with who won it. */
export interface Winner {
  readonly place: number
  readonly prizeKey: string
  readonly entryId: string
  readonly customerId: string
  readonly ticket: number
}

/** Entries read at once: of a million, others get their turn in between. */
const PAGE = 10_000

/** Draws a giveaway that nobody enters meanwhile: the same seed and entries have the same winners, whenever it is asked. */
export async function chooseWinners(db: Db, { id, prizes }: Giveaway): Promise<Winner[]> {
  const entries = await allEntries(db, id)
  const numberAt = numbersOf(await seedOf(db, id))
  const counts = entries.map(({ count }) => count)
  return draw(prizes, counts, numberAt).map(({ prizeKey, entry, ticket }, place) => {
    const { id: entryId, holderId: customerId } = entries[entry]!
    return { place, prizeKey, entryId, customerId, ticket }
  })
}

async function allEntries(db: Db, giveawayId: string) {
  const entries: Awaited<ReturnType<typeof nextEntries>> = []
  for (;;) {
    const page = await nextEntries(db, giveawayId, entries.at(-1)?.id ?? null, PAGE)
    for (const entry of page) entries.push(entry)
    if (page.length < PAGE) return entries
  }
}
