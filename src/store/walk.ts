import { type Db, rows } from './database.ts'
import { inTransaction } from './transaction.ts'

/** Behind it comes every row. */
const NOWHERE = '00000000-0000-0000-0000-000000000000'

/** What is walked through in the order of ids, a piece at a time, and then from the beginning again. */
export type Walked = 'cart' | 'visitor'

/** A row met on a walk; `isOld`: it was made so long ago that it may go. */
export interface Met {
  readonly id: string
  readonly isOld: boolean
}

/** The last id of a piece of at most `most` rows; null where the walk is at its end: ids tell what was made first, and behind a young one are only younger ones. */
export function endOf(met: readonly Met[], most: number): string | null {
  const last = met.at(-1)
  return last !== undefined && last.isOld && met.length === most ? last.id : null
}

/**
 * Looks at the next piece, behind where the last one ended on whichever server, in one transaction. `look` answers the last id that it has seen; null
 * where it came to the end. Where another server is at it, it is left to that one. Rows are read by their indexes, however few PostgreSQL
 * believes there are.
 */
export async function walkOn(
  db: Db,
  what: Walked,
  look: (inside: Db, behind: string) => Promise<string | null>,
): Promise<void> {
  await inTransaction(db, async (inside) => {
    await rows(inside, 'set local enable_seqscan = off')
    const [place] = await rows<{ behind: string }>(
      inside,
      'select behind from walk where what = $1 for update skip locked',
      [what],
    )
    if (place === undefined) return
    const last = await look(inside, place.behind)
    await rows(inside, 'update walk set behind = $2 where what = $1', [what, last ?? NOWHERE])
  })
}
