import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { ChurnAnswer, ChurnOrder } from './churn-clients.ts'
import { startCluster } from './cluster.ts'
import { setStage, type Stage, subscriptions } from './live-stage.ts'
import { optionsIn } from './options-in.ts'
import { openServerMemory } from './server-memory.ts'

const HELP = 'npm run soak:memory -- [--minutes 10] [--seconds-a-minute 60]'
const SHOPPERS = 500
/** Heap may differ by so much between the second minute and the last: caches that fill, and what collecting leaves. */
const TOLERANCE_BYTES = 4 * 1024 * 1024
const MEGABYTE = 1024 * 1024

/** Shoppers connect, subscribe, are told and drop, for minutes: at the end of each all leave, and what the server still holds is told. */
async function main(words: readonly string[]): Promise<void> {
  const option = optionsIn(words, HELP)
  const minutes = option('--minutes', 10)
  const milliseconds = option('--seconds-a-minute', 60) * 1000
  const memory = openServerMemory()
  const cluster = await startCluster()
  const stage = await setStage(cluster, SHOPPERS, memory.environment)
  const clients = fork(fileURLToPath(new URL('./churn-clients.ts', import.meta.url)), { stdio: 'inherit' })
  const heaps: number[] = []
  try {
    console.log('| minute | connects | subscriptions | events | failed | heap | RSS |\n|---|---|---|---|---|---|---|')
    for (let minute = 1; minute <= minutes; minute += 1) {
      const count = await churn(stage, clients, milliseconds)
      const { heapUsed, rss } = await memory.of(stage.here)
      heaps.push(heapUsed)
      const { connected, subscribed, events, failed } = count
      console.log(
        `| ${minute} | ${connected} | ${subscribed} | ${events} | ${failed} | ${megabytes(heapUsed)} | ${megabytes(rss)} |`,
      )
    }
  } finally {
    clients.kill()
    await stage.close()
    await cluster.stop()
    memory.close()
  }
  const growth = heaps.at(-1)! - (heaps[1] ?? heaps[0]!)
  console.log(`\nheap since the second minute: ${megabytes(growth)}`)
  process.exitCode = growth > TOLERANCE_BYTES ? 1 : 0
}

/** A minute of coming and going, while a campaign for everybody goes up and down; then all are gone. */
async function churn(stage: Stage, clients: ChildProcess, milliseconds: number): Promise<ChurnAnswer> {
  const end = performance.now() + milliseconds
  await tell(clients, stage, 'come')
  while (performance.now() < end) {
    await stage.toggle(stage.here, stage.campaigns.at(-1)!)
    await wait(500)
  }
  const count = await tell(clients, stage, 'leave')
  while ((await subscriptions([stage.here])) > 0) await wait(100)
  return count
}

async function tell(clients: ChildProcess, { here, tokens }: Stage, kind: ChurnOrder['kind']): Promise<ChurnAnswer> {
  const answer = once(clients, 'message')
  clients.send({ kind, url: `${here.url.replace('http', 'ws')}/graphql`, tokens } satisfies ChurnOrder)
  return (await answer)[0] as ChurnAnswer
}

function megabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`
}

await main(process.argv.slice(2))
