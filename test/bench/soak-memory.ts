import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { ChurnAnswer, ChurnOrder } from './churn-clients.ts'
import { startCluster } from './cluster.ts'
import { setStage, type Stage, subscriptions } from './live-stage.ts'

const HELP = 'npm run soak:memory -- [--minutes 10] [--seconds-a-minute 60]'
const SHOPPERS = 500
/** Heap may differ by so much between the second minute and the last: caches that fill, and what collecting leaves. */
const TOLERANCE_BYTES = 4 * 1024 * 1024
const MEGABYTE = 1024 * 1024

interface Memory {
  readonly heapUsed: number
  readonly external: number
  readonly rss: number
}

/** Shoppers connect, subscribe, are told and drop, for minutes: at the end of each all leave, and what the server still holds is told. */
async function main(words: readonly string[]): Promise<void> {
  const minutes = optionOf(words, '--minutes', 10)
  const milliseconds = optionOf(words, '--seconds-a-minute', 60) * 1000
  const folder = mkdtempSync(join(tmpdir(), 'boon-memory-'))
  const file = join(folder, 'memory.json')
  const probe = new URL('./memory-probe.ts', import.meta.url).href
  const cluster = await startCluster()
  const stage = await setStage(cluster, SHOPPERS, {
    MEMORY_FILE: file,
    NODE_OPTIONS: `--expose-gc --no-warnings --import ${probe}`,
  })
  const clients = fork(fileURLToPath(new URL('./churn-clients.ts', import.meta.url)), { stdio: 'inherit' })
  const heaps: number[] = []
  try {
    console.log('| minute | connects | subscriptions | events | failed | heap | RSS |\n|---|---|---|---|---|---|---|')
    for (let minute = 1; minute <= minutes; minute += 1) {
      const count = await churn(stage, clients, milliseconds)
      const { heapUsed, rss } = await memoryOf(stage, file)
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
    rmSync(folder, { recursive: true, force: true })
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

/** Once what is asked at rest has been answered: timers of a second that a stream has left run out before. */
async function memoryOf({ here }: Stage, file: string): Promise<Memory> {
  await wait(3000)
  rmSync(file, { force: true })
  here.signal('SIGUSR2')
  for (;;) {
    await wait(100)
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as Memory
    } catch {
      // Not written yet, or not whole.
    }
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`
}

function optionOf(words: readonly string[], name: string, otherwise: number): number {
  const at = words.indexOf(name)
  const value = at < 0 ? otherwise : Number(words[at + 1])
  if (!(value > 0)) throw new Error(HELP)
  return value
}

await main(process.argv.slice(2))
