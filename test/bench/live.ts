import { cpus } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { startCluster } from './cluster.ts'
import { compete, median, type Pace, type Turn } from './contest.ts'
import { type Figure, figureOf, number, ratioOf, tableOf, time, told } from './figures.ts'
import { GROUPS, metric, setStage, type Stage, subscriptions, withPool } from './live-stage.ts'
import { optionsIn } from './options-in.ts'
import type { Pool } from './pool.ts'
import type { ServerProcess } from './processes.ts'
import { walletOverHttp } from './wallet-http.ts'

const HELP = 'npm run bench:live -- [--sockets 5000] [--rounds 3] [--seconds 3]'
const AT_ONCE = 4

/** Live streams at their size: P14, P15, P16, P18, how fast clients come, and how fast they are whole again. */
async function main(words: readonly string[]): Promise<void> {
  const option = optionsIn(words, HELP)
  const sockets = option('--sockets', 5000)
  const pace = { rounds: option('--rounds', 3), seconds: option('--seconds', 3) }
  const cluster = await startCluster()
  const figures: Figure[] = []
  try {
    figures.push(...(await walletOverHttp({ cluster, pace, small: false, large: false })))
    const stage = await setStage(cluster, sockets)
    try {
      for (const bench of [oneOfFew, crowd, fanOut, otherServer, recovery]) {
        figures.push(...(await bench(stage, sockets, pace)))
        console.error(`${bench.name}: ${figures.at(-1)!.boon}`)
      }
    } finally {
      await stage.close()
    }
  } finally {
    await cluster.stop()
  }
  console.log(
    `\n${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.version}, ${sockets} sockets\n`,
  )
  console.log(tableOf(figures))
}

const AMONG_FEW = 100
const EVENTS = 200
let amongFew = 0

/** P16, its measure: an event for one of a hundred. */
async function oneOfFew(stage: Stage): Promise<Figure[]> {
  return withPool(async (pool) => {
    await stage.listen(pool, [stage.here], AMONG_FEW)
    amongFew = await eventsForOne(stage, pool)
    return [told(`P16 an event for one of ${AMONG_FEW}`, time(amongFew))]
  })
}

/** How fast a crowd comes; P16 among it; and an event for all of it. */
async function crowd(stage: Stage, sockets: number): Promise<Figure[]> {
  return withPool(async (pool) => {
    const came = await stage.listen(pool, [stage.here], sockets)
    const amongAll = await eventsForOne(stage, pool)
    const ratio = amongAll / amongFew
    const everybody = stage.campaigns.at(-1)!
    const begin = performance.now()
    await stage.toggle(stage.here, everybody)
    await pool.tell({ kind: 'count', wanted: sockets })
    const all = performance.now() - begin
    const lag = (await metric(stage.here, 'nodejs_eventloop_lag_max_seconds')) * 1000
    await stage.toggle(stage.here, everybody)
    await pool.tell({ kind: 'count', wanted: sockets })
    return [
      told('connects and subscribes', `${number((sockets / came) * 1000)}/s`),
      told(`P16 an event for one of ${sockets}`, time(amongAll), {
        limit: time(amongFew),
        ratio: number(ratio),
        target: 'at most 1.5 x',
        reached: ratio <= 1.5,
      }),
      told(`an event for all of ${sockets}, until the last has it`, time(all)),
      told('longest delay of the event loop meanwhile', time(lag)),
    ]
  })
}

/** From the request to the message, in the middle. */
async function eventsForOne(stage: Stage, pool: Pool): Promise<number> {
  const firsts = stage.campaigns[GROUPS]!
  const upsert = 'mutation ($input: CustomerUpsertInput!) { customerUpsert(input: $input) { userErrors { message } } }'
  if (!firsts.up) await stage.toggle(stage.here, firsts)
  await wait(500)
  const times: number[] = []
  for (let event = 0; event < EVENTS; event += 1) {
    const start = now()
    const attributes = { group: 'g0', first: event % 2 === 0 ? 'yes' : 'no' }
    await stage.call(stage.here, upsert, { input: { externalId: 'listener-1', attributes } })
    const { at } = await pool.tell({ kind: 'count', wanted: 1 })
    times.push(at[0]! - start)
  }
  await stage.toggle(stage.here, firsts)
  return median(times)
}

