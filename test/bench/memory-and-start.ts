import type { Bench } from './bench.ts'
import { benchEnvironment, openBenchShop } from './bench-shop.ts'
import { median } from './contest.ts'
import { number, time, told } from './figures.ts'
import { build, runProgram, startServerProcess } from './processes.ts'

/** What `catalogue-probe` measures, in a process of its own. */
export interface Probe {
  /** Heap of the catalogue and its index, by campaign. */
  readonly bytesACampaign: number
  /** Reading all rows and parsing their JSON, nothing more. */
  readonly readMilliseconds: number
  /** The catalogue, ready to decide. */
  readonly openMilliseconds: number
  /** The catalogue again, after one campaign of all has changed. */
  readonly refreshMilliseconds: number
}

/** P17: heap of one active campaign. P19: the start of a server with 10,000 of them. */
export const memoryAndStart: Bench = async ({ cluster, pace, small }) => {
  const shop = await openBenchShop(await cluster.database(), small ? 1_000 : 10_000)
  const empty = await openBenchShop(await cluster.database(), 5)
  const program = build()
  const [probes, full, bare]: [Probe[], number[], number[]] = [[], [], []]
  for (let round = 0; round < pace.rounds; round++) {
    probes.push(await runProgram<Probe>('./catalogue-probe.ts', { url: shop.url }))
    full.push(await startOf(program, shop.url))
    bare.push(await startOf(program, empty.url))
  }
  await shop.close()
  await empty.close()
  const middle = (pick: (probe: Probe) => number): number => median(probes.map(pick))
  const [read, open, refresh] = [
    middle((p) => p.readMilliseconds),
    middle((p) => p.openMilliseconds),
    middle((p) => p.refreshMilliseconds),
  ]
  const bytes = middle((probe) => probe.bytesACampaign)
  const campaigns = number(shop.campaigns.length)
  return [
    told('P17 heap an active campaign', `${number(bytes / 1024)} KB`, {
      target: 'at most 2.6 KB',
      reached: bytes <= 2662,
    }),
    told(`P19 catalogue of ${campaigns} read and ready`, time(open), {
      limit: time(read),
      ratio: number(open / read),
      target: 'at most 2 x',
      reached: open / read <= 2,
    }),
    told('P19 one of them changed', time(refresh), { limit: time(open), ratio: number(refresh / open) }),
    told(`P19 server start, ${campaigns} against 5`, time(median(full)), {
      limit: time(median(bare)),
      ratio: number(median(full) / median(bare)),
    }),
  ]
}

async function startOf(program: string, url: string): Promise<number> {
  const server = await startServerProcess(program, benchEnvironment(url))
  await fetch(`${server.url}/health/ready`)
  await server.stop()
  return server.startMilliseconds
}
