import type { Database } from './database.ts'
import { Gathered, type GatheredOptions } from './gathered.ts'
import type { RecordItem } from './record-batch.ts'
import { recordApart } from './record-apart.ts'
import { type Recorded, type Recording, recordOnce } from './record-once.ts'
import { isLockNotHad } from './transaction.ts'

/** Records redemptions for one server. */
export interface Recorder {
  /**
   * Records one, whole or not at all. `contended` names the campaign whose counter all its redemptions want: what arrives while one batch of
   * it commits is the next batch. So is what arrives while one batch of all others commits, but for one that takes long: who waits for a row holds
   * up nobody else. `toJudge`: segments follow what customers buy.
   */
  record(item: RecordItem, options: { now: Date; contended: string | null; toJudge: boolean }): Promise<Recorded>
}

/** Most redemptions of one batch. */
const MOST = 256
/** Milliseconds after which a batch of what wants nothing in common waits for somebody's row, or a slow disk. */
const LATE = 100

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
  const open = (options: Partial<GatheredOptions>): Gathered<Waiting> =>
    new Gathered((batch) => recordAll(database, batch, failed), { most: MOST, atOnce: 1, ...options })
  const others = open({ late: LATE })
  const laneOf = (campaign: string): Gathered<Waiting> => {
    const lane = lanes.get(campaign) ?? open({ emptied: () => void lanes.delete(campaign) })
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
