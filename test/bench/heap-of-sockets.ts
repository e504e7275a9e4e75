import { setTimeout as wait } from 'node:timers/promises'
import type { Bench } from './bench.ts'
import { number, told } from './figures.ts'
import { setStage, type Stage, subscriptions, withPool } from './live-stage.ts'
import { type Memory, openServerMemory, type ServerMemory } from './server-memory.ts'

const MOST_KILOBYTES = 18

/** P17: heap of one socket, its shopper listening to her offers. A crowd as large has come and gone before: what caches keep is not counted. */
export const heapOfSockets: Bench = async ({ cluster, small }) => {
  const count = small ? 200 : 1_000
  const memory = openServerMemory()
  const stage = await setStage(cluster, count, memory.environment)
  try {
    await withCrowd(stage, memory, count)
    while ((await subscriptions([stage.here])) > 0) await wait(100)
    const without = await memory.of(stage.here)
    const full = await withCrowd(stage, memory, count)
    const kilobytes = (kind: keyof Memory): number => (full[kind] - without[kind]) / count / 1024
    return [
      told(
        `P17 heap a socket, ${number(count)} of them`,
        `${number(kilobytes('heapUsed'))} KB (outside the heap ${number(kilobytes('external'))} KB)`,
        { target: `at most ${MOST_KILOBYTES} KB`, reached: kilobytes('heapUsed') <= MOST_KILOBYTES },
      ),
    ]
  } finally {
    await stage.close()
    memory.close()
  }
}

/** What the server holds while so many listen; then they leave. */
function withCrowd(stage: Stage, memory: ServerMemory, count: number): Promise<Memory> {
  return withPool(async (pool) => {
    await stage.listen(pool, [stage.here], count)
    return memory.of(stage.here)
  })
}
