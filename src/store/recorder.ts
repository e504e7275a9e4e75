import type { Database } from './database.ts'
import { Gathered } from './gathered.ts'
import type { RecordItem } from './record-batch.ts'
import { recordApart } from './record-apart.ts'
import { type Recorded, type Recording, recordOnce } from './record-once.ts'
import { isLockNotHad } from './transaction.ts'

/** Records redemptions for one server. */
export interface Recorder {
  /**
   * Records one, whole or not at all. `contended` names the campaign whose counter all its redemptions want: what arrives while one batch of
   * it commits is the next batch. All others go at once while few are under way, and together once many are. `toJudge`: segments follow what
   * customers buy.
   */
  record(item: RecordItem, options: { now: Date; contended: string | null; toJudge: boolean }): Promise<Recorded>
}

/** Most redemptions of one batch. */
const MOST = 256
/** Batches under way at once of what wants nothing in common: while so many commit, what arrives gathers. */
const MOST_AT_ONCE = 2
/** A redemption that somebody waits for. */
interface Waiting extends Recording {
  readonly resolve: (recorded: Recorded) => void
  readonly reject: (error: unknown) => void
}

/** Who is told that a redemption failed: whoever waits for it, or those who try once more. */
type Failed = (waiting: Waiting, error: unknown) => void

/** Opens the recorder of one server. */
export function openRecorder(database: Database): Recorder {
  const lanes = new Map<string, Gathered<Waiting>>()
  const reject: Failed = (waiting, error) => waiting.reject(error)
  // What meets a row that somebody keeps waits for it once more, beside all lanes: nobody else waits with it.
  const patient = new Gathered<Waiting>((batch) => recordAll(database, batch, reject), { most: MOST, atOnce: 1 })
  const failed: Failed = (waiting, error) => (isLockNotHad(error) ? patient.add(waiting) : waiting.reject(error))
  const open = (most: number, emptied: () => void): Gathered<Waiting> =>
    new Gathered((batch) => recordAll(database, batch, failed), { most: MOST, atOnce: most, emptied })
  const others = open(MOST_AT_ONCE, () => {})
  const laneOf = (campaign: string): Gathered<Waiting> => {
    const lane = lanes.get(campaign) ?? open(1, () => void lanes.delete(campaign))
    lanes.set(campaign, lane)
    return lane
  }
  return {
    record: (item, { now, contended, toJudge }) =>
      new Promise<Recorded>((resolve, reject) => {
        const lane = contended === null ? others : laneOf(contended)
        lane.add({ item, now, toJudge, resolve, reject })
      }),
  }
}

/** Records a batch and tells each; where it fails as a whole, each goes alone, so that one's failure is no other's. */
async function recordAll({ open }: Database, batch: readonly Waiting[], failed: Failed): Promise<void> {
  try {
    const recorded = await recordOnce(open, batch)
    for (const [at, { resolve }] of batch.entries()) resolve(recorded[at]!)
  } catch (error) {
    if (batch.length === 1) failed(batch[0]!, error)
    else await recordApart(open, batch, { error, kept: ({ resolve }, recorded) => resolve(recorded), failed })
  }
}
