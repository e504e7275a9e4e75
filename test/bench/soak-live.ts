import { type BusName, type BusServer, layWire, startBusServer, type Wire } from '../support/bus-servers.ts'
import { tryTheLaw } from '../support/live-law.ts'
import { benchEnvironment } from './bench-shop.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { optionsIn } from './options-in.ts'
import { build, startServerProcess } from './processes.ts'

const BUSES = ['postgres', 'redis', 'nats'] as const
const HELP = `npm run soak:live -- [${BUSES.join(' ')}] [--actions 200] [--shoppers 20] [--seed 1] [--seeds 1]`
const CUT_MILLISECONDS = 20_000

/** Tries the law of the stream on each bus: three servers, one killed, the bus cut off from one of them for 20 seconds. */
async function main(words: readonly string[]): Promise<void> {
  const chosen = BUSES.filter((bus) => words.includes(bus))
  const program = build('boon-soak')
  const cluster = await startCluster()
  const option = optionsIn(words, HELP)
  const first = option('--seed', 1)
  try {
    for (const bus of chosen.length > 0 ? chosen : BUSES)
      for (let seed = first; seed < first + option('--seeds', 1); seed += 1)
        await soak(bus, seed, {
          cluster,
          program,
          actions: option('--actions', 200),
          shoppers: option('--shoppers', 20),
        })
  } finally {
    await cluster.stop()
  }
}

interface Soak {
  readonly cluster: Cluster
  readonly program: string
  readonly actions: number
  readonly shoppers: number
}

async function soak(
  bus: (typeof BUSES)[number],
  seed: number,
  { cluster, program, actions, shoppers }: Soak,
): Promise<void> {
  const server = bus === 'postgres' ? null : await startBusServer(bus)
  const wire = server && (await layWire(server.port))
  const environment = benchEnvironment(await cluster.database())
  let started = 0
  const report = await tryTheLaw({
    seed,
    actions,
    shoppers,
    restsEvery: 20,
    servers: 3,
    killBefore: Math.floor(actions / 2),
    adminKey: environment.BOON_ADMIN_KEY!,
    start: () => startServerProcess(program, { ...environment, ...fanout(bus, server, started++ === 0 ? wire : null) }),
    before: (action) => {
      if (wire === null || action !== Math.floor(actions / 4)) return
      wire.cut()
      setTimeout(() => wire.join(), CUT_MILLISECONDS)
    },
    tell: (line) => console.error(`${bus}, seed ${seed}: ${line}`),
  })
  await wire?.close()
  await server?.stop()
  console.log(`${bus}, seed ${seed}: ${JSON.stringify(report)}`)
}

/** One server alone is behind the wire that is cut. */
function fanout(bus: 'postgres' | BusName, server: BusServer | null, wire: Wire | null): Record<string, string> {
  return server === null ? {} : { BOON_FANOUT_URL: `${bus}://127.0.0.1:${wire?.port ?? server.port}` }
}

await main(process.argv.slice(2))