/** P15: a campaign for one shopper in a hundred goes up or down; the limit changes one row and sends a constant string. */
async function fanOut(stage: Stage, sockets: number, pace: Pace): Promise<Figure[]> {
  const each = sockets / GROUPS
  return withPool((boons) =>
    withPool(async (constants) => {
      await stage.listen(boons, [stage.here], sockets)
      await constants.tell({
        kind: 'open',
        urls: [stage.constant.url.replace('http', 'ws')],
        tokens: stage.tokens,
        query: '',
      })
      await wait(500)
      const boon = (group: number) => stage.toggle(stage.here, stage.campaigns[group]!)
      const limit = async (group: number) => {
        await (await fetch(`${stage.constant.url}/toggle/${group}`, { method: 'POST' })).text()
      }
      const outcome = await compete(
        {
          measure: 'rate',
          boon: { name: 'boon', play: (seconds) => deliver(stage.here, boons, each, boon, seconds) },
          limit: { name: 'constant', play: (seconds) => deliver(stage.constant, constants, each, limit, seconds) },
        },
        pace,
      )
      const { doubled } = await boons.tell({ kind: 'count', wanted: 0 })
      if (doubled > 0) throw new Error(`${doubled} events were doubled`)
      const target = { text: 'at least 0.6 x', holds: () => ratioOf(outcome) >= 0.6 }
      return [figureOf(`P15 events to ${sockets} sockets, each for 1 in 100`, outcome, target)]
    }),
  )
}

/** All groups in turn, until time is up; every message must have come, and none besides. */
async function deliver(
  server: ServerProcess,
  pool: Pool,
  each: number,
  change: (group: number) => Promise<void>,
  seconds: number,
): Promise<Turn> {
  const start = performance.now()
  const cpu = server.cpuMilliseconds()
  let delivered = 0
  while (performance.now() - start < seconds * 1000) {
    const groups = Array.from({ length: GROUPS }, (_, group) => group)
    const work = async (): Promise<void> => {
      for (let group = groups.pop(); group !== undefined; group = groups.pop()) await change(group)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    const { heard } = await pool.tell({ kind: 'count', wanted: each * GROUPS })
    if (heard !== each * GROUPS) throw new Error(`${heard} messages came instead of ${each * GROUPS}`)
    delivered += heard
  }
  const milliseconds = performance.now() - start
  return {
    medianMilliseconds: milliseconds / delivered,
    perSecond: (delivered / milliseconds) * 1000,
    cpuMilliseconds: (server.cpuMilliseconds() - cpu) / delivered,
  }
}

/** P18: published on one server, pushed to a shopper on another. */
async function otherServer(stage: Stage): Promise<Figure[]> {
  return withPool(async (pool) => {
    await stage.listen(pool, [stage.there], AMONG_FEW)
    const times: number[] = []
    for (let event = 0; event < EVENTS; event += 1) {
      await stage.toggle(stage.here, stage.campaigns[0]!)
      const answered = now()
      const { at } = await pool.tell({ kind: 'count', wanted: 1 })
      times.push(at[0]! - answered)
      await wait(5)
    }
    const sorted = times.toSorted((a, b) => a - b)
    const [middle, late] = [median(times), sorted[Math.floor(sorted.length * 0.99)]!]
    const text = `${time(Math.max(0.001, middle))}, p99 ${time(late)}`
    const reached = middle <= 5 && late <= 50
    return [
      told('P18 published here, pushed there, after the answer', text, { target: 'median 5 ms, p99 50 ms', reached }),
    ]
  })
}

/** A server is killed: until all its clients listen elsewhere, and have what happened meanwhile. */
async function recovery(stage: Stage, sockets: number): Promise<Figure[]> {
  return withPool(async (pool) => {
    await stage.listen(pool, [stage.here, stage.there], sockets)
    const everybody = stage.campaigns.at(-1)!
    await stage.toggle(stage.there, everybody)
    await pool.tell({ kind: 'count', wanted: sockets })
    const start = performance.now()
    await stage.here.kill()
    await stage.toggle(stage.there, everybody)
    while ((await subscriptions([stage.there])) < sockets) await wait(100)
    const listening = performance.now() - start
    const { heard, reconnected, doubled } = await pool.tell({ kind: 'count', wanted: sockets })
    const whole = performance.now() - start
    if (heard !== sockets || doubled > 0) throw new Error(`${heard} of ${sockets} heard, ${doubled} twice`)
    return [
      told(`a killed server's ${reconnected} clients listen elsewhere`, time(listening)),
      told('… and all have what happened meanwhile, once', time(whole)),
    ]
  })
}

function now(): number {
  return performance.timeOrigin + performance.now()
}

await main(process.argv.slice(2))
